// The end of an archive: after six months, under two members' confirmation, overwritten and removed.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/archive/archive.h"
#include "core/keys/lockout.h"

namespace core {

/// Two members of the committee confirm a destruction; each is checked against their key file, with the
/// growing delay after wrong passphrases, counted in the archive's folder across restarts.
class Destruction {
 public:
  /// Errors: "archive.too_early" before `keep_until`; "archive.clock" when `today` lies before the day on
  /// which it was archived; those of the count of wrong passphrases.
  static std::expected<Destruction, Message> prepare(const std::filesystem::path& folder,
                                                     const ArchiveManifest& manifest,
                                                     const std::string& today);

  /// Whether two members had confirmed and it was broken off: perform() goes on without asking again.
  bool begun() const;
  /// How long `member` must still wait after wrong passphrases; a new start begins the wait anew.
  std::chrono::milliseconds wait_for(std::uint32_t member) const;
  /// Checks `passphrase` against the key file of `member` (from 1), in the archive or under one of `sticks`.
  /// Errors: "archive.no_member", "archive.key_missing", "archive.twice", "ceremony.wrong_passphrase",
  /// "ceremony.wait" and others of the key file.
  std::expected<void, Message> confirm(std::uint32_t member, std::string_view passphrase,
                                       const std::vector<std::filesystem::path>& sticks);
  /// Overwrites, syncs and removes everything; leaves a note beside the folder that says when and by whom.
  /// Precondition: two have confirmed, or begun(). Errors: "archive.not_destroyed"; asked again it goes on.
  std::expected<std::filesystem::path, Message> perform(const ArchiveProgress& progress);

 private:
  Destruction(std::filesystem::path folder, ArchiveManifest manifest, std::string today, Lockout lockout)
      : folder_(std::move(folder)),
        manifest_(std::move(manifest)),
        today_(std::move(today)),
        lockout_(std::move(lockout)) {}
  std::filesystem::path folder_;
  ArchiveManifest manifest_;
  std::string today_;
  Lockout lockout_;
  std::vector<std::uint32_t> confirmed_;
};

/// Whether a file of this name in an archive's folder is about the archive rather than kept in it.
bool about_the_archive(std::string_view name);

/// The notes of destroyed archives in `place` and in its folder "archive", as they were written; sorted.
std::vector<std::string> destruction_notes(const std::filesystem::path& place);

}  // namespace core
