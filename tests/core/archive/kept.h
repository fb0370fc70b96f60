// A meeting that is over, as a terminal leaves it in its archive: a real record, key files, and bytes for the
// sealed box, which nothing here opens.
#pragma once

#include "core/archive/archive.h"
#include "core/archive/destroy.h"
#include "core/keys/member_key.h"
#include "core/record/hashes.h"
#include "tests/core/folder.h"
#include "tests/core/keys/keys.h"
#include "tests/core/support/tiny_record.h"

namespace tests {

/// Key files of the first `keys` of the committee's three; their passphrases are kPassphrases.
inline void lay_meeting(const std::filesystem::path& folder, std::uint32_t keys) {
  const auto& tiny = core::test::tiny_record();
  std::filesystem::create_directories(folder / "record");
  std::filesystem::create_directories(folder / "members");
  core::test::write_files(tiny.files(), folder / "record");
  put(folder / "sealed.db", std::vector<std::uint8_t>(9'000, 5));
  put(folder / "sealed.wraps", std::vector<std::uint8_t>(300, 6));
  for (std::uint32_t member = 1; member <= keys; ++member) {
    core::MemberKeyInfo info;
    info.member = member;
    info.name = tiny.record.manifest.committee[member - 1];
    info.manifest = core::manifest_hash(tiny.record.manifest_bytes);
    info.salt = salt(static_cast<std::uint8_t>(member));
    crypto::MemberSecrets secrets;
    secrets.share.assign(32, 5);
    secrets.signing_seed.assign(32, 6);
    core::MemberKey::create(folder / "members" / (std::to_string(member) + ".key"), info, secrets,
                            passphrase_key(member))
        .value();
  }
}

}  // namespace tests
