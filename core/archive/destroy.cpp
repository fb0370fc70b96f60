// The confirmation is written down before the first file goes, so that a power cut needs no third member; the
// manifest goes last, so that what is left always says what it is.
#include "core/archive/destroy.h"

#include <algorithm>

#include "core/ceremony/stick.h"
#include "core/files/durable_file.h"
#include "core/files/system_reason.h"
#include "core/keys/member_key.h"

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kConfirmed = "destruction.txt", kLockout = "lockout", kNote = ".destroyed.txt";
constexpr std::uint32_t kNeeded = 2;

std::unexpected<Message> not_destroyed(const fs::path& file, int number) {
  return std::unexpected(Message("archive.not_destroyed", {file.string(), system_reason(number)}));
}

bool is_key_of(const fs::path& file, std::uint32_t member, const ArchiveManifest& manifest) {
  const auto info = MemberKey::info(file);
  return info && info->member == member && info->manifest == manifest.conference;
}

std::expected<fs::path, Message> key_file(const fs::path& folder, std::uint32_t member,
                                          const ArchiveManifest& manifest,
                                          const std::vector<fs::path>& sticks) {
  auto here = folder / "members" / (std::to_string(member) + ".key");
  if (is_key_of(here, member, manifest)) return here;
  for (const auto& mounted : sticks)
    if (auto key = Stick{mounted}.key(); is_key_of(key, member, manifest)) return key;
  return std::unexpected(Message("archive.key_missing", {manifest.committee[member - 1]}));
}

}  // namespace

bool about_the_archive(std::string_view name) {
  return name == kArchiveManifest || name == kConfirmed || name == kLockout;
}

std::expected<Destruction, Message> Destruction::prepare(const fs::path& folder,
                                                         const ArchiveManifest& manifest,
                                                         const std::string& today) {
  // Days are written so that they compare as text.
  if (today < manifest.archived) return std::unexpected(Message("archive.clock", {today, manifest.archived}));
  if (today < manifest.keep_until)
    return std::unexpected(Message("archive.too_early", {manifest.keep_until, today}));
  auto lockout = Lockout::load(folder / kLockout, Lockout::Clock::now());
  if (!lockout) return std::unexpected(lockout.error());
  return Destruction(folder, manifest, today, std::move(*lockout));
}

bool Destruction::begun() const {
  std::error_code error;
  return fs::exists(folder_ / kConfirmed, error);
}

std::chrono::milliseconds Destruction::wait_for(std::uint32_t member) const {
  return lockout_.remaining(member, Lockout::Clock::now());
}

std::expected<void, Message> Destruction::confirm(std::uint32_t member, std::string_view passphrase,
                                                  const std::vector<fs::path>& sticks) {
  if (member == 0 || member > manifest_.committee.size())
    return std::unexpected(Message("archive.no_member", {std::to_string(member)}));
  const auto& name = manifest_.committee[member - 1];
  if (std::ranges::find(confirmed_, member) != confirmed_.end())
    return std::unexpected(Message("archive.twice", {name}));
  const auto file = key_file(folder_, member, manifest_, sticks);
  if (!file) return std::unexpected(file.error());
  if (const auto wait = wait_for(member); wait.count() > 0)
    return std::unexpected(Message("ceremony.wait", {std::to_string((wait.count() + 999) / 1000)}));
  const auto info = MemberKey::info(*file);
  if (!info) return std::unexpected(info.error());
  // Counted before it is tried: pulling the plug gains no attempt.
  if (auto counted = lockout_.attempt(member, Lockout::Clock::now()); !counted)
    return std::unexpected(counted.error());
  const auto key = crypto::PassphraseKey::derive(passphrase, info->salt, info->stretch);
  if (!key) return std::unexpected(Message("ceremony.failed", {key.error().detail}));
  if (const auto opened = MemberKey::open(*file, *key); !opened) return std::unexpected(opened.error());
  if (auto cleared = lockout_.succeeded(member); !cleared) return std::unexpected(cleared.error());
  confirmed_.push_back(member);
  return {};
}

std::expected<fs::path, Message> Destruction::perform(const ArchiveProgress& progress) {
  fs::path note = folder_;
  if (!note.has_filename()) note = note.parent_path();
  note += kNote;
  if (!begun()) {
    if (confirmed_.size() < kNeeded) return std::unexpected(Message("archive.two_needed"));
    std::string text = today_ + "\t" + manifest_.date + "\t" + manifest_.title;
    for (const std::uint32_t member : confirmed_) text += "\t" + manifest_.committee[member - 1];
    if (const auto kept = write_durably(folder_ / kConfirmed, crypto::as_bytes(text + "\n")); !kept)
      return not_destroyed(folder_ / kConfirmed, kept.error().number);
  }
  // Whatever lies there, named in the manifest or not: boxes and keys before anything else.
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder_, error), end; !error && at != end; at.increment(error))
    if (!at->is_directory(error) &&
        !(at->path().parent_path() == folder_ && about_the_archive(at->path().filename().string())))
      files.push_back(at->path());
  if (error) return not_destroyed(folder_, error.value());
  std::ranges::sort(files, {}, [](const fs::path& file) {
    return std::pair(file.parent_path().filename() == "record", file);
  });
  for (std::size_t done = 0; done < files.size(); ++done) {
    progress(done, files.size());
    // A link's target is somebody else's; the link itself goes.
    if (fs::is_symlink(files[done], error)) fs::remove(files[done], error);
    if (const auto gone = destroy_file(files[done]); !gone)
      return not_destroyed(files[done], gone.error().number);
  }
  const auto text = read_whole(folder_ / kConfirmed, 1u << 16);
  if (!text) return not_destroyed(folder_ / kConfirmed, text.error().number);
  if (const auto kept = write_durably(note, *text); !kept) return not_destroyed(note, kept.error().number);
  for (const std::string_view last : {kLockout, kArchiveManifest, kConfirmed})
    if (const auto gone = destroy_file(folder_ / last); !gone)
      return not_destroyed(folder_ / last, gone.error().number);
  fs::remove_all(folder_, error);  // folders that are empty now
  if (error) return not_destroyed(folder_, error.value());
  progress(files.size(), files.size());
  return note;
}

std::vector<std::string> destruction_notes(const fs::path& place) {
  std::vector<std::string> notes;
  std::error_code error;
  for (const fs::path& folder : {place, place / "archive"}) {
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      if (!at->path().filename().string().ends_with(kNote)) continue;
      const auto text = read_whole(at->path(), 1u << 16);
      if (text) notes.emplace_back(text->begin(), text->end());
    }
    error.clear();
  }
  std::ranges::sort(notes);
  return notes;
}

}  // namespace core
