// The forms are official documents, so their language does not follow the screen's.
#include "core/forms/form_words.h"

#include "core/assets.h"

namespace core {

std::expected<Catalogue, Message> form_words() {
  const auto assets = find_assets();
  if (!assets) return std::unexpected(Message("report.no_assets", {assets.error()}));
  auto words = Catalogue::load_file(*assets / "forms" / "vi.toml", "vi");
  if (!words) return std::unexpected(Message("report.no_assets", {words.error()}));
  return std::move(*words);
}

}  // namespace core
