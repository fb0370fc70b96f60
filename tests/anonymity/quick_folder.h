// A folder in memory where there is one: thousands of synced transactions need no disk here.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace anonymity {

class QuickFolder {
 public:
  QuickFolder() {
    std::error_code error;
    for (const std::filesystem::path& place :
         {std::filesystem::path("/dev/shm"), std::filesystem::temp_directory_path(error)}) {
      std::string name = (place / "tinnhiem-test-XXXXXX").string();
      if (path_.empty() && ::mkdtemp(name.data()) != nullptr) path_ = name;
    }
  }
  ~QuickFolder() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  QuickFolder(const QuickFolder&) = delete;
  QuickFolder& operator=(const QuickFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace anonymity
