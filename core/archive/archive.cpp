// Everything by name and digest; the folder's own lockout file, which is about destroying, is no part of it.
#include "core/archive/archive.h"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>

#include "core/archive/destroy.h"
#include "core/carry/medium.h"
#include "core/files/descriptor.h"
#include "core/files/durable_file.h"
#include "core/files/system_reason.h"
#include "core/record/codec.h"
#include "core/record/hashes.h"

namespace core {
namespace {

namespace fs = std::filesystem;

// A sealed box of five thousand ballots with sixty people has about 150 MB.
constexpr std::size_t kLargestFile = std::size_t{4} << 30;

std::unexpected<Message> not_written(const fs::path& file, int number) {
  return std::unexpected(Message("archive.not_written", {file.string(), system_reason(number)}));
}

Message unreadable(const fs::path& file, int number) {
  return Message("archive.unreadable", {file.string(), system_reason(number)});
}

// Regular files under `folder` by name, but those that are about the archive. Anything that is neither file
// nor folder is an error.
std::expected<std::vector<std::string>, Message> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const auto type = at->symlink_status(error).type();
    if (error) break;
    if (type == fs::file_type::directory) continue;
    if (type != fs::file_type::regular)
      return std::unexpected(Message("archive.link", {at->path().string()}));
    std::string name = fs::relative(at->path(), folder, error).generic_string();
    if (!about_the_archive(name)) names.push_back(std::move(name));
  }
  if (error) return std::unexpected(unreadable(folder, error.value()));
  std::ranges::sort(names);
  return names;
}

std::expected<ArchivedFile, Message> measured(const fs::path& folder, const std::string& name) {
  const auto bytes = carry::read_from_medium(folder / name, kLargestFile);
  if (!bytes) return std::unexpected(unreadable(folder / name, bytes.error().number));
  return ArchivedFile{name, bytes->size(), crypto::blake2b(*bytes)};
}

// What is kept of a meeting; what of it is not there was not needed. Other terminals' boxes came on sticks.
std::vector<fs::path> kept_of(const DataFolder& data) {
  return {data.record(),         data.members(),
          data.sealed_box(),     data.sealed_box().string() + "-journal",
          data.sealed_wraps(),   data.root / "boxes",
          data.root / "requests"};
}

std::expected<void, Message> copy_file(const fs::path& from, const fs::path& to, const std::string& name) {
  const auto bytes = read_whole(from / name, kLargestFile);
  if (!bytes) return std::unexpected(unreadable(from / name, bytes.error().number));
  std::error_code error;
  fs::create_directories((to / name).parent_path(), error);
  if (error) return not_written(to / name, error.value());
  if (const auto written = write_durably(to / name, *bytes); !written)
    return not_written(to / name, written.error().number);
  return {};
}

}  // namespace

std::expected<ArchiveManifest, Message> make_archive(const fs::path& folder, const std::string& today) {
  const auto record = folder / "record" / "manifest.json";
  const auto bytes = read_whole(record);
  if (!bytes) return std::unexpected(Message("archive.no_record", {folder.string()}));
  const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  const auto meeting = decode_manifest(text);
  if (!meeting) return std::unexpected(Message("archive.no_record", {folder.string()}));
  ArchiveManifest manifest;
  manifest.kind = meeting->kind;
  manifest.title = meeting->conference.title;
  manifest.date = meeting->conference.date;
  manifest.committee = meeting->committee;
  manifest.conference = manifest_hash(std::string(text));
  manifest.archived = today;
  // A terminal's clock that stands before the meeting must not shorten the time.
  manifest.keep_until = six_months_after(std::max(today, manifest.date));
  const auto names = names_in(folder);
  if (!names) return std::unexpected(names.error());
  for (const auto& name : *names) {
    auto file = measured(folder, name);
    if (!file) return std::unexpected(file.error());
    manifest.files.push_back(std::move(*file));
  }
  const auto written = write_durably(folder / kArchiveManifest, crypto::as_bytes(encode_archive(manifest)));
  if (!written) return not_written(folder / kArchiveManifest, written.error().number);
  return manifest;
}

std::vector<Message> check_archive(const fs::path& folder, const ArchiveManifest& manifest,
                                   const ArchiveProgress& progress) {
  std::vector<Message> problems;
  const auto names = names_in(folder);
  if (!names) return {names.error()};
  std::size_t done = 0;
  for (const auto& kept : manifest.files) {
    progress(done++, manifest.files.size());
    if (!std::ranges::binary_search(*names, kept.name)) {
      problems.emplace_back("archive.missing", std::vector{(folder / kept.name).string()});
      continue;
    }
    const auto now = measured(folder, kept.name);
    if (!now)
      problems.push_back(now.error());
    else if (*now != kept)
      problems.emplace_back("archive.changed", std::vector{(folder / kept.name).string()});
  }
  for (const auto& name : *names)
    if (!std::ranges::binary_search(manifest.files, name, {}, &ArchivedFile::name))
      problems.emplace_back("archive.added", std::vector{(folder / name).string()});
  progress(done, manifest.files.size());
  return problems;
}

std::expected<void, Message> copy_archive(const fs::path& from, const fs::path& to,
                                          const ArchiveManifest& manifest, const ArchiveProgress& progress) {
  const std::size_t total = 3 * manifest.files.size();
  const auto wrong =
      check_archive(from, manifest, [&](std::size_t done, std::size_t) { progress(done, total); });
  if (!wrong.empty()) return std::unexpected(wrong.front());
  std::size_t done = manifest.files.size();
  std::error_code error;
  fs::create_directories(to, error);
  if (error) return not_written(to, error.value());
  for (const auto& file : manifest.files) {
    progress(done++, total);
    if (auto copied = copy_file(from, to, file.name); !copied) return copied;
  }
  // The manifest last: a folder without one is no archive.
  const auto written = write_durably(to / kArchiveManifest, crypto::as_bytes(encode_archive(manifest)));
  if (!written) return not_written(to / kArchiveManifest, written.error().number);
  const auto copied = read_archive(to);
  const auto differs =
      check_archive(to, manifest, [&](std::size_t at, std::size_t) { progress(done + at, total); });
  if (!copied || *copied != manifest || !differs.empty())
    return std::unexpected(Message("archive.differs", {to.string()}));
  return {};
}

std::expected<ArchiveManifest, Message> archive_of_terminal(const DataFolder& data, const fs::path& to,
                                                            const std::string& today,
                                                            const ArchiveProgress& progress) {
  const Descriptor lock(::open(data.lock().c_str(), O_RDWR | O_CLOEXEC));
  if (!lock.valid()) return std::unexpected(unreadable(data.lock(), errno));
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) return std::unexpected(Message("store.in_use"));
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& kept : kept_of(data)) {
    const std::string name = kept.filename().string();
    if (fs::is_regular_file(kept, error)) names.push_back(name);
    if (!fs::is_directory(kept, error)) continue;
    const auto inside = names_in(kept);
    if (!inside) return std::unexpected(inside.error());
    for (const auto& each : *inside) names.push_back((fs::path(name) / each).string());
  }
  const std::size_t total = 3 * names.size();
  fs::create_directories(to, error);
  if (error) return not_written(to, error.value());
  for (std::size_t done = 0; done < names.size(); ++done) {
    progress(done, total);
    if (auto copied = copy_file(data.root, to, names[done]); !copied) return std::unexpected(copied.error());
  }
  auto manifest = make_archive(to, today);
  if (!manifest) return manifest;
  // Its digests are those of what was read back; they must be those of what is here.
  const auto differs = check_archive(
      data.root, *manifest, [&](std::size_t done, std::size_t) { progress(2 * names.size() + done, total); });
  for (const auto& problem : differs)
    if (problem.key != "archive.added") return std::unexpected(Message("archive.differs", {to.string()}));
  return manifest;
}

std::vector<fs::path> archives_in(const fs::path& place) {
  std::vector<fs::path> found;
  std::error_code error;
  if (fs::exists(place / kArchiveManifest, error)) found.push_back(place);
  for (const fs::path& folder : {place, place / "archive"}) {
    std::vector<fs::path> inside;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
      if (fs::exists(at->path() / kArchiveManifest, error)) inside.push_back(at->path());
    error.clear();
    std::ranges::sort(inside);
    found.insert(found.end(), inside.begin(), inside.end());
  }
  return found;
}

std::expected<void, Message> complete_archives(const DataFolder& data, const std::string& today) {
  std::error_code error;
  std::vector<fs::path> folders;
  for (fs::directory_iterator at(data.archive(), error), end; !error && at != end; at.increment(error))
    if (fs::exists(at->path() / "record", error) && !fs::exists(at->path() / kArchiveManifest, error))
      folders.push_back(at->path());
  for (const auto& folder : folders)
    if (const auto made = make_archive(folder, today); !made) return std::unexpected(made.error());
  return {};
}

}  // namespace core
