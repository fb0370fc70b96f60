// Reads a text file that an office worker saved, in whichever Unicode encoding the program chose.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/message.h"

namespace core {

/// One thing wrong in the conference folder.
struct Problem {
  std::string file;      ///< relative to the folder; "" for the folder itself
  std::size_t line = 0;  ///< from 1; 0 for the whole file
  Message message;       ///< "what is wrong; what to write instead"
  bool operator==(const Problem&) const = default;
};

/// The whole file as NFC UTF-8 without byte order mark, line ends LF. Accepts UTF-8 with or without BOM and
/// UTF-16 with BOM. `shown` names the file in the problem. Errors: not there, not a regular file (a device or
/// a pipe is never opened for reading), unreadable, a link that leads round in a circle, over `limit` bytes,
/// empty, not in one of these encodings (with the line where it stops being), a letter with more marks than
/// any has.
std::expected<std::string, Problem> read_text_file(const std::filesystem::path& path,
                                                   const std::string& shown, std::size_t limit);

/// The same for bytes already in memory.
std::expected<std::string, Problem> decode_text(std::string_view bytes, const std::string& shown);

}  // namespace core
