// One "key value" a line and "end" in the last; a key that is unknown, missing or twice makes the file
// damaged, and so does any byte that write_course would not have written.
#include "core/terminal/course_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <sstream>

#include "crypto/encoding.h"
#include "crypto/hash.h"

namespace core {
namespace {

constexpr std::string_view kHeading = "tinnhiem-course ";
constexpr std::string_view kVersion = "1";
// Members, words and restarts are lists: without it a file cut between two of them would be a shorter list.
constexpr std::string_view kEnd = "end";

struct Number {
  std::string_view name;
  std::uint32_t CourseState::* member;
};

constexpr std::array kNumbers{
    Number{"attended", &CourseState::attended},
    Number{"cancelled", &CourseState::cancelled},
    Number{"cast", &CourseState::cast},
    Number{"discarded", &CourseState::discarded},
    Number{"lost", &CourseState::lost},
    Number{"opened", &CourseState::opened},
    Number{"present", &CourseState::present},
    Number{"slips", &CourseState::slips},
    Number{"threshold", &CourseState::threshold},
    Number{"voting_absent", &CourseState::voting_absent},
    Number{"voting_attended", &CourseState::voting_attended},
    Number{"voting_present", &CourseState::voting_present},
};

constexpr std::array kReasons{"bad_share", "false_complaint", "withdrew", "power", "cancelled"};

std::optional<Phase> phase_named(std::string_view name) {
  for (std::uint8_t at = 0; at < kPhases; ++at)
    if (to_string(static_cast<Phase>(at)) == name) return static_cast<Phase>(at);
  return std::nullopt;
}

bool parse_number(std::string_view text, std::uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

bool parse_restart(const std::string& value, CeremonyRestart& restart) {
  std::istringstream parts(value);
  std::string reason;
  if (!(parts >> restart.attempt >> restart.member >> reason)) return false;
  const auto found = std::ranges::find(kReasons, reason);
  if (found == kReasons.end()) return false;
  restart.reason = static_cast<RestartReason>(found - kReasons.begin());
  return true;
}

bool take_line(SavedCourse& saved, std::map<std::string, int>& seen, const std::string& key,
               const std::string& value) {
  if (key == "member") {
    saved.state.committee.push_back(value);
    return !value.empty();
  }
  if (key == "word") {
    saved.state.fingerprint.push_back(value);
    return true;
  }
  if (key == "restart") return parse_restart(value, saved.restarts.emplace_back());
  if (++seen[key] > 1) return false;
  if (key == "conference") {
    saved.conference = value;
    return true;
  }
  if (key == "kind") {
    saved.kind = value == "real" ? Kind::kReal : Kind::kRehearsal;
    return value == "real" || value == "rehearsal";
  }
  if (key == "phase") {
    const auto phase = phase_named(value);
    if (phase) saved.state.phase = *phase;
    return phase.has_value();
  }
  if (key == "roll_of") {
    saved.roll_of = value;
    return true;
  }
  if (key == "roll") {
    auto roll = read_roll(value);
    if (roll) saved.state.roll = std::move(*roll);
    return roll.has_value();
  }
  const auto number = std::ranges::find(kNumbers, std::string_view(key), &Number::name);
  return number != kNumbers.end() && parse_number(value, saved.state.*(number->member));
}

}  // namespace

std::string write_course(const SavedCourse& saved) {
  std::string text = std::string(kHeading) + std::string(kVersion) + "\n";
  const auto line = [&](std::string_view key, std::string_view value) {
    text += std::string(key) + " " + std::string(value) + "\n";
  };
  line("conference", saved.conference);
  line("kind", saved.kind == Kind::kReal ? "real" : "rehearsal");
  line("phase", to_string(saved.state.phase));
  for (const auto& number : kNumbers) line(number.name, std::to_string(saved.state.*(number.member)));
  line("roll_of", saved.roll_of);
  line("roll", roll_text(saved.state.roll));
  for (const auto& name : saved.state.committee) line("member", name);
  for (const auto& word : saved.state.fingerprint) line("word", word);
  for (const auto& restart : saved.restarts)
    line("restart", std::to_string(restart.attempt) + " " + std::to_string(restart.member) + " " +
                        kReasons[static_cast<std::size_t>(restart.reason)]);
  return text + std::string(kEnd) + "\n";
}

std::expected<SavedCourse, Message> read_course(std::string_view text) {
  std::istringstream lines{std::string(text)};
  std::string line;
  if (!std::getline(lines, line) || !line.starts_with(kHeading))
    return std::unexpected(Message("store.course_damaged"));
  if (line.substr(kHeading.size()) != kVersion) return std::unexpected(Message("store.newer_format"));
  SavedCourse saved;
  std::map<std::string, int> seen;
  while (std::getline(lines, line) && line != kEnd) {
    const auto space = line.find(' ');
    if (space == std::string::npos || !take_line(saved, seen, line.substr(0, space), line.substr(space + 1)))
      return std::unexpected(Message("store.course_damaged"));
  }
  if (write_course(saved) != text) return std::unexpected(Message("store.course_damaged"));
  return saved;
}

std::string conference_digest(const Conference& conference) {
  crypto::Hash hash("conference.data");
  hash.text(conference.title)
      .text(conference.organising_body)
      .text(conference.superior_body)
      .text(conference.place);
  hash.text(conference.date).text(conference.electorate).text(conference.positions);
  hash.number(conference.total_members).number(conference.summoned).number(conference.minimum_ballots);
  hash.number(conference.percent_base == PercentBase::kCollected ? 0 : 1)
      .number(conference.candidates.size());
  for (const auto& each : conference.candidates) hash.text(each.name).text(each.position).text(each.unit);
  return crypto::to_hex(hash.digest());
}

}  // namespace core
