// The folder and each file are opened once and looked at through their descriptors only.
#include "core/verify/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>

#include "core/files/system_reason.h"

namespace core::verify {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }

 private:
  int number_;
};

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

std::unexpected<FolderProblem> unreadable(std::string where, int number) {
  return std::unexpected(FolderProblem{true, std::move(where), system_reason(number)});
}

std::unexpected<FolderProblem> wrong(std::string where) {
  return std::unexpected(FolderProblem{false, std::move(where), {}});
}

std::set<std::string, std::less<>> expected_names() {
  std::set<std::string, std::less<>> names(kRecordFiles.begin(), kRecordFiles.end());
  for (const std::string_view other : {kFilesJson, kFilesSignature, kRecordKey}) names.emplace(other);
  return names;
}

std::expected<std::set<std::string, std::less<>>, int> list(const Descriptor& folder) {
  const int again = ::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (again < 0) return std::unexpected(errno);
  const std::unique_ptr<DIR, CloseDirectory> directory(::fdopendir(again));
  if (!directory) {
    const int number = errno;
    ::close(again);
    return std::unexpected(number);
  }
  std::set<std::string, std::less<>> names;
  errno = 0;
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.insert(name);
    errno = 0;
  }
  if (errno != 0) return std::unexpected(errno);
  return names;
}

std::expected<std::string, FolderProblem> read_file(const Descriptor& folder, const std::string& name) {
  // O_NONBLOCK: a pipe of that name must not make the verifier wait.
  const Descriptor file(::openat(folder.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  // ELOOP is a link, ENXIO a socket: there, but no file of a record.
  if (file.get() < 0 && (errno == ELOOP || errno == ENXIO || errno == ENOENT)) return wrong(name);
  if (file.get() < 0) return unreadable(name, errno);
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return unreadable(name, errno);
  if (!S_ISREG(status.st_mode)) return wrong(name);
  std::string bytes;
  std::string block(std::size_t{1} << 20, '\0');
  while (true) {
    const ssize_t count = ::read(file.get(), block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(name, errno);
    if (count == 0) return bytes;
    bytes.append(block, 0, static_cast<std::size_t>(count));
    if (bytes.size() > kLargestRecordFile) return wrong(name);
  }
}

}  // namespace

std::expected<RecordBytes, FolderProblem> read_folder(const std::filesystem::path& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0) return unreadable(path.string(), errno);
  const auto names = list(folder);
  if (!names) return unreadable(path.string(), names.error());
  const auto expected = expected_names();
  for (const std::string& name : *names) {
    if (!expected.contains(name)) return wrong(name);
  }
  RecordBytes files;
  for (const std::string& name : expected) {
    if (!names->contains(name)) return wrong(name);
    auto bytes = read_file(folder, name);
    if (!bytes) return std::unexpected(bytes.error());
    files.emplace(name, std::move(*bytes));
  }
  return files;
}

}  // namespace core::verify
