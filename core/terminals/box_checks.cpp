// What a box must satisfy before it is taken. The ballots themselves are checked as the record's verifier
// does.
#include <algorithm>

#include "core/record/codec.h"
#include "core/record/hashes.h"
#include "core/terminals/sealed_box.h"
#include "core/verify/state.h"

namespace core {
namespace {

std::string text(std::size_t number) { return std::to_string(number); }

const CertificateStatement* certificate_of(const SealedBox& box, const OpenedConference& conference) {
  const auto found = std::ranges::find(conference.certificates, box.terminal(),
                                       [](const Certificate& each) { return each.statement.terminal; });
  return found == conference.certificates.end() ? nullptr : &found->statement;
}

std::optional<Message> provenance_problem(const SealedBox& box, const OpenedConference& conference) {
  const std::string terminal = text(box.terminal());
  if (box.conference != conference.conference) return Message("terminals.box_other_conference");
  if (box.opening != conference.opening) return Message("terminals.box_other_opening", {terminal});
  const auto* certificate = certificate_of(box, conference);
  if (certificate == nullptr || certificate->signing_key != box.signing_key)
    return Message("terminals.box_not_certified", {terminal});
  if (!crypto::verify(box.signing_key, closing_digest(box), box.closing.signature))
    return Message("terminals.box_bad_signature", {terminal});
  return std::nullopt;
}

std::optional<Message> statement_problem(const SealedBox& box, const OpenedConference& conference) {
  const auto& statement = box.closing.statement;
  const std::string terminal = text(box.terminal());
  const auto counts = [&](const char* what, std::size_t here, std::uint32_t said) -> std::optional<Message> {
    if (here == said) return std::nullopt;
    return Message("terminals.box_count",
                   {terminal, std::string("⟦terminals.") + what + "⟧", text(here), text(said)});
  };
  if (auto wrong = counts("cast", box.cast.size(), statement.cast.count)) return wrong;
  if (auto wrong = counts("opened", box.opened.size(), statement.opened.count)) return wrong;
  if (auto wrong = counts("discarded", box.discarded.size(), statement.discarded.count)) return wrong;
  const auto& slips = statement.slips;
  if (slips.issued != certificate_of(box, conference)->slips ||
      slips.issued != std::uint64_t{slips.used} + slips.cancelled + slips.left ||
      slips.used != statement.cast.count)
    return Message("terminals.box_slips", {terminal});
  const auto& log = conference.log;
  const bool named =
      statement.log_entries <= log.size() &&
      statement.log_head ==
          (statement.log_entries == 0 ? crypto::Digest{} : log_entry_hash(log[statement.log_entries - 1]));
  if (!named) return Message("terminals.box_log", {terminal});
  return std::nullopt;
}

// Only this terminal's ballots may lie in its box.
bool all_its_own(const SealedBox& box) {
  const auto own = [&](std::uint32_t terminal) { return terminal == box.terminal(); };
  return std::ranges::all_of(box.cast, own, &RecordedBallot::terminal) &&
         std::ranges::all_of(box.opened, own,
                             [](const OpenedBallot& each) { return each.recorded.terminal; }) &&
         std::ranges::all_of(box.discarded, own, &DiscardedBallot::terminal);
}

bool roots_hold(const SealedBox& box, const verify::State& state) {
  const auto& statement = box.closing.statement;
  std::vector<crypto::Digest> discarded;
  for (const auto& each : box.discarded) discarded.push_back(each.digest);
  return set_root(box.conference, "cast", state.cast_digests) == statement.cast.root &&
         set_root(box.conference, "opened", state.opened_digests) == statement.opened.root &&
         set_root(box.conference, "discarded", discarded) == statement.discarded.root;
}

struct NamedCheck {
  const char* name;
  verify::Outcome (*run)(verify::State&);
};

}  // namespace

std::expected<void, Message> check_box(
    const SealedBox& box, const OpenedConference& conference,
    const std::function<void(std::size_t done, std::size_t total)>& progress) {
  if (auto problem = provenance_problem(box, conference)) return std::unexpected(*problem);
  if (auto problem = statement_problem(box, conference)) return std::unexpected(*problem);
  const std::string terminal = text(box.terminal());
  if (!all_its_own(box)) return std::unexpected(Message("terminals.box_bad_ballot", {terminal, "terminal"}));

  VerifyObserver observer;
  observer.on_progress = [&](const std::string&, std::size_t done, std::size_t total) {
    progress(done, total);
  };
  verify::State state;
  state.observer = &observer;
  state.record.manifest = conference.manifest;
  state.record.ceremony.transcript = conference.transcript;
  state.record.certificates = conference.certificates;
  state.record.cast = box.cast;
  state.record.opened = box.opened;
  state.record.discarded = box.discarded;
  state.conference = conference.conference;
  state.opening = conference.opening;
  const auto run = [&](const NamedCheck& check) -> std::optional<Message> {
    if (const auto outcome = check.run(state); !outcome)
      return Message("terminals.box_bad_ballot", {terminal, outcome.error()});
    return std::nullopt;
  };
  for (const NamedCheck check :
       {NamedCheck{"ballots", verify::check_ballots}, NamedCheck{"codes", verify::check_codes}})
    if (auto problem = run(check)) return std::unexpected(*problem);
  if (!roots_hold(box, state)) return std::unexpected(Message("terminals.box_exchanged", {terminal}));
  for (const NamedCheck check :
       {NamedCheck{"unique", verify::check_unique}, NamedCheck{"rows", verify::check_rows},
        NamedCheck{"opened", verify::check_opened}})
    if (auto problem = run(check)) return std::unexpected(*problem);
  return {};
}

std::expected<void, Message> SeenBallots::add(const SealedBox& box, const OpenedConference& conference) {
  const auto* certificate = certificate_of(box, conference);
  if (certificate == nullptr)
    return std::unexpected(Message("terminals.box_not_certified", {text(box.terminal())}));
  const crypto::BallotContext context{
      box.conference,           box.opening, conference.transcript.public_key, certificate->terminal,
      certificate->signing_key, "terminal"};
  SeenBallots more(*this);
  const auto duplicate = [&](const std::string& code) {
    return std::unexpected(Message("terminals.box_duplicate", {text(box.terminal()), code}));
  };
  const auto take = [&](const RecordedBallot& ballot) {
    bool fresh = more.digests_.insert(crypto::ballot_digest(context, ballot.ballot)).second &&
                 more.ids_.insert(ballot.ballot.id).second && more.codes_.insert(ballot.code).second;
    for (const auto& row : ballot.ballot.rows)
      fresh = fresh && more.points_.insert(row.ciphertexts[0].a.bytes()).second;
    return fresh;
  };
  for (const auto& each : box.cast)
    if (!take(each)) return duplicate(each.code);
  for (const auto& each : box.opened)
    if (!take(each.recorded)) return duplicate(each.recorded.code);
  for (const auto& each : box.discarded)
    if (!more.digests_.insert(each.digest).second || !more.codes_.insert(each.code).second)
      return duplicate(each.code);
  *this = std::move(more);
  return {};
}

}  // namespace core
