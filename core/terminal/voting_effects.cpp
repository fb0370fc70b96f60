// Opening and closing: what begins and ends the time in which ballots are cast.
#include <algorithm>

#include "core/files/durable_file.h"
#include "core/record/codec.h"
#include "core/record/hashes.h"
#include "core/terminal/terminal_state.h"
#include "core/terminal/unfinished.h"
#include "crypto/encoding.h"

namespace core {
namespace {

namespace event = course_event;

}  // namespace

void Terminal::State::open_voting() {
  Opening opening{{course.attended, course.present}, {}};
  const auto digest = opening_hash(foundations->conference, opening.statement);
  Certificate certificate{{1, terminal_key->public_key(), course.slips}, {}};
  const auto certified = certificate_hash(foundations->conference, digest, certificate.statement);
  for (const auto& [member, unlocked_member] : unlocked) {
    opening.signatures.push_back({member, unlocked_member.key.signing_key().sign(digest)});
    certificate.signatures.push_back({member, unlocked_member.key.signing_key().sign(certified)});
  }
  note("voting_opened",
       {{"attended", course.attended}, {"present", course.present}, {"summoned", course.summoned}});
  const std::vector documents{document("opening", encode(opening)),
                              document("certificates", encode(std::vector{certificate})),
                              document("log", encode(log.entries()))};
  if (auto put = box->put_all(documents); !put) return take(event::Failed{store_message(put.error())});
  foundations->opened = true;
  foundations->opening = std::move(opening);
  foundations->certificates = {std::move(certificate)};
  foundations->opening_digest = digest;
  voting.emplace(ballot_context(*foundations, terminal_key->public_key()), slip_key);
  take(event::Opened{});
}

void Terminal::State::close_voting(const event::Close& close, const Progress& progress) {
  // Whoever stands at the screen with a sealed ballot has not cast it.
  if (delegate.screen != DelegateScreen::kWelcome) {
    if (auto aside = voting->discard(*box); !aside) return take(event::Failed{aside.error()});
    voting->forget();
    delegate = DelegateState{};
    delegate.candidates = conference.candidates.size();
  }
  // Nor has whoever stood there when the medium failed and kept it from being set aside.
  if (const auto left = discard_left_over(*box, ballot_context(*foundations, terminal_key->public_key()));
      !left)
    return take(event::Failed{left.error()});
  const auto counts = box->counts();
  if (!counts) return take(event::Failed{store_message(counts.error())});
  if (close.undrawn_slips > counts->unspent)
    return take(event::Failed{Message("course.undrawn_over_unspent", {std::to_string(close.undrawn_slips),
                                                                      std::to_string(counts->unspent)})});
  const auto report = [&](std::size_t done, std::size_t total) {
    progress("course.working_close", done, total);
  };
  const auto contents =
      box->read([&](const BallotBox& each) { return read_contents(each, *foundations, report); });
  if (!contents) return take(event::Failed{contents.error()});

  // Of those that were cancelled some were lost and replaced, the rest nobody drew. Only now the log says so,
  // before the closing names its head.
  const std::uint32_t cancelled = counts->cancelled + close.undrawn_slips;
  const auto log_before = log.entries();
  note("slips_cancelled", {{"lost", counts->cancelled}, {"terminal", 1u}, {"undrawn", close.undrawn_slips}});
  const auto give_up = [&](const Message& why) {
    log.replace(log_before);
    take(event::Failed{why});
  };

  const auto context = ballot_context(*foundations, terminal_key->public_key());
  const auto& conference_digest_b = foundations->conference;
  const auto summary = [&](std::string_view name, std::vector<crypto::Digest> digests) {
    return SetSummary{static_cast<std::uint32_t>(digests.size()),
                      set_root(conference_digest_b, name, digests)};
  };
  std::vector<crypto::Digest> cast, opened, discarded;
  for (const auto& each : contents->cast) cast.push_back(crypto::ballot_digest(context, each.ballot));
  for (const auto& each : contents->opened)
    opened.push_back(crypto::ballot_digest(context, each.recorded.ballot));
  for (const auto& each : contents->discarded) discarded.push_back(each.digest);

  Closing closing;
  auto& statement = closing.statement;
  statement.cast = summary("cast", cast);
  statement.opened = summary("opened", opened);
  statement.discarded = summary("discarded", discarded);
  statement.slips = {course.slips, counts->spent, cancelled, course.slips - counts->spent - cancelled};
  statement.log_entries = static_cast<std::uint32_t>(log.entries().size());
  statement.log_head = log.head();
  closing.signature =
      terminal_key->sign(closing_hash(conference_digest_b, foundations->opening_digest, statement));
  const event::Closed outcome{statement.cast.count, statement.opened.count, statement.discarded.count,
                              cancelled};
  progress("course.working_close", 0, 0);  // all are read; the box is written anew
  if (auto sealed = seal(closing, outcome); !sealed) return give_up(sealed.error());
  take(outcome);
  take(copies_event::Closed{});
}

}  // namespace core
