// The order of destroying is what matters here.
#include "core/terminal/unfinished.h"

#include "core/files/durable_file.h"
#include "core/store/ballot_box.h"

namespace core {
namespace {

std::unexpected<Message> cannot_destroy(const std::filesystem::path& file) {
  return std::unexpected(Message("store.cannot_destroy", {file.string()}));
}

}  // namespace

std::expected<void, Message> settle_closing(const DataFolder& folder) {
  std::error_code error;
  if (!std::filesystem::exists(folder.sealed_box(), error)) {
    if (error) return std::unexpected(Message("store.cannot_read", {folder.sealed_box().string()}));
    return take_sealing_back(folder);
  }
  // A program that was killed may have left the name in memory alone. Were the open box destroyed now and the
  // power cut, neither would be there.
  if (!sync_folder(folder.root))
    return std::unexpected(Message("store.cannot_write", {folder.root.string()}));
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
