// Drives the terminal as the screens do, and reads its box as the members could.
#include "tests/power/meeting.h"

#include <algorithm>

#include "core/keys/member_key.h"
#include "core/keys/restart_wraps.h"
#include "core/record/codec.h"
#include "core/verify/verify.h"

namespace power {

using namespace core;
using crypto::Branch;
namespace event = course_event;
namespace voter = delegate_event;
namespace fs = std::filesystem;

namespace {

std::string_view as_text(const StoredBytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <class T>
T whole(Decoded<T> decoded) {
  must(decoded.has_value(), "a ballot in the box is damaged");
  return std::move(*decoded);
}

BallotBox open_box(const fs::path& data, bool sealed) {
  const auto wraps = read_restart_wraps(data / (sealed ? "sealed.wraps" : "box.wraps"));
  must(wraps.has_value(), "the wraps of the box cannot be read");
  std::vector<crypto::PassphraseKey> keys;
  for (std::uint32_t member = 1; member <= 2; ++member) {
    const auto info = MemberKey::info(data / "members" / (std::to_string(member) + ".key"));
    must(info.has_value(), "a member's key cannot be read");
    keys.push_back(
        crypto::PassphraseKey::derive("mật khẩu của " + std::to_string(member), info->salt, info->stretch)
            .value());
  }
  const auto key = unwrap(*wraps, 1, keys[0], 2, keys[1]);
  must(key.has_value(), "the wraps do not open");
  auto box = BallotBox::open(data / (sealed ? "sealed.db" : "box.db"), *key);
  must(box.has_value(), "the box does not open");
  return std::move(*box);
}

}  // namespace

std::size_t BoxContent::of(SlotKind kind) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(ballots, [&](const auto& each) { return each.second == kind; }));
}

BoxContent look_into(const fs::path& data) {
  BoxContent content;
  content.sealed = fs::exists(data / "sealed.db");
  const auto box = open_box(data, content.sealed);
  const auto add = [&](const std::string& code, SlotKind kind) {
    must(content.ballots.emplace(code, kind).second, "ballot " + code + " twice");
  };
  const auto all = [&](SlotKind kind) { return box.all(kind).value(); };
  const auto cast = all(SlotKind::kCast), pending = all(SlotKind::kPending);
  const auto opened = all(SlotKind::kOpened), discarded = all(SlotKind::kDiscarded);
  for (const auto& line : cast) add(whole(decode_cast_line(as_text(line))).code, SlotKind::kCast);
  for (const auto& line : pending) add(whole(decode_cast_line(as_text(line))).code, SlotKind::kPending);
  for (const auto& line : opened)
    add(whole(decode_opened_line(as_text(line))).recorded.code, SlotKind::kOpened);
  for (const auto& line : discarded) {
    const auto ballots = whole(decode_discarded(as_text(line)));
    for (const auto& each : ballots) add(each.code, SlotKind::kDiscarded);
  }
  content.counts = box.counts().value();
  return content;
}

bool was_told(const std::vector<std::string>& told, const std::string& what) {
  return std::ranges::find(told, what) != told.end();
}

void tell(const std::string& what, const std::string& of) { tape().tell(what + " " + of); }

Meeting::Meeting() {
  register_vfs();
  syncs_are_pretended = true;
  fs::create_directories(data());
  driver_ = std::make_unique<test::Driver>(test::small_conference(), data());
}

std::unique_ptr<test::Driver> Meeting::start_again(const fs::path& root) const {
  std::unique_ptr<test::Driver> driver;
  try {
    driver = std::make_unique<test::Driver>(test::small_conference(), root / "data");
  } catch (const std::exception& error) {
    throw Loss(std::string("does not start: ") + error.what());
  }
  for (const auto& slip : driver_ ? driver_->slips : slips_) driver->slips.push_back(slip.clone());
  return driver;
}

void Meeting::leave() {
  slips_ = std::move(driver_->slips);
  driver_.reset();
}

std::unique_ptr<test::Driver> Meeting::reopen(const fs::path& root) const {
  auto driver = start_again(root);
  must(driver->course().round == PassphraseRound::kResume, "does not ask two members back");
  driver->passphrase(1);
  driver->passphrase(2);
  const auto& course = driver->course();
  std::string why = course.message ? " (" + course.message->key + ")" : "";
  for (const auto& member : course.members)
    if (member.refusal) why += " (" + member.refusal->key + ")";
  must(course.round != PassphraseRound::kResume, "two members cannot reopen the box" + why);
  return driver;
}

void Meeting::seal(std::size_t slip) {
  driver().next_slip = slip;
  driver().vote({Branch::kHigh, Branch::kLow}, false);
  tell("sealed", driver().delegate().code);
}

void Meeting::cast() {
  driver().give(voter::Cast{});
  must(driver().delegate().screen == DelegateScreen::kDone, "not cast");
  tell("cast", driver().delegate().code);
  driver().give(voter::Leave{});
}

void Meeting::check() {
  const std::string code = driver().delegate().code;
  driver().give(voter::AskCheck{});
  driver().give(voter::ConfirmCheck{});
  must(driver().delegate().screen == DelegateScreen::kOpened, "not opened");
  tell("opened", code);
  driver().give(voter::Leave{});
}

void Meeting::change() {
  const std::string code = driver().delegate().code;
  driver().give(voter::EditAgain{});
  must(driver().delegate().screen == DelegateScreen::kReview, "not set aside");
  tell("aside", code);
  driver().give(voter::Leave{});
}

bool slip_is_good(test::Driver& driver, std::size_t number) {
  driver.give(voter::Begin{});
  for (const char each : driver.slips.at(number).view()) driver.give(voter::TypeSlip{each});
  driver.give(voter::SubmitSlip{});
  const auto& state = driver.delegate();
  const bool good = state.screen == DelegateScreen::kBallot;
  must(good || (state.message && state.message->key == "delegate.slip_spent"),
       "slip " + std::to_string(number) +
           " is neither good nor used: " + (state.message ? state.message->key : "no message"));
  driver.give(voter::Leave{});
  return good;
}

void finish(test::Driver& driver) {
  if (driver.course().phase == Phase::kPaused) driver.confirmed(event::Resume{});
  if (driver.course().phase == Phase::kVoting) driver.confirmed(event::Close{0});
  const auto problem = [&] { return driver.course().message ? ": " + driver.course().message->key : ""; };
  must(driver.course().phase >= Phase::kClosed, "voting cannot be closed" + problem());
  const auto cast = driver.course().cast;
  if (driver.course().phase == Phase::kClosed)
    driver.give(event::EnterVotingAttendance{driver.course().attended, 0, driver.course().present});
  if (driver.course().phase == Phase::kUnlocking) {
    driver.passphrase(1);
    driver.passphrase(2);
    driver.give(event::Count{});
  }
  must(driver.course().phase >= Phase::kCounted, "not counted" + problem());
  must(driver.course().results.has_value(), "counted, and no results");
  const auto& results = *driver.course().results;
  must(results.attendance.collected == cast, "counted another number than were cast");
  must(results.candidates[0].levels[0] == cast && results.candidates[1].levels[2] == cast,
       "counted something else than was cast");
  must(verify_record(driver.terminal().record_folder(), std::nullopt).has_value(), "the record is rejected");
}

}  // namespace power
