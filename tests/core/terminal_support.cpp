// Drives the terminal as the screens do.
#include "tests/core/terminal_support.h"

#include <cstdlib>
#include <stdexcept>

#include "crypto/secret.h"

namespace test {

using namespace core;
namespace event = course_event;
namespace voter = delegate_event;

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "tinnhiem-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

Conference small_conference() {
  Conference conference;
  conference.title = "Hội nghị thử";
  conference.organising_body = "TỈNH ỦY MẪU";
  conference.place = "Mẫu";
  conference.date = "2023-11-30";
  conference.electorate = "Ủy viên";
  conference.positions = "Ủy viên Ban Thường vụ";
  conference.total_members = 6;
  conference.summoned = 6;
  conference.candidates = {{"Lò Văn Ưởng", "Trưởng Ban", "", ""}, {"Giàng A Dế", "Chủ nhiệm", "", ""}};
  conference.proposed_committee = {"Lò Thị Minh", "Nguyễn Văn Thủy", "Giàng A Chống"};
  return conference;
}

Driver::Driver(Conference conference, std::filesystem::path data,
               std::function<void(TerminalDevices&)> adjust)
    : conference_(std::move(conference)), data_(std::move(data)), adjust_(std::move(adjust)) {
  if (!crypto::initialise()) throw std::runtime_error("crypto");
  start();
}

void Driver::start() {
  auto devices = system_devices();
  devices.deliver_slips = [this](std::span<const crypto::SecretText> codes,
                                 std::span<const std::string> given) -> std::expected<void, Message> {
    slip_numbers.insert(slip_numbers.end(), given.begin(), given.end());
    for (const auto& code : codes) slips.push_back(code.clone());
    return {};
  };
  if (clock) devices.now = clock;
  devices.sticks = [this] { return sticks; };
  adjust_(devices);
  auto opened = Terminal::open(conference_, Kind::kRehearsal, data_, devices);
  if (!opened) throw std::runtime_error("terminal: " + opened.error().key);
  terminal_ = std::make_unique<Terminal>(std::move(*opened));
}

void Driver::restart() {
  terminal_.reset();
  start();
}

void Driver::work() {
  while (terminal_->busy()) terminal_->perform();
}

void Driver::give(const CourseEvent& given) {
  terminal_->dispatch(given);
  work();
}

void Driver::give(const DelegateEvent& given) {
  terminal_->dispatch(given);
  work();
}

void Driver::give(const CopiesEvent& given) {
  terminal_->dispatch(given);
  work();
}

std::vector<crypto::SecretText> Driver::slip_copies() const {
  std::vector<crypto::SecretText> copies;
  for (const auto& slip : slips) copies.push_back(slip.clone());
  return copies;
}

CourseEvent Driver::passphrase_of(std::uint32_t member, const std::string& text) {
  const auto typed = text.empty() ? "mật khẩu của " + std::to_string(member) : text;
  return event::GivePassphrase{member, std::make_shared<const crypto::SecretText>(typed)};
}

void Driver::passphrase(std::uint32_t member, const std::string& text) { give(passphrase_of(member, text)); }

std::filesystem::path Driver::stick(std::uint32_t member) const {
  auto folder = data_.parent_path() / ("stick-" + std::to_string(member));
  std::filesystem::create_directories(folder);
  return folder;
}

void Driver::visit(std::uint32_t member) { give(event::VisitStick{member, stick(member).string()}); }

void Driver::until_ceremony(std::uint32_t present) {
  give(event::ConfirmConference{});
  give(event::EnterAttendance{present, present});
  give(event::ConfirmCommittee{conference_.proposed_committee, 2});
}

void Driver::until_slips(std::uint32_t present) {
  until_ceremony(present);
  for (int round = 0; round < 2; ++round)
    for (std::uint32_t member = 1; member <= 3; ++member) passphrase(member);
  give(event::ConfirmFingerprint{});
}

void Driver::until_voting(std::uint32_t present) {
  until_slips(present);
  give(event::IssueSlips{present});
  until_voting_from_slips();
}

void Driver::until_voting_from_slips() {
  give(event::ConfirmSlips{});
  passphrase(1);
  passphrase(3);
  give(event::OpenVoting{});
  if (course().phase != Phase::kVoting) throw std::runtime_error("voting did not open");
}

void Driver::vote(const std::vector<crypto::Branch>& marks, bool cast) {
  give(voter::Begin{});
  for (const char each : slips.at(next_slip).view()) give(voter::TypeSlip{each});
  give(voter::SubmitSlip{});
  for (std::size_t row = 0; row < marks.size(); ++row)
    if (marks[row] != crypto::Branch::kUnmarked) give(voter::Mark{row, marks[row]});
  give(voter::Review{});
  give(voter::Seal{});
  if (!cast) return;
  give(voter::Cast{});
  if (delegate().screen != DelegateScreen::kDone) throw std::runtime_error("not cast");
  give(voter::Leave{});
  ++next_slip;
}

void Driver::confirmed(const CourseEvent& act) {
  give(act);
  if (!course().confirmation) throw std::runtime_error("no confirmation asked for");
  const auto needed = members_for(course().confirmation->act);
  for (std::uint32_t member = 1; member <= needed; ++member) passphrase(member);
}

void Driver::until_unlocking() {
  confirmed(event::Close{0});
  give(event::EnterVotingAttendance{course().attended, 0, course().present});
  if (course().phase != Phase::kUnlocking) throw std::runtime_error("not unlocking");
}

}  // namespace test
