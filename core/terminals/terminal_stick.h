// The stick that goes between the committee's terminal and the voting terminals: which files lie on it. Names
// stand here alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace core {

/// Paths under a stick's own folder.
struct TerminalStick {
  std::filesystem::path root;  ///< where the stick is mounted

  std::filesystem::path folder() const { return root / "tin-nhiem-may"; }
  std::filesystem::path package() const { return folder() / "goi-hoi-nghi"; }  ///< from the committee
  std::filesystem::path request(std::uint32_t terminal) const {                ///< to the committee
    return folder() / ("yeu-cau-may-" + std::to_string(terminal));
  }
  std::filesystem::path box(std::uint32_t terminal) const {  ///< to the committee
    return folder() / ("hom-phieu-may-" + std::to_string(terminal));
  }
};

}  // namespace core
