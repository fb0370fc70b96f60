// The order of destroying, and of syncing, is what matters here.
#include "core/terminal/unfinished.h"

#include <cerrno>

#include "core/files/durable_file.h"
#include "core/store/ballot_box.h"
#include "crypto/secret.h"

namespace core {
namespace {

std::unexpected<Message> cannot_destroy(const std::filesystem::path& file) {
  return std::unexpected(Message("store.cannot_destroy", {file.string()}));
}

std::unexpected<Message> cannot_write(const std::filesystem::path& file) {
  return std::unexpected(Message("store.cannot_write", {file.string()}));
}

}  // namespace

std::expected<void, Message> begin_clearing(const DataFolder& folder, const std::string& date) {
  std::error_code error;
  if (std::filesystem::exists(folder.clearing(), error)) return settle_clearing(folder);
  std::string name;
  for (int number = 1; name.empty() || std::filesystem::exists(folder.archive() / name, error); ++number)
    name = date + "-" + std::to_string(number);
  // From here on the meeting is over, and everything else follows from this file.
  if (!write_durably(folder.clearing(), crypto::as_bytes(name))) return cannot_write(folder.clearing());
  return settle_clearing(folder);
}

std::expected<void, Message> settle_clearing(const DataFolder& folder) {
  const auto name = read_whole(folder.clearing(), 256);
  if (!name && name.error().number == ENOENT) return {};
  if (!name || name->empty()) return cannot_write(folder.clearing());
  const auto kept = folder.archive() / std::string(name->begin(), name->end());
  std::error_code error;
  std::filesystem::create_directories(kept, error);
  if (error || !sync_folder(folder.root) || !sync_folder(folder.archive())) return cannot_write(kept);
  for (const auto& path : {folder.record(), folder.members(), folder.sealed_box(), folder.sealed_wraps()}) {
    if (!std::filesystem::exists(path, error)) continue;
    std::filesystem::rename(path, kept / path.filename(), error);
    if (error) return cannot_write(kept);
  }
  if (!sync_folder(kept) || !sync_folder(folder.root)) return cannot_write(kept);
  for (const auto& path : {folder.course(), folder.log(), folder.lockout()})
    std::filesystem::remove(path, error);
  if (!sync_folder(folder.root)) return cannot_write(folder.root);
  if (!std::filesystem::remove(folder.clearing(), error) || !sync_folder(folder.root))
    return cannot_write(folder.clearing());
  return {};
}

std::expected<void, Message> settle_closing(const DataFolder& folder) {
  std::error_code error;
  if (!std::filesystem::exists(folder.sealed_box(), error)) {
    if (error) return std::unexpected(Message("store.cannot_read", {folder.sealed_box().string()}));
    return take_sealing_back(folder);
  }
  // A program that was killed may have left the name in memory alone. Were the open box destroyed now and the
  // power cut, neither would be there.
  if (!sync_folder(folder.root)) return cannot_write(folder.root);
  if (!destroy_file(folder.open_wraps()) || !destroy_box(folder.open_box()))
    return cannot_destroy(folder.open_box());
  if (!destroy_box(folder.sealed_part())) return cannot_destroy(folder.sealed_part());
  return {};
}

std::expected<void, Message> take_sealing_back(const DataFolder& folder) {
  // The box before its wraps: a sealed box that could not be opened would be taken for the one that counts.
  for (const auto& box : {folder.sealed_box(), folder.sealed_part()})
    if (!destroy_box(box)) return cannot_destroy(box);
  if (!destroy_file(folder.sealed_wraps())) return cannot_destroy(folder.sealed_wraps());
  return {};
}

}  // namespace core
