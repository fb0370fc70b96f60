// Voting slips: made before opening, thrown away whole while nothing was opened, and one cancelled when its
// delegate has lost it (crypto/PROTOCOL.md section 5, "A slip's number").
#include <algorithm>

#include "core/session/slip_number.h"
#include "core/terminal/terminal_state.h"
#include "crypto/encoding.h"
#include "crypto/key_lock.h"

namespace core {
namespace {

namespace event = course_event;

/// Room for every slip's ballot, and as many again for checked and discarded ones; the box lays out more if
/// that is not enough.
std::uint32_t slots_for(std::uint32_t slips) { return 2 * slips + 8; }

/// More than the longest line that an opened ballot can be.
std::uint32_t slot_bytes(std::size_t candidates) {
  return static_cast<std::uint32_t>(1024 + 1024 * candidates);
}

}  // namespace

void Terminal::State::issue_slips(const event::IssueSlips& issue) {
  const auto there = box->slips();
  if (!there) return take(event::Failed{store_message(there.error())});
  std::vector<crypto::SecretText> codes;
  std::vector<std::string> numbers;
  std::vector<crypto::Digest> hashes;
  // Numbers must tell slips apart, those already made included.
  std::vector<std::string> taken;
  for (const auto& hash : *there) taken.push_back(slip_number(hash));
  while (codes.size() < issue.count) {
    std::array<char, 12> code;
    crypto::make_slip_code(code);
    const auto hash = crypto::slip_hash(slip_key, {code.data(), code.size()});
    auto number = slip_number(hash);
    if (std::ranges::find(taken, number) == taken.end()) {
      taken.push_back(number);
      numbers.push_back(std::move(number));
      hashes.push_back(hash);
      codes.emplace_back(std::string_view(code.data(), code.size()));
    }
    crypto::wipe(code.data(), code.size());
  }
  crypto::wipe_stack();
  // Paper first: slips that nobody could print must not exist in the box. Slips printed whose hashes could
  // not be stored open nothing, and the message says to destroy them.
  if (auto delivered = devices.deliver_slips(codes, numbers); !delivered)
    return take(event::Failed{delivered.error()});
  codes.clear();
  crypto::wipe_stack();
  std::ranges::sort(hashes);
  if (auto laid = box->lay_out(hashes, slots_for(issue.count), slot_bytes(conference.candidates.size()));
      !laid)
    return take(event::Failed{Message("course.slips_void")});
  note("slips_issued", {{"count", issue.count}, {"terminal", 1u}});
  take(event::SlipsIssued{static_cast<std::uint32_t>(there->size() + issue.count)});
}

void Terminal::State::void_slips() {
  const auto there = box->slips();
  if (!there) return take(event::Failed{store_message(there.error())});
  if (auto done = box->drop_slips(); !done) return take(event::Failed{store_message(done.error())});
  note("slips_voided", {{"count", there->size()}, {"terminal", 1u}});
  take(event::SlipsVoided{});
}

void Terminal::State::replace_slip(const event::ReplaceSlip& lost) {
  const auto refuse = [&](const char* why) { take(event::Failed{Message(why, {lost.number})}); };
  const auto wanted = canonical_slip_number(lost.number);
  const auto there = box->slips();
  if (!there) return take(event::Failed{store_message(there.error())});
  const auto found =
      std::ranges::find_if(*there, [&](const crypto::Digest& hash) { return slip_number(hash) == wanted; });
  if (!wanted || found == there->end()) return refuse("course.slip_number_unknown");
  const auto status = box->slip(*found);
  if (!status) return take(event::Failed{store_message(status.error())});
  switch (*status) {
    case SlipStatus::kUnspent:
      break;
    case SlipStatus::kSpent:
      return refuse("course.slip_number_spent");
    case SlipStatus::kCancelled:
      return refuse("course.slip_number_cancelled");
    case SlipStatus::kUnknown:
      return refuse("course.slip_number_unknown");
  }
  if (auto cancelled = box->cancel_slip(*found); !cancelled)
    return take(event::Failed{store_message(cancelled.error())});
  take(event::SlipReplaced{*wanted});
}

}  // namespace core
