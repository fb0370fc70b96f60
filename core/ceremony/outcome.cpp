// The transcript from the messages; a complaint's judgement in words.
#include "core/ceremony/outcome.h"

namespace core {

CeremonyTranscript make_transcript(const crypto::Digest& manifest, std::vector<crypto::CommitMessage> commits,
                                   std::vector<crypto::RevealMessage> reveals,
                                   std::vector<CeremonyRestart> restarts) {
  CeremonyTranscript transcript;
  transcript.manifest = manifest;
  transcript.commits = std::move(commits);
  transcript.reveals = std::move(reveals);
  for (std::uint32_t member = 1; member <= transcript.reveals.size(); ++member)
    transcript.share_keys.push_back(crypto::ceremony_share_key(transcript.reveals, member));
  transcript.public_key = crypto::ceremony_public_key(transcript.reveals);
  transcript.restarts = std::move(restarts);
  return transcript;
}

CeremonyBlame judge(const crypto::CeremonySetup& setup, const std::vector<crypto::CommitMessage>& commits,
                    const std::vector<crypto::RevealMessage>& reveals,
                    const crypto::ComplaintMessage& complaint) {
  const auto name = [&](std::uint32_t member) {
    return member >= 1 && member <= reveals.size() ? reveals[member - 1].name : std::string("-");
  };
  const std::string dealer = name(complaint.share.from), by = name(complaint.by);
  switch (crypto::judge_complaint(setup, commits, reveals, complaint)) {
    case crypto::Fault::kDealer:
      return {complaint.share.from, RestartReason::kBadShare, Message("ceremony.blame_dealer", {dealer, by})};
    case crypto::Fault::kComplainer:
      break;
  }
  return {complaint.by, RestartReason::kFalseComplaint, Message("ceremony.blame_complainer", {by, dealer})};
}

std::string to_string(RestartReason reason) {
  switch (reason) {
    case RestartReason::kBadShare:
      return "bad_share";
    case RestartReason::kFalseComplaint:
      return "false_complaint";
    case RestartReason::kWithdrew:
      return "withdrew";
    case RestartReason::kPower:
      return "power";
    case RestartReason::kCancelled:
      return "cancelled";
  }
  return {};
}

}  // namespace core
