// Writing a record: beside its place, synced, renamed, read back.
#include "core/record/writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <system_error>

#include "core/files/durable_file.h"
#include "core/files/system_reason.h"
#include "core/record/files.h"

namespace core {
namespace {

namespace fs = std::filesystem;

std::unexpected<Message> failed(const FileError& error) {
  return std::unexpected(Message("verify.write_failed", {error.path, system_reason(error.number)}));
}

// Asks the system to forget its copy, so that the next read comes from the medium. Only a request: nothing
// depends on it being met.
void forget_cached(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return;
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
  ::close(descriptor);
}

std::expected<void, Message> write_files(const RecordBytes& files, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return failed({error.value(), folder.string()});
  for (const auto& [name, bytes] : files) {
    const auto written = write_durably(folder / name, crypto::as_bytes(bytes), 0644);
    if (!written) return failed(written.error());
  }
  const auto synced = sync_folder(folder);
  if (!synced) return failed(synced.error());
  return {};
}

std::expected<void, Message> compare_files(const RecordBytes& files, const fs::path& folder) {
  for (const auto& [name, bytes] : files) {
    forget_cached(folder / name);
    const auto read = read_whole(folder / name, kLargestRecordFile);
    if (!read) return failed(read.error());
    if (read->size() != bytes.size() || std::memcmp(read->data(), bytes.data(), bytes.size()) != 0) {
      return std::unexpected(Message("verify.read_back_differs", {(folder / name).string()}));
    }
  }
  return {};
}

// Puts the folder in its place without replacing anything. Not every file system knows how to refuse in one
// step; there the caller's own look before has to do.
std::expected<void, Message> put_in_place(const fs::path& temporary, const fs::path& folder) {
  int status = ::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, folder.c_str(), RENAME_NOREPLACE);
  if (status != 0 && (errno == EINVAL || errno == ENOSYS)) {
    status = std::rename(temporary.c_str(), folder.c_str());
  }
  if (status != 0 && errno == EEXIST) {
    return std::unexpected(Message("verify.record_exists", {folder.string()}));
  }
  if (status != 0) return failed({errno, folder.string()});
  const auto synced = sync_folder(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
  if (!synced) return failed(synced.error());
  return {};
}

}  // namespace

std::expected<void, Message> write_record(const Record& record, const crypto::SigningKey& key,
                                          const fs::path& given) {
  const fs::path folder = given.has_filename() ? given : given.parent_path();  // "record/" is "record"
  std::error_code error;
  if (fs::exists(fs::symlink_status(folder, error))) {
    return std::unexpected(Message("verify.record_exists", {folder.string()}));
  }
  const RecordBytes files = encode_record(record, key);
  fs::path temporary = folder;
  temporary += ".part";
  fs::remove_all(temporary, error);  // What an earlier attempt left; it never counted as a record.

  auto done = write_files(files, temporary);
  if (done) done = put_in_place(temporary, folder);
  if (!done) {
    fs::remove_all(temporary, error);
    return done;
  }
  done = compare_files(files, folder);
  if (!done) fs::remove_all(folder, error);
  return done;
}

}  // namespace core
