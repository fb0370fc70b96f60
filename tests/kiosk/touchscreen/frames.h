// What tests of screens share: a Ui without a window, and events for it.
#pragma once

#include <memory>
#include <string_view>

#include "core/catalogue.h"
#include "kiosk/touchscreen/base/ui.h"
#include "tests/catch.h"
#include "tests/places.h"

namespace kiosk {

inline constexpr Panel kDesk{1280, 800, 300};

inline std::unique_ptr<Ui> make(const Panel& panel = kDesk, std::string_view data = "") {
  std::vector<core::Catalogue> languages;
  for (const char* language : {"vi", "en"})
    languages.push_back(*core::Catalogue::load(tests::assets_folder(), language));
  auto ui = Ui::create(panel, std::move(languages), data);
  REQUIRE(ui);
  return std::move(*ui);
}

inline void press(Ui& ui, std::string_view id, std::uint64_t time, bool release = true) {
  const auto* widget = ui.report().find(id);
  REQUIRE(widget);
  InputEvent event;
  event.kind = InputKind::kDown;
  event.pointer = 0;
  event.time_ms = time;
  event.x = widget->rect.x + widget->rect.w / 2;
  event.y = widget->rect.y + widget->rect.h / 2;
  ui.feed(event);
  event.kind = InputKind::kUp;
  if (release) ui.feed(event);
}

inline void type(Ui& ui, std::u32string_view text) {
  for (const char32_t c : text) {
    InputEvent event;
    event.kind = c == U'\n' ? InputKind::kKey : InputKind::kCharacter;
    event.key = c == U'\n' ? Key::kEnter : Key::kNone;
    event.character = c;
    ui.feed(event);
  }
}

}  // namespace kiosk
