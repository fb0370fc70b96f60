// Looks beside /proc/self/exe, so that the working directory does not matter.
#include "core/assets.h"

namespace core {

std::expected<std::filesystem::path, std::string> find_assets() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return std::unexpected("/proc/self/exe: " + error.message());
  for (const char* place : {"assets", "../share/tinnhiem"}) {
    const auto candidate = program.parent_path() / place;
    if (std::filesystem::exists(candidate / "words", error))
      return std::filesystem::canonical(candidate, error);
  }
  // Both languages: the words themselves are what is missing.
  const std::string where = program.parent_path().string();
  return std::unexpected("không thấy thư mục assets cạnh " + where +
                         "; cài lại toàn bộ phần mềm / assets not found beside " + where +
                         "; build or install the whole project again");
}

}  // namespace core
