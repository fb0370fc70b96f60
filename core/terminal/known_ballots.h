// The ids and codes of the ballots that a box holds already. A terminal whose random numbers repeat would
// make one ballot for two delegates, who would both find their code in the record and one vote.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "core/record/types.h"
#include "core/store/ballot_box.h"

namespace core {

class KnownBallots {
 public:
  /// Lines as the box holds them: cast, opened or discarded. One that begins like none of these is passed
  /// over.
  void add_lines(std::span<const StoredBytes> lines);
  void add(const RecordedBallot& ballot);
  /// Whether its id or its code is a known one. From one seed both ids are the same, whatever is marked; and
  /// with the ids the first points, which are multiples by numbers drawn from the seed (PROTOCOL.md 2.4).
  bool has(const RecordedBallot& ballot) const;

 private:
  using Key = std::array<char, 32>;  // an id in hex, or a code and zeros
  static Key key(std::string_view text);
  void add(std::string_view text);
  bool has(std::string_view text) const;

  // Sorted, and of one piece: neither their order nor their places in memory tell the order of casting.
  std::vector<Key> keys_;
};

}  // namespace core
