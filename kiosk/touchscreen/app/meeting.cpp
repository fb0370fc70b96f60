// The taps of each step, by the ids that the screens report.
#include "kiosk/touchscreen/app/meeting.h"

namespace kiosk {

using core::Phase;

bool Meeting::in(Phase phase) {
  return hands_.wait([&] { return app_.terminal().course().phase == phase; });
}

bool Meeting::prepare() {
  // Figures, then the list, page by page; the last page's button confirms.
  for (int page = 0; page < 40 && app_.terminal().course().phase == Phase::kPreparation; ++page)
    if (!hands_.tap("next")) return false;
  return in(Phase::kAttendance);
}

bool Meeting::attend(std::uint32_t attended, std::uint32_t present) {
  if (!hands_.find_and_tap("attended.button") || !hands_.number(attended)) return false;
  // The keypad goes on to the next count by itself where that is still missing.
  if (!hands_.shows("number.submit") && !hands_.find_and_tap("present.button")) return false;
  if (!hands_.number(present)) return false;
  for (int page = 0; page < 10 && app_.terminal().course().phase == Phase::kAttendance; ++page) {
    if (!hands_.tap("next")) return false;
    if (app_.terminal().course().message) break;
  }
  return true;
}

bool Meeting::elect() {
  for (int page = 0; page < 20 && app_.terminal().course().phase == Phase::kCommittee; ++page)
    if (!hands_.tap("next")) return false;
  return in(Phase::kCeremony);
}

bool Meeting::passphrase(std::uint32_t member) {
  return hands_.find_and_tap("member." + std::to_string(member) + ".enter") &&
         hands_.type(passphrases_[member - 1]);
}

bool Meeting::unlock(std::uint32_t member) { return passphrase(member); }

bool Meeting::make_key() {
  const auto members = static_cast<std::uint32_t>(app_.terminal().course().committee.size());
  for (std::uint32_t member = 1; member <= members; ++member)
    if (!passphrase(member) || !hands_.type(passphrases_[member - 1])) return false;
  for (std::uint32_t member = 1; member <= members; ++member)
    if (!passphrase(member)) return false;
  return in(Phase::kFingerprint);
}

bool Meeting::show_fingerprint() {
  for (int page = 0; page < 10 && app_.terminal().course().phase == Phase::kFingerprint; ++page)
    if (!hands_.tap("next")) return false;
  return in(Phase::kSlips);
}

bool Meeting::issue_slips() {
  for (int page = 0; page < 10 && app_.terminal().course().slips == 0; ++page) {
    if (!hands_.tap("next")) return false;
    if (app_.terminal().course().message) return false;
  }
  if (!hands_.find_and_tap("slips.erase")) return false;
  for (int page = 0; page < 10 && app_.terminal().course().phase == Phase::kSlips; ++page)
    if (!hands_.tap("next")) return false;
  return in(Phase::kOpening);
}

bool Meeting::open(std::uint32_t members) {
  for (std::uint32_t member = 1; member <= members; ++member)
    if (!unlock(member)) return false;
  for (int page = 0; page < 10 && app_.terminal().course().phase == Phase::kOpening; ++page)
    if (!hands_.tap("next")) return false;
  return in(Phase::kVoting);
}

bool Meeting::mark(std::span<const crypto::Branch> marks) {
  for (std::size_t row = 0; row < marks.size(); ++row) {
    const char* level = nullptr;
    switch (marks[row]) {
      case crypto::Branch::kHigh:
        level = "high";
        break;
      case crypto::Branch::kConfidence:
        level = "confidence";
        break;
      case crypto::Branch::kLow:
        level = "low";
        break;
      case crypto::Branch::kUnmarked:
        break;
    }
    if (!level) continue;
    const std::string box = "mark." + std::to_string(row + 1) + "." + level;
    if (!hands_.shows(box)) hands_.picture("delegate-ballot-marked");  // the page as it is left
    if (!hands_.find_and_tap(box)) return false;
  }
  for (int page = 0; page < 60 && app_.terminal().delegate().screen == core::DelegateScreen::kBallot; ++page)
    if (!hands_.tap("next")) return false;
  return hands_.wait([&] { return app_.terminal().delegate().screen == core::DelegateScreen::kReview; });
}

bool Meeting::seal() {
  for (int page = 0; page < 60 && app_.terminal().delegate().screen == core::DelegateScreen::kReview; ++page)
    if (!hands_.tap("next")) return false;
  return hands_.wait([&] { return app_.terminal().delegate().screen == core::DelegateScreen::kCode; });
}

bool Meeting::mark_and_seal(std::string_view code, std::span<const crypto::Branch> marks) {
  if (!hands_.tap("begin") || !hands_.code(code)) return false;
  if (!hands_.wait([&] { return app_.terminal().delegate().screen == core::DelegateScreen::kBallot; }))
    return false;
  return mark(marks) && seal();
}

bool Meeting::cast() {
  return hands_.tap("cast") &&
         hands_.wait([&] { return app_.terminal().delegate().screen == core::DelegateScreen::kDone; }) &&
         hands_.tap("next") &&
         hands_.wait([&] { return app_.terminal().delegate().screen == core::DelegateScreen::kWelcome; });
}

bool Meeting::check_machine() {
  using Screen = core::DelegateScreen;
  const auto on = [&](Screen screen) { return app_.terminal().delegate().screen == screen; };
  if (!hands_.tap("check") || !hands_.wait([&] { return on(Screen::kAskCheck); })) return false;
  for (const Screen screen : {Screen::kAskCheck, Screen::kOpened})
    for (int page = 0; page < 60 && on(screen); ++page)
      if (!hands_.tap("next")) return false;
  return hands_.wait([&] { return on(Screen::kBallot); });
}

bool Meeting::edit_again() {
  return hands_.tap("back") &&
         hands_.wait([&] { return app_.terminal().delegate().screen == core::DelegateScreen::kReview; });
}

bool Meeting::confirm(std::uint32_t members) {
  for (std::uint32_t member = 1; member <= members; ++member)
    if (!unlock(member)) return false;
  return hands_.wait([&] { return app_.terminal().course().round != core::PassphraseRound::kAct; });
}

bool Meeting::ask_close(std::uint32_t undrawn) {
  const auto before = app_.terminal().course().message;
  if (!hands_.tap("next") || !hands_.find_and_tap("menu.close") || !hands_.number(undrawn)) return false;
  const auto asked = [&] { return app_.terminal().course().round == core::PassphraseRound::kAct; };
  for (int page = 0; page < 10 && !asked(); ++page) {
    if (!hands_.tap("next")) return false;
    if (app_.terminal().course().message && app_.terminal().course().message != before) break;
  }
  return hands_.wait(asked);
}

bool Meeting::close(std::uint32_t undrawn) { return ask_close(undrawn) && confirm(2) && in(Phase::kClosed); }

bool Meeting::enter_voting_attendance() {
  for (int page = 0; page < 10 && app_.terminal().course().phase == Phase::kClosed; ++page) {
    if (!hands_.tap("next")) return false;
    if (app_.terminal().course().message) break;
  }
  return in(Phase::kUnlocking);
}

bool Meeting::count(std::uint32_t members) {
  for (std::uint32_t member = 1; member <= members; ++member)
    if (!unlock(member)) return false;
  for (int page = 0; page < 10 && app_.terminal().course().phase == Phase::kUnlocking; ++page)
    if (!hands_.tap("next")) return false;
  return in(Phase::kCounted);
}

bool Meeting::look_through(std::string_view entry) {
  if (!hands_.find_and_tap(entry)) return false;
  for (int page = 0; page < 60; ++page) {
    const auto* next = app_.ui().report().find("next");
    if (!next || !next->touchable || !hands_.tap("next")) break;
  }
  for (int page = 0; page < 60 && app_.stand() != Stand::kCourse; ++page)
    if (!hands_.tap("back")) return false;
  return app_.stand() == Stand::kCourse;
}

bool Meeting::save_papers() {
  if (!hands_.find_and_tap("go.forms")) return false;
  for (int page = 0; page < 10 && !hands_.shows("forms.saved"); ++page)
    if (!hands_.tap("next")) return false;
  for (int page = 0; page < 10 && app_.stand() != Stand::kCourse; ++page)
    if (!hands_.tap("back")) return false;
  return app_.stand() == Stand::kCourse;
}

bool Meeting::export_record() {
  if (!hands_.find_and_tap("go.export")) return false;
  for (int page = 0; page < 10 && app_.terminal().course().phase != Phase::kExported; ++page)
    if (!hands_.tap("next")) return false;
  return in(Phase::kExported);
}

bool Meeting::clear() {
  if (app_.stand() != Stand::kExport && !hands_.find_and_tap("go.export")) return false;
  return hands_.find_and_tap("clear.button") && hands_.tap("ask.yes") && in(Phase::kPreparation);
}

}  // namespace kiosk
