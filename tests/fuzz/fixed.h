// What the seeds were made with and the targets know: fixed keys, so that a genuine file opens.
#pragma once

#include <string_view>

#include "crypto/key_lock.h"
#include "crypto/signature.h"
#include "tests/core/support/tiny_record.h"

namespace fuzz {

/// The record of which the seeds are made: the same in every process that begins with begin().
const core::test::TinyRecord& tiny_record();

/// What the seed of files_json_minisig signs.
inline constexpr std::string_view kSigned = "{\n \"files\": [],\n \"format\": 1\n}\n";
crypto::SigningKey signing_key();

/// Under which key files and ceremony parts among the seeds are locked. Stretched once a process.
const crypto::PassphraseKey& passphrase_key();
inline constexpr crypto::Salt kSalt{};

/// The ballot box among the seeds.
crypto::SecretBytes box_key();

}  // namespace fuzz
