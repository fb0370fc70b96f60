// The key ceremony on one terminal: members set their passphrases in turn, the rounds are run, each reopens
// the share and signs. Between the rounds' end and the key files' writing the members' secrets lie in this
// process, for milliseconds; PROTOCOL.md section 5 says what that means.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/ceremony/outcome.h"
#include "core/keys/member_key.h"
#include "core/keys/restart_wraps.h"
#include "core/message.h"
#include "core/record/types.h"
#include "core/terminal/data_folder.h"

namespace core {

class CeremonyRoom {
 public:
  CeremonyRoom(Manifest manifest, std::vector<CeremonyRestart> restarts, DataFolder folder);

  const Manifest& manifest() const { return manifest_; }

  /// Stretches and keeps `member`'s passphrase key until all are there; after the last the rounds run and the
  /// key files are written. Errors: "ceremony.passphrase_short", "ceremony.failed".
  std::expected<void, Message> set_passphrase(std::uint32_t member, std::string_view passphrase);
  /// Who is at fault when the rounds ended in a complaint.
  const std::optional<CeremonyBlame>& blame() const { return blame_; }
  bool rounds_done() const { return ceremony_.has_value(); }

  /// Reopens `member`'s share from its file, checks it against the transcript and signs the transcript.
  std::expected<void, Message> confirm(std::uint32_t member, std::string_view passphrase);
  bool complete() const;

  /// Precondition of both: complete().
  const Ceremony& ceremony() const { return *ceremony_; }
  const std::vector<RestartMember>& restart_members() const { return restart_members_; }

 private:
  std::expected<void, Message> run_rounds();

  Manifest manifest_;
  crypto::Digest manifest_digest_;
  std::vector<CeremonyRestart> restarts_;
  DataFolder folder_;
  struct Chosen {
    crypto::Salt salt{};
    crypto::PassphraseKey key;
  };
  std::map<std::uint32_t, Chosen> chosen_;
  std::vector<RestartMember> restart_members_;
  std::optional<Ceremony> ceremony_;
  std::optional<CeremonyBlame> blame_;
  std::map<std::uint32_t, crypto::Signature> signatures_;
};

}  // namespace core
