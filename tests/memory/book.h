// What must not be found: secrets as masked windows. Nothing in here holds a secret in the clear, so that a
// scan of the whole process never finds the test's own knowledge.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace witness {

class Book {
 public:
  Book();

  /// Names of what is written down from now on end in this word.
  void phase(std::string_view name) { phase_ = name; }
  /// Values derived from now on belong to this ballot; 0: to none.
  void group(std::uint32_t number) { group_ = number; }
  std::uint32_t group() const { return group_; }

  /// A random-looking secret of at least 16 bytes, also as hex: every 16 bytes of it, in steps of 8. What
  /// looks like a pattern of its own (a small number) or has been made public is left out.
  void add(std::string_view name, std::span<const std::uint8_t> secret);
  /// A secret text of at least 8 random characters: every 8 of them, also as UTF-16 and UTF-32 (every 8
  /// characters).
  void add_text(std::string_view name, std::string_view text);
  /// 9 to 32 bytes exactly as they are, whatever they look like.
  void add_exactly(std::string_view name, std::span<const std::uint8_t> secret);
  /// Another name for a secret that is there: what it turned out to be used for. Nothing if it is not there.
  void rename(std::span<const std::uint8_t> secret, std::string_view from, std::string_view to);
  /// The secret belongs to the present group from now on.
  void regroup(std::span<const std::uint8_t> secret);
  /// Whether the first or the last 16 of 32 bytes are a secret.
  bool has(std::span<const std::uint8_t> value) const;
  /// The name of a secret without the part of the meeting; empty if it is none.
  std::string_view kind_of(std::span<const std::uint8_t> value) const;
  /// Whether it has been made public and looks random.
  bool is_public(std::span<const std::uint8_t> value) const;
  /// The ballot that the secret belongs to, 0 if none.
  std::uint32_t group_of(std::span<const std::uint8_t> value) const;
  /// Public from now on: no secret any more, now or later.
  void publish(std::span<const std::uint8_t> value);
  /// The same, but only if it is a secret now: what follows from public values alone.
  void publish_if_there(std::span<const std::uint8_t> value);
  /// Everything of one ballot is public: it was opened for a check.
  void publish_group(std::uint32_t number);

  struct Match {
    std::string_view name;
    std::uint32_t window;  ///< numbers the windows: the same one twice is the same secret twice
  };
  /// A cheap first look at 8 bytes; false for most of the memory.
  bool may_begin(std::uint64_t eight) const {
    const std::uint64_t masked = mask(eight);
    return bloom_->test(masked >> (64 - kBloomBits));
  }
  /// The secret that `at` (kLongest readable bytes) begins with, if any.
  const Match* find(const std::uint8_t* at) const;
  std::size_t size() const { return windows_.size(); }

  static constexpr std::size_t kLongest = 32;

 private:
  static constexpr unsigned kBloomBits = 23;
  struct Window {
    std::uint64_t rest;  // of the bytes after the first eight, masked
    std::size_t length;
    std::uint32_t group;
    Match match;
  };
  // One to one, and unknown to whoever looks at the process: the masks are drawn at the start.
  std::uint64_t mask(std::uint64_t word) const { return (word ^ pad_) * factor_; }
  std::uint64_t mask_rest(const std::uint8_t* after, std::size_t length) const;
  void add_window(std::string_view name, const std::uint8_t* at, std::size_t length);
  const Window* find_window(const std::uint8_t* at, std::size_t length) const;
  std::string_view named(std::string_view name);

  std::uint64_t pad_ = 0, factor_ = 0;
  std::string phase_ = "start";
  std::uint32_t group_ = 0, numbered_ = 0;
  std::unordered_multimap<std::uint64_t, Window> windows_;
  std::unordered_set<std::uint64_t> public_;
  std::unordered_set<std::string> names_;
  std::unique_ptr<std::bitset<std::size_t{1} << kBloomBits>> bloom_;
};

}  // namespace witness
