// mkdtemp for both; renameat2 so that nothing is replaced.
#include "kiosk/command/work_folders.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ranges>

#include "core/files/durable_file.h"

namespace kiosk {

namespace fs = std::filesystem;

ScratchFolder::ScratchFolder() {
  std::error_code error;
  std::string pattern = (fs::temp_directory_path(error) / "tinnhiem-rehearsal-XXXXXX").string();
  if (!error && ::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

ScratchFolder::~ScratchFolder() { remove(); }

void ScratchFolder::remove() const {
  std::error_code error;
  if (!path_.empty()) fs::remove_all(path_, error);
}

OutcomePlace::OutcomePlace(fs::path out) : out_(std::move(out)) {
  std::error_code error;
  std::vector<fs::path> missing;  // innermost first
  for (fs::path above = out_.parent_path(); !above.empty() && !fs::exists(above, error);
       above = above.parent_path())
    missing.push_back(above);
  for (const fs::path& folder : missing | std::views::reverse) {
    if (!fs::create_directory(folder, error)) return;
    made_above_.push_back(folder);
  }
  std::string pattern = out_.string() + ".XXXXXX";
  if (!out_.filename().empty() && ::mkdtemp(pattern.data()) != nullptr) part_ = pattern;
}

OutcomePlace::~OutcomePlace() { remove(); }

std::expected<void, int> OutcomePlace::put_in_place() const {
  const fs::path from = unfinished();
  int status = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, out_.c_str(), RENAME_NOREPLACE);
  // A file system that cannot refuse in one step: the look before has to do.
  if (status != 0 && (errno == EINVAL || errno == ENOSYS)) {
    std::error_code error;
    errno = EEXIST;
    if (fs::symlink_status(out_, error).type() == fs::file_type::not_found)
      status = std::rename(from.c_str(), out_.c_str());
  }
  if (status != 0) return std::unexpected(errno);
  const auto synced = core::sync_folder(out_.has_parent_path() ? out_.parent_path() : fs::path("."));
  if (!synced) return std::unexpected(synced.error().number);
  return {};
}

void OutcomePlace::remove() const {
  std::error_code error;
  if (!part_.empty()) fs::remove_all(part_, error);
  for (const fs::path& folder : made_above_ | std::views::reverse) ::rmdir(folder.c_str());  // if empty
}

}  // namespace kiosk
