// The box sealed, on each copy: a fresh file under a fresh key, then the old file, its key and its wraps
// destroyed.
#include <array>

#include "core/files/durable_file.h"
#include "core/record/codec.h"
#include "core/terminal/terminal_state.h"
#include "core/terminal/unfinished.h"

namespace core {
namespace {

namespace event = course_event;

/// What one copy came to.
struct SealedCopy {
  std::optional<BallotBox> box;
  std::optional<Message> why;
  bool unclear = false;  ///< the sealed box has its name, and could neither be confirmed nor taken back
};

// The sealed box lies whole under its own name before anything of the open one is destroyed; until then the
// open box counts. When it fails the name is given up again: were it kept, ballots cast from now on would be
// passed over at the next start.
SealedCopy seal_copy(const BallotBox& source, const DataFolder& home, const RestartWraps& wraps,
                     const crypto::SecretBytes& key, std::span<const BallotBox::Document> documents) {
  SealedCopy copy;
  if (auto written = write_restart_wraps(wraps, home.sealed_wraps()); !written) {
    copy.why = written.error();
  } else if (auto made = source.seal_into(home.sealed_box(), key, documents); made) {
    // Looked at and synced before it had its name, opened again under it: read back from the medium.
    copy.box = std::move(*made);
  } else {
    copy.why = store_message(made.error());
  }
  if (copy.why) copy.unclear = !take_sealing_back(home);
  return copy;
}

}  // namespace

std::expected<void, Message> Terminal::State::seal(const Closing& closing, const event::Closed& outcome) {
  const auto wraps = read_restart_wraps(folder.open_wraps());
  if (!wraps) return std::unexpected(wraps.error());
  crypto::SecretBytes sealed_key(32, 0);
  crypto::fill_random(sealed_key);
  const auto sealed_wraps = make_restart_wraps(sealed_key, wraps->members);
  const auto log_before = log.entries();
  note("voting_closed", {{"cast", outcome.cast},
                         {"discarded", outcome.discarded},
                         {"opened", outcome.opened},
                         {"terminal", 1u}});
  SavedCourse saved{conference_digest(conference), kind, course, restarts, roll_digest(conference.delegates)};
  step(saved.state, outcome);
  std::vector documents{document("manifest", foundations->manifest_bytes),
                        document("ceremony", encode(foundations->ceremony)),
                        document("opening", encode(foundations->opening)),
                        document("certificates", encode(foundations->certificates)),
                        document("closing", encode(ClosingFile{{closing}, {}})),
                        document("terminal.seed", terminal_key->seed()),
                        document("course", write_course(saved)),
                        document("log", encode(log.entries()))};
  if (copies.wanted) documents.push_back(document(kCopiesKept, kept_twice() ? kTwoCopies : kOneCopy));
  std::array<SealedCopy, 2> sealed;
  std::optional<TwinBox> made;
  for (const Copy which : {Copy::kFirst, Copy::kSecond}) {
    if (!box->live(which)) continue;
    auto& copy = sealed[index_of(which)];
    const DataFolder& home = *homes[index_of(which)];
    copy = seal_copy(*box->copy(which), home, sealed_wraps, sealed_key, documents);
    if (!copy.box) continue;
    if (made)
      made->add(std::move(*copy.box), which);
    else
      made.emplace(std::move(*copy.box), which);
  }
  if (!made) {
    log.replace(log_before);
    if (sealed[0].unclear || sealed[1].unclear) {
      // Open or sealed: the medium alone can say, once it can be read again. At the next start a sealed box
      // would count, and ballots cast from now on would be lost.
      const Copy which = sealed[0].unclear ? Copy::kFirst : Copy::kSecond;
      box.reset();
      voting.reset();
      ask_to_resume(course);
      return std::unexpected(
          Message("store.cannot_destroy", {homes[index_of(which)]->sealed_box().string()}));
    }
    return std::unexpected(*sealed[sealed[0].why ? 0 : 1].why);
  }
  voting.reset();
  box = std::move(*made);
  box_key = std::move(sealed_key);
  crypto::SecretBytes().swap(slip_key);
  for (const Copy which : {Copy::kFirst, Copy::kSecond}) {
    const auto& copy = sealed[index_of(which)];
    // One that could not be sealed still has the open box on it.
    if (copy.why) take(copies_event::Failed{which, CopyHealth::kFailed, *copy.why});
    if (!box->live(which)) continue;
    const DataFolder& home = *homes[index_of(which)];
    if (!destroy_file(home.open_wraps()) || !destroy_box(home.open_box()))
      course.message = Message("store.cannot_destroy", {home.open_box().string()});
  }
  return {};
}

}  // namespace core
