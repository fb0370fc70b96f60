// The names in a terminal's data folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace core {

/// Paths under `--data`; nothing else of the project spells these names.
struct DataFolder {
  std::filesystem::path root;

  std::filesystem::path lock() const { return root / "lock"; }
  std::filesystem::path course() const { return root / "course.txt"; }
  std::filesystem::path log() const { return root / "log.jsonl"; }  ///< until there is a box to keep it
  std::filesystem::path lockout() const { return root / "lockout"; }
  std::filesystem::path members() const { return root / "members"; }
  std::filesystem::path member_key(std::uint32_t member) const {
    return members() / (std::to_string(member) + ".key");
  }
  /// What a ceremony by sticks has collected: public messages, while it lasts.
  std::filesystem::path ceremony() const { return root / "ceremony"; }
  std::filesystem::path open_box() const { return root / "box.db"; }
  std::filesystem::path open_wraps() const { return root / "box.wraps"; }
  std::filesystem::path sealed_box() const { return root / "sealed.db"; }
  std::filesystem::path sealed_part() const { return root / "sealed.db.part"; }
  std::filesystem::path sealed_wraps() const { return root / "sealed.wraps"; }
  std::filesystem::path record() const { return root / "record"; }
  std::filesystem::path archive() const { return root / "archive"; }
  /// Names the archive's folder that a meeting is being put into, until it is there whole.
  std::filesystem::path clearing() const { return root / "clearing"; }
};

}  // namespace core
