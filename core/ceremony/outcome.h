// How a ceremony ends: in a transcript that every member signs, or in somebody's blame. The same for members
// on one terminal and for members by sticks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/record/types.h"
#include "crypto/ceremony.h"

namespace core {

/// Share keys and public key follow from the reveals. Precondition: one commit and one reveal a member,
/// sorted.
CeremonyTranscript make_transcript(const crypto::Digest& manifest, std::vector<crypto::CommitMessage> commits,
                                   std::vector<crypto::RevealMessage> reveals,
                                   std::vector<CeremonyRestart> restarts);

/// Why an attempt is over.
struct CeremonyBlame {
  std::uint32_t member = 0;  ///< from 1; 0: nobody is to blame
  RestartReason reason = RestartReason::kCancelled;
  Message why;  ///< names the one at fault and clears the other
};

/// Judges a complaint by what everybody has seen (PROTOCOL.md 2.2, step 4).
CeremonyBlame judge(const crypto::CeremonySetup& setup, const std::vector<crypto::CommitMessage>& commits,
                    const std::vector<crypto::RevealMessage>& reveals,
                    const crypto::ComplaintMessage& complaint);

/// "bad_share" and so on, as the log and the record write it.
std::string to_string(RestartReason reason);

}  // namespace core
