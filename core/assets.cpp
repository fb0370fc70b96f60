// Looks beside /proc/self/exe, so that the working directory does not matter.
#include "core/assets.h"

namespace core {

namespace {

// `beside` in the build folder, `installed` once installed; the folder that holds `witness`.
std::expected<std::filesystem::path, std::string> find(const char* beside, const char* installed,
                                                       const char* witness) {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return std::unexpected("/proc/self/exe: " + error.message());
  for (const char* place : {beside, installed}) {
    const auto candidate = program.parent_path() / place;
    if (std::filesystem::exists(candidate / witness, error))
      return std::filesystem::canonical(candidate, error);
  }
  // Both languages: the words themselves may be what is missing.
  const std::string what = std::string(beside) + "/" + witness, where = program.parent_path().string();
  return std::unexpected("không thấy " + what + " cạnh " + where + "; cài lại toàn bộ phần mềm / " + what +
                         " not found beside " + where + "; build or install the whole project again");
}

}  // namespace

std::expected<std::filesystem::path, std::string> find_assets() {
  return find("assets", "../share/tinnhiem", "words");
}

std::expected<std::filesystem::path, std::string> find_auditor_assets() {
  return find("auditor", "../share/tinnhiem/auditor", "verifier");
}

}  // namespace core
