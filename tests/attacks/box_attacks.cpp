// Attacks by a terminal whose box the committee takes: boxes with good signatures and proofs that hold
// another's ballot.
#include "core/record/hashes.h"
#include "core/terminals/sealed_box.h"
#include "tests/attacks/attack.h"
#include "tests/core/support/tiny_record.h"

using namespace core;
using namespace core::test;
using namespace attacks;

namespace {

SealedBox box_of(const TinyRecord& tiny) {
  return {tiny.conference,  tiny.opening,       tiny.terminal.public_key(), tiny.record.closing.closings[0],
          tiny.record.cast, tiny.record.opened, tiny.record.discarded};
}

OpenedConference opened(const TinyRecord& tiny) {
  return {tiny.record.manifest, tiny.record.ceremony.transcript, tiny.conference,
          tiny.opening,         tiny.record.certificates,        tiny.record.log};
}

// Two boxes of one conference, as files from two sticks: are both taken?
bool both_taken(const TinyRecord& tiny, const SealedBox& first, const SealedBox& second) {
  SeenBallots seen;
  for (const SealedBox* const box : {&first, &second})
    if (!check_box(*box, opened(tiny)) || !seen.add(*box, opened(tiny))) return false;
  return true;
}

}  // namespace

TEST_CASE("row 2: a ballot of another box, in a box of good signatures and proofs", "[attacks]") {
  // The second closing has one ballot that the first has too, and every genuine signature.
  const TinyRecord tiny = make_tiny_record();
  TinyRecord again = tiny;
  const RecordedBallot copied = tiny.record.cast[0];
  again.vote();
  again.record.cast[0] = copied;
  again.sort();
  again.close();
  attack({"import-refuses-copies"}, [&] { return both_taken(tiny, box_of(tiny), box_of(again)); });
}

TEST_CASE("row 13: one code set aside in two boxes", "[attacks]") {
  const TinyRecord tiny = make_tiny_record();
  TinyRecord again = tiny;
  again.vote();
  again.record.discarded = tiny.record.discarded;
  again.close();
  attack({"import-refuses-codes-set-aside"}, [&] { return both_taken(tiny, box_of(tiny), box_of(again)); });
}
