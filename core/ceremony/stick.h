// A member's stick in a key ceremony: which files lie on it and how they are read. Names stand here alone.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "core/ceremony/round_files.h"
#include "core/message.h"

namespace core {

/// Paths under a stick's own folder.
struct Stick {
  std::filesystem::path root;  ///< where the stick is mounted

  std::filesystem::path folder() const { return root / "tin-nhiem-khoa"; }
  std::filesystem::path invitation() const { return folder() / "invitation"; }  ///< from the chair
  std::filesystem::path bundle(CeremonyRound round) const {                     ///< from the chair
    return folder() / ("all-" + std::to_string(static_cast<std::uint32_t>(round)));
  }
  std::filesystem::path message(CeremonyRound round) const {  ///< to the chair
    return folder() / ("own-" + std::to_string(static_cast<std::uint32_t>(round)));
  }
  std::filesystem::path part() const {
    return folder() / "part.key";
  }  ///< between the rounds; secret, locked
  std::filesystem::path key() const { return folder() / "member.key"; }  ///< afterwards; secret, locked
};

/// A file of the ceremony, decoded; nothing when it is not there. Errors "stick.unreadable", "stick.damaged",
/// "stick.newer".
std::expected<std::optional<RoundMessage>, Message> read_round_message(const std::filesystem::path& file);
std::expected<std::optional<CeremonyInvitation>, Message> read_invitation(const std::filesystem::path& file);
std::expected<std::optional<RoundBundle>, Message> read_bundle(const std::filesystem::path& file);

/// Writes durably and reads back. Errors "stick.not_written", "stick.read_back".
std::expected<void, Message> write_round_file(const std::filesystem::path& file,
                                              const std::vector<std::uint8_t>& bytes);

/// Is there a folder at the stick's root? Error "stick.gone".
std::expected<void, Message> stick_there(const Stick& stick);

}  // namespace core
