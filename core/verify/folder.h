// Reads a record's folder once, whole, into memory: what is verified is what was read, whatever happens to
// the folder meanwhile.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "core/record/files.h"

namespace core::verify {

/// Why there are no bytes: the folder or a file in it cannot be read at all, or it is not a record's folder
/// (check "files").
struct FolderProblem {
  bool unreadable = false;
  std::string where;   ///< the file at fault, or the folder
  std::string system;  ///< what the system said, when unreadable
};

/// Exactly the record's files, all regular, none a link, none larger than kLargestRecordFile.
std::expected<RecordBytes, FolderProblem> read_folder(const std::filesystem::path& folder);

}  // namespace core::verify
