// What the ballot box's tests share: keys, slips, ballots made from a number.
#pragma once

#include "core/store/ballot_box.h"
#include "tests/core/folder.h"

namespace tests {

inline crypto::SecretBytes box_key(std::uint8_t which) { return crypto::SecretBytes(32, which); }

inline crypto::Digest slip(std::uint32_t number) {
  const std::string text = "slip " + std::to_string(number);
  return crypto::blake2b(crypto::as_bytes(text));
}

inline std::vector<crypto::Digest> slips(std::uint32_t count) {
  std::vector<crypto::Digest> all;
  for (std::uint32_t number = 0; number < count; ++number) all.push_back(slip(number));
  return all;
}

/// Bytes as a sealed ballot might have them, always the same for a number.
inline core::StoredBytes ballot(std::uint32_t number, std::size_t bytes = 9000) {
  core::StoredBytes all;
  crypto::Digest block = slip(number + 1'000'000);
  while (all.size() < bytes) {
    block = crypto::blake2b(block);
    all.insert(all.end(), block.begin(), block.end());
  }
  all.resize(bytes);
  return all;
}

inline core::StoreError error_of(const auto& result) { return result ? core::StoreError{} : result.error(); }

/// A box with `count` slips and room for as many ballots of 10,000 bytes.
inline core::BallotBox laid_out(const std::filesystem::path& file, std::uint32_t count,
                                std::uint8_t key = 7) {
  auto box = core::BallotBox::create(file, box_key(key)).value();
  box.lay_out(slips(count), count, 10'000).value();
  return box;
}

inline void cast(core::BallotBox& box, std::uint32_t number) {
  box.hold(ballot(number)).value();
  box.cast_pending(slip(number)).value();
}

}  // namespace tests
