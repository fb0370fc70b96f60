// Honest records of any size, made as fast as the machine can, to be verified by the benchmarks.
#pragma once

#include <cstdint>

#include "core/record/files.h"

namespace bench {

/// Members who decrypt, of five.
inline constexpr std::uint32_t kBigThreshold = 3;

/// Every file of a record with `ballots` (3 or more) cast on `candidates` (1 to 200).
core::RecordBytes make_big_record(std::uint32_t ballots, std::size_t candidates);

}  // namespace bench
