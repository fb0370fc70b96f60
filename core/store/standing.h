// The two copies of a ballot box, and how they stand to each other.
#pragma once

#include <cstddef>
#include <cstdint>

namespace core {

/// The terminal's own disk, and the second medium.
enum class Copy : std::uint8_t { kFirst = 0, kSecond = 1 };
constexpr std::size_t index_of(Copy copy) { return static_cast<std::size_t>(copy); }
constexpr Copy other_of(Copy copy) { return copy == Copy::kFirst ? Copy::kSecond : Copy::kFirst; }

enum class Standing : std::uint8_t {
  kSame,
  kInterrupted,  ///< one transaction, or the closing, reached the newer alone: the power went between the two
  kLeftBehind,   ///< the newer went on alone, and knows it
  kRolledBack,   ///< the older is older than it can have become by itself: it was put back
  kDiffer,       ///< as old as each other, and they hold different things
};

struct Comparison {
  Standing standing = Standing::kSame;
  Copy newer = Copy::kFirst;                               ///< no meaning when kSame or kDiffer
  bool ballots = false, slips = false, documents = false;  ///< what differs
};

}  // namespace core
