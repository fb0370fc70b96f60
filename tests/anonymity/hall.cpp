// The terminal's files are restored into the same inodes: its connection to the box is to that inode.
#include "tests/anonymity/hall.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "core/keys/member_key.h"
#include "core/keys/restart_wraps.h"
#include "core/store/ballot_box.h"
#include "core/terminal/data_folder.h"
#include "tests/core/folder.h"

namespace anonymity {
namespace {

namespace fs = std::filesystem;

void send(int to, const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t sent = ::write(to, bytes.data() + at, bytes.size() - at);
    if (sent <= 0) std::_Exit(3);
    at += static_cast<std::size_t>(sent);
  }
}

std::string receive(int from) {
  std::string all(65536, '\0');
  std::string bytes;
  for (;;) {
    const ssize_t got = ::read(from, all.data(), all.size());
    if (got <= 0) return bytes;
    bytes.append(all, 0, static_cast<std::size_t>(got));
  }
}

std::string packed(const Report& report) {
  std::string bytes;
  for (const auto& [name, value] : report)
    for (const std::string* part : {&name, &value}) bytes += std::to_string(part->size()) + ":" + *part;
  return bytes;
}

Report unpacked(const std::string& bytes) {
  Report report;
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t colon = bytes.find(':', at);
    const std::size_t length = std::stoul(bytes.substr(at, colon - at));
    parts.push_back(bytes.substr(colon + 1, length));
    at = colon + 1 + length;
  }
  for (std::size_t part = 0; part + 1 < parts.size(); part += 2) report[parts[part]] = parts[part + 1];
  return report;
}

core::Conference conference_of(std::uint32_t delegates, std::size_t candidates) {
  auto conference = test::small_conference();
  conference.total_members = conference.summoned = delegates;
  conference.candidates.resize(1);
  while (conference.candidates.size() < candidates) {
    auto another = conference.candidates.front();
    another.name += " " + std::to_string(conference.candidates.size() + 1);
    conference.candidates.push_back(another);
  }
  return conference;
}

}  // namespace

Hall::Hall(std::uint32_t delegates, std::size_t candidates, Clock clock)
    : conference_(conference_of(delegates, candidates)) {
  driver_ = std::make_unique<test::Driver>(conference_, data(), [clock](core::TerminalDevices& devices) {
    if (clock == Clock::kStands) devices.utc = [] { return std::string("2023-11-30T08:00:00"); };
  });
  driver_->until_voting(delegates);
  keep();
  find_keys();
}

void Hall::keep() {
  opened_ = image_of(data());
  fs::create_directories(kept());
  for (const auto& file : opened_) {
    fs::create_directories((kept() / file.name).parent_path());
    fs::create_hard_link(data() / file.name, kept() / file.name);
  }
}

const Bytes& Hall::file_at_opening(const std::string& name) const {
  for (const auto& file : opened_)
    if (file.name == name) return file.bytes;
  throw std::runtime_error("no file at opening: " + name);
}

void Hall::restore() const {
  for (const auto& entry : image_of(data())) {
    std::error_code error;
    const bool same = fs::equivalent(data() / entry.name, kept() / entry.name, error) && !error;
    if (!same) fs::remove_all(data() / entry.name);
  }
  for (const auto& file : opened_) {
    tests::put(kept() / file.name, file.bytes);
    fs::create_directories((data() / file.name).parent_path());
    if (!fs::exists(data() / file.name)) fs::create_hard_link(kept() / file.name, data() / file.name);
  }
  for (const char* made : {"record", "blocks"}) fs::remove_all(data() / made);
}

// As two members would after a restart; on a copy, for the box itself is in use.
void Hall::find_keys() {
  const core::DataFolder folder{data()};
  const auto wraps = core::read_restart_wraps(folder.open_wraps()).value();
  std::vector<crypto::PassphraseKey> members;
  for (const std::uint32_t member : {1u, 2u}) {
    const auto info = core::MemberKey::info(folder.member_key(member)).value();
    members.push_back(
        crypto::PassphraseKey::derive("mật khẩu của " + std::to_string(member), info.salt, info.stretch)
            .value());
  }
  box_key_ = core::unwrap(wraps, 1, members[0], 2, members[1]).value();
  const fs::path copy = folder_.path() / "copy.db";
  fs::copy_file(folder.open_box(), copy);
  {
    const auto box = core::BallotBox::open(copy, box_key_).value();
    slip_key_ = box.get("slip.key").value().value();
  }
  core::destroy_box(copy).value();
}

Report Hall::afternoon(const std::function<Report(test::Driver&)>& work) {
  restore();
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    ::close(ends[0]);
    try {
      send(ends[1], packed(work(*driver_)));
    } catch (const std::exception& error) {
      std::fprintf(stderr, "afternoon: %s\n", error.what());
      std::_Exit(1);
    }
    std::_Exit(0);
  }
  ::close(ends[1]);
  const std::string said = receive(ends[0]);
  ::close(ends[0]);
  int status = 0;
  if (::waitpid(child, &status, 0) != child || status != 0) throw std::runtime_error("the afternoon failed");
  return unpacked(said);
}

}  // namespace anonymity
