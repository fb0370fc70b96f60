// Every line is a promise.
#include "tests/power/kill/ledger.h"

#include <algorithm>
#include <sstream>

#include "core/verify/verify.h"

namespace power {

void Ledger::take(const std::string& line) {
  std::istringstream words(line);
  std::string what, first, second, third;
  words >> what >> first >> second >> third;
  if (what == "LOST") return lost(line.substr(5));
  if (what == "doing") {
    doing_ = first;
    if (first == "start") killed_ = !open_.empty();
    return;
  }
  if (what == "sealed") {
    if (!open_.empty()) lost("ballot " + open_ + " was shown, and never told of again");
    if (ballots_.contains(first)) lost("a code twice");
    ballots_[first] = {Fate::kOpen, std::stoul(second)};
    open_ = first;
    killed_ = false;
  }
  if (what == "cast") settle(first, Fate::kCast);
  if (what == "opened") settle(first, Fate::kOpened);
  if (what == "aside") settle(first, Fate::kAside);
  if (what == "slip") answer(std::stoul(first), second == "good");
  if (what == "reopened" && first != "voting" && !open_.empty())
    lost("a ballot in hand when voting was closed");
  if (what == "closed") {
    if (std::stoul(first) != count(Fate::kCast))
      lost("closed with " + first + " cast, told of another number");
  }
  if (what == "counted") {
    if (std::stoul(first) != count(Fate::kCast)) lost("counted " + first + ", told of another number");
  }
  if (what == "exported") {
    ++exports_;
    exported_ = line.substr(9);
  }
  if (what == "cleared") over_ = true;
}

void Ledger::settle(const std::string& code, Fate fate) {
  // A ballot may have been sealed without its code ever being shown; then its setting aside is all there is.
  Ballot& ballot = ballots_[code];
  if (ballot.fate != Fate::kOpen && ballot.fate != fate)
    return lost("ballot " + code + " told as two things");
  ballot.fate = fate;
  if (!killed_) {
    if (code == open_) open_.clear();
    return;
  }
  if (code != open_ && !open_.empty()) return;
  ++outcomes[fate == Fate::kAside ? "set aside at the restart, told by its code" : "other"];
  open_.clear();
  killed_ = false;
}

void Ledger::answer(std::size_t slip, bool good) {
  const auto cast = std::ranges::find_if(ballots_, [&](const auto& each) {
    return each.second.fate == Fate::kCast && each.second.slip == slip;
  });
  const bool told_cast = cast != ballots_.end();
  if (told_cast && good) return lost("slip " + std::to_string(slip) + " is good again");
  const bool in_hand = !open_.empty() && ballots_[open_].slip == slip;
  if (!told_cast && !good && !in_hand)
    return lost("slip " + std::to_string(slip) + " is spent, nothing cast");
  if (!in_hand || !killed_) return;
  // The screen tells the delegate which: the slip is spent, so the ballot was cast; or it is good, so it was
  // not, and it was being opened or set aside when the program was killed.
  if (!good && doing_ == "check") return lost("a ballot that was to be opened is cast");
  ++outcomes[good ? "not cast, slip good" : "cast, slip spent"];
  if (!good) ballots_[open_].fate = Fate::kCast;
  open_.clear();
  killed_ = false;
}

std::size_t Ledger::count(Fate fate) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(ballots_, [&](const auto& each) { return each.second.fate == fate; }));
}

Knowledge Ledger::knowledge(const std::vector<crypto::SecretText>& slips) const {
  Knowledge known;
  for (const auto& slip : slips) known.slips.push_back(slip.clone());
  known.code = open_;
  if (!open_.empty()) known.slip = ballots_.at(open_).slip;
  for (const auto& [code, ballot] : ballots_)
    if (ballot.fate == Fate::kCast) known.spent = std::max(known.spent, static_cast<int>(ballot.slip));
  known.exports = exports_;
  return known;
}

void Ledger::compare_with_record() {
  const auto verified = core::verify_record(std::filesystem::path(exported_) / "record", std::nullopt);
  if (!verified) return lost("the exported record is rejected");
  std::map<std::string, Fate> recorded;
  for (const auto& each : verified->record.cast) recorded[each.code] = Fate::kCast;
  for (const auto& each : verified->record.opened) recorded[each.recorded.code] = Fate::kOpened;
  for (const auto& each : verified->record.discarded) recorded[each.code] = Fate::kAside;
  for (const auto& [code, ballot] : ballots_) {
    const auto found = recorded.find(code);
    if (found == recorded.end())
      lost("ballot " + code + " is not in the record");
    else if (ballot.fate != Fate::kOpen && found->second != ballot.fate)
      lost("ballot " + code + " is something else in the record");
    else if (ballot.fate == Fate::kOpen && found->second == Fate::kCast)
      lost("ballot " + code + " counted, its delegate told otherwise");
  }
  for (const auto& [code, fate] : recorded)
    if (fate == Fate::kCast && !ballots_.contains(code)) lost("ballot " + code + " counted that nobody cast");
  const auto& results = verified->results;
  if (results.attendance.collected != count(Fate::kCast)) lost("another number counted than cast");
  if (results.candidates[0].levels[0] != count(Fate::kCast)) lost("other marks counted than made");
}

}  // namespace power
