// Verify, gather, look for room, write beside, read back, rename.
#include "core/carry/export.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>

#include "core/carry/medium.h"
#include "core/carry/package.h"
#include "core/files/system_reason.h"
#include "core/verify/folder.h"
#include "core/verify/state.h"

namespace core {
namespace {

namespace fs = std::filesystem;
using carry::Package;
using Done = std::expected<void, Message>;

std::unexpected<CarryFailure> fail(CarryFailure::Kind kind, Message message) {
  return std::unexpected(CarryFailure{kind, std::move(message)});
}

std::unexpected<Message> not_written(const std::string& path, int number) {
  return std::unexpected(Message("carry.not_written", {path, system_reason(number)}));
}

fs::path parent_of(const fs::path& out) { return out.has_parent_path() ? out.parent_path() : fs::path("."); }

// Whole blocks a file, and as much again a folder as a small one takes.
Done check_room(const Package& package, const fs::path& out) {
  const auto room = carry::room_in(parent_of(out));
  if (!room) return not_written(out.string(), room.error().number);
  constexpr std::uint64_t kKibibyte = 1024, kFolders = 16;
  std::uint64_t needed = kFolders * room->block;
  for (const auto& [name, bytes] : package) needed += (bytes.size() / room->block + 1) * room->block;
  if (needed <= room->bytes) return {};
  return std::unexpected(Message("carry.no_room", {out.string(), std::to_string(needed / kKibibyte + 1),
                                                   std::to_string(room->bytes / kKibibyte)}));
}

// `shown` stands for `folder` in messages: people know the name they gave.
Done write_package(const Package& package, const fs::path& folder, const fs::path& shown,
                   const CarryProgress& progress) {
  std::size_t done = 0;
  std::set<fs::path> folders{folder};
  for (const auto& [name, bytes] : package) {
    progress("carry.stage_write", done++, package.size());
    const fs::path file = folder / name;
    // Each folder is made once: one that is gone again was on a stick that is gone, and must not come to
    // stand on this machine's own disk.
    std::error_code error;
    if (folders.insert(file.parent_path()).second) fs::create_directory(file.parent_path(), error);
    if (error) return not_written((shown / name).string(), error.value());
    const auto written = write_durably(file, crypto::as_bytes(bytes), 0666);  // less what the umask takes
    if (!written) return not_written((shown / name).string(), written.error().number);
  }
  // mkdtemp's folder is its owner's alone; those in it were made as the umask permits, and so shall it be. A
  // stick's file system may not know permissions.
  std::error_code ignored;
  fs::permissions(folder, fs::status(folder / "record", ignored).permissions(), ignored);
  for (const fs::path& each : folders)
    if (const auto synced = sync_folder(each); !synced)
      return not_written(each.string(), synced.error().number);
  return {};
}

Done read_back(const Package& package, const fs::path& folder, const fs::path& shown,
               const CarryProgress& progress) {
  std::size_t done = 0;
  for (const auto& [name, bytes] : package) {
    progress("carry.stage_read", done++, package.size());
    const auto read = carry::read_from_medium(folder / name, kLargestRecordFile);
    if (!read)
      return std::unexpected(
          Message("carry.not_read_back", {(shown / name).string(), system_reason(read.error().number)}));
    if (!std::ranges::equal(*read, crypto::as_bytes(bytes)))
      return std::unexpected(Message("carry.differs", {(shown / name).string()}));
  }
  // And nothing besides: an extra file in record/ would make it no record.
  std::error_code error;
  std::size_t files = 0;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    if (!entry->is_directory(error)) ++files;
  if (error)
    return std::unexpected(Message("carry.not_read_back", {shown.string(), system_reason(error.value())}));
  if (files != package.size()) return std::unexpected(Message("carry.differs", {shown.string()}));
  return {};
}

// Never over something that stands there. Not every file system can refuse in one step; there a look has to
// do.
Done put_in_place(const fs::path& from, const fs::path& out) {
  int status = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, out.c_str(), RENAME_NOREPLACE);
  if (status != 0 && (errno == EINVAL || errno == ENOSYS)) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(out, error)))
      errno = EEXIST;
    else
      status = std::rename(from.c_str(), out.c_str());
  }
  if (status != 0 && errno == EEXIST) return std::unexpected(Message("carry.exists", {out.string()}));
  if (status != 0) return not_written(out.string(), errno);
  const auto synced = sync_folder(parent_of(out));
  if (!synced) return not_written(out.string(), synced.error().number);
  return {};
}

}  // namespace

std::expected<void, CarryFailure> export_for_auditor(const fs::path& record, const fs::path& given,
                                                     const fs::path& assets, const fs::path& auditor,
                                                     const CarryProgress& progress,
                                                     const std::optional<std::string>& fingerprint_words) {
  const fs::path out = given.has_filename() ? given : given.parent_path();  // "home/" is "home"
  std::error_code error;
  const auto there = fs::symlink_status(out, error);
  if (fs::exists(there))
    return fail(CarryFailure::Kind::kNotWritten, Message("carry.exists", {out.string()}));
  if (out.empty() || !fs::is_directory(parent_of(out), error))
    return fail(CarryFailure::Kind::kNotWritten, Message("carry.no_parent", {parent_of(out).string()}));

  auto files = verify::read_folder(record);
  if (!files && files.error().unreadable)
    return fail(CarryFailure::Kind::kUnreadable,
                Message("verify.unreadable", {files.error().where, files.error().system}));
  if (!files) return fail(CarryFailure::Kind::kRejected, Message("carry.rejected", {"files"}));
  VerifyObserver observer;
  observer.on_progress = [&](const std::string&, std::size_t done, std::size_t total) {
    progress("carry.stage_verify", done, total);
  };
  const auto verified = verify::verify_files(*files, fingerprint_words, observer, 0);
  if (!verified)
    return fail(CarryFailure::Kind::kRejected, Message("carry.rejected", {verified.error().report.check}));

  const auto package = carry::make_package(*files, *verified, assets, auditor);
  if (!package) return fail(CarryFailure::Kind::kUnreadable, package.error());
  if (const auto room = check_room(*package, out); !room)
    return fail(CarryFailure::Kind::kNotWritten, room.error());

  std::string part = out.string() + ".XXXXXX";
  if (::mkdtemp(part.data()) == nullptr)
    return fail(CarryFailure::Kind::kNotWritten,
                Message("carry.not_written", {out.string(), system_reason(errno)}));
  auto done = write_package(*package, part, out, progress);
  if (done) done = read_back(*package, part, out, progress);
  if (done) done = put_in_place(part, out);
  if (done) return {};
  fs::remove_all(part, error);
  return fail(CarryFailure::Kind::kNotWritten, done.error());
}

}  // namespace core
