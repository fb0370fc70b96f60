// A member's side of the key ceremony by sticks: on a machine of the member's choice, with nothing but the
// member's stick and passphrase. What leaves the machine are the protocol's messages; the secrets stay on the
// stick under the passphrase. The chair's side stands in desk.h.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/ceremony/stick.h"
#include "core/message.h"
#include "core/record/types.h"

namespace core {

/// How a member's part stands, from the stick's files alone.
struct MemberPart {
  enum class Turn {
    kMember,    ///< the passphrase is wanted here: the round's message can be made
    kChair,     ///< made; the stick goes back to the chair's terminal
    kComplete,  ///< the key is on the stick and the transcript signed; the chair takes the answer
    kBlame,     ///< a share did not fit: the complaint goes to the chair, and the ceremony begins anew
  };
  Manifest manifest;
  std::uint32_t member = 0, attempt = 0;
  std::string name;
  CeremonyRound round = CeremonyRound::kCommit;  ///< to be made, or made last
  Turn turn = Turn::kMember;
  bool choosing = false;                 ///< the first round: the passphrase is chosen now
  std::vector<std::string> fingerprint;  ///< once complete: to be compared with the hall's
};

/// Looks, and changes nothing. Errors "stick.…": no invitation, damaged, of another ceremony.
std::expected<MemberPart, Message> look_at_part(const std::filesystem::path& stick);

/// Makes the next round's message; every round may be made again until the chair has taken it. Writes the
/// secrets before the message, so that a stick pulled out loses nothing. Errors: those of look_at_part,
/// "ceremony.passphrase_short", "ceremony.wrong_passphrase", "stick.not_your_turn", "stick.round_refused"
/// with what another member did against the protocol.
std::expected<MemberPart, Message> make_next_round(const std::filesystem::path& stick,
                                                   std::string_view passphrase);

}  // namespace core
