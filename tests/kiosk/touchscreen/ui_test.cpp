// Widgets through whole frames without a window: what a touch, a key, a scanner does to them.
#include "kiosk/touchscreen/base/ui.h"

#include "tests/kiosk/touchscreen/frames.h"

using namespace kiosk;

namespace {

// One frame with a button; true when it was activated.
bool one_button(Ui& ui, std::string_view screen, std::uint64_t now, std::string_view id = "go") {
  ui.begin(screen, now);
  const bool tapped = ui.button(id, {100, 100, 60, 20}, "OK");
  ui.end();
  return tapped;
}

}  // namespace

TEST_CASE("ui: one touch activates once", "[ui]") {
  auto ui = make();
  one_button(*ui, "a", 0);
  press(*ui, "go", 1000);
  CHECK(ui->needs_frame());
  CHECK(one_button(*ui, "a", 1100));
  CHECK_FALSE(one_button(*ui, "a", 1200));
  CHECK_FALSE(ui->needs_frame());
}

TEST_CASE("ui: what was touched on one screen does nothing on the next, though its button stands there too",
          "[ui]") {
  auto ui = make();
  one_button(*ui, "a", 0);
  press(*ui, "go", 1000);
  CHECK_FALSE(one_button(*ui, "b", 1100));
  CHECK_FALSE(one_button(*ui, "b", 1200));
  // The second tap of a double tap comes after the new screen is shown, but too soon to be meant for it.
  press(*ui, "go", 1200);
  CHECK_FALSE(one_button(*ui, "b", 1300));
  press(*ui, "go", 2000);
  CHECK(one_button(*ui, "b", 2100));
}

TEST_CASE("ui: below an overlay nothing can be touched, and a touch begun before it does nothing", "[ui]") {
  auto ui = make();
  one_button(*ui, "a", 0);
  press(*ui, "go", 1000, false);
  const auto frame = [&](std::uint64_t now) {
    ui->begin("a", now);
    const bool below = ui->button("go", {100, 100, 60, 20}, "OK");
    ui->countdown("Hỏi", "Giải thích", "Tiếp", 20, 30);
    ui->end();
    return below;
  };
  CHECK_FALSE(frame(1100));
  CHECK(ui->report().find("go")->covered);
  CHECK_FALSE(ui->report().find("go")->touchable);
  press(*ui, "go", 2000);
  CHECK_FALSE(frame(2100));
  CHECK_FALSE(frame(2200));
}

TEST_CASE("ui: a scanner's code arrives one keystroke a frame, lower case and separators understood",
          "[ui]") {
  auto ui = make();
  crypto::SecretText code;
  bool submitted = false;
  const auto frame = [&] {
    ui->begin("slip", 0);
    const auto key = ui->code_entry("slip", ui->body(), code.view(), 3, 4);
    ui->end();
    if (key.kind == CodeKey::Kind::kCharacter) code.append({&key.character, 1});
    if (key.kind == CodeKey::Kind::kSubmit) submitted = true;
  };
  frame();
  type(*ui, U"7k4f-M2QX 9tbo\n");
  for (int i = 0; i < 20; ++i) frame();
  CHECK(code.view() == "7K4FM2QX9TB0");
  CHECK(submitted);
  for (const auto& widget : ui->report().widgets) CHECK(widget.words.find("7K4F") == std::string::npos);
}

TEST_CASE("ui: what is typed on a screen without a field is forgotten", "[ui]") {
  auto ui = make();
  one_button(*ui, "a", 0);
  type(*ui, U"bí mật");
  one_button(*ui, "a", 10);
  crypto::SecretText text;
  KeyboardState keyboard;
  for (int i = 0; i < 3; ++i) {
    ui->begin("a", 20);
    ui->text_entry("word", ui->body(), text, keyboard, true, "Mật khẩu", "Xong");
    ui->end();
  }
  CHECK(text.empty());
}

TEST_CASE("ui: a passphrase is typed by touch with Telex and never stands in the report", "[ui]") {
  auto ui = make();
  crypto::SecretText text;
  KeyboardState keyboard;
  Typed last = Typed::kNothing;
  std::uint64_t now = 1000;
  const auto frame = [&] {
    ui->begin("word", now += 300);
    last = ui->text_entry("word", ui->body(), text, keyboard, true, "Mật khẩu", "Xong");
    ui->end();
  };
  frame();
  for (const char key : std::string("vieetj")) {
    press(*ui, std::string("word.key.") + key, now += 500);
    frame();
  }
  CHECK(text.view() == "việt");
  CHECK(ui->report().find("word")->words == "••••");
  press(*ui, "word.show", now += 500);
  frame();
  CHECK(ui->report().find("word")->words == "••••");
  type(*ui, U" nam\n");
  frame();
  CHECK(text.view() == "việt nam");
  CHECK(last == Typed::kSubmitted);
}

TEST_CASE("ui: keys move a visible focus and Enter activates it", "[ui]") {
  auto ui = make();
  one_button(*ui, "a", 0);
  InputEvent event;
  event.kind = InputKind::kKey;
  event.key = Key::kNext;
  ui->feed(event);
  one_button(*ui, "a", 10);
  CHECK(ui->report().find("go")->focused);
  event.key = Key::kEnter;
  ui->feed(event);
  CHECK(one_button(*ui, "a", 20));
}

TEST_CASE("ui: a character that the faces lack is reported, and is there once it is asked for", "[ui]") {
  auto ui = make();
  const auto frame = [&](const char* words) {
    ui->begin("a", 0);
    ui->text("words", ui->body(), words);
    ui->end();
    return ui->report().find("words")->missing_glyph;
  };
  CHECK_FALSE(frame("Nguyễn"));
  CHECK(frame("Ελλάς"));
  ui->add_text("Ελλάς");
  CHECK_FALSE(frame("Ελλάς"));
  ui->add_text("漢");
  CHECK(frame("漢"));  // in no face of ours
}

TEST_CASE("ui: text that is higher than its place is reported", "[ui]") {
  auto ui = make();
  ui->begin("a", 0);
  ui->text("short", {10, 10, 100, 10}, "Cao");
  ui->text("long", {10, 30, 60, 10}, "Một câu dài hơn chỗ dành cho nó trên màn hình");
  ui->end();
  CHECK(ui->report().find("short")->text_fits);
  CHECK_FALSE(ui->report().find("long")->text_fits);
}

TEST_CASE("ui: the rehearsal band stands on every screen of a rehearsal", "[ui]") {
  auto ui = make();
  one_button(*ui, "a", 0);
  CHECK_FALSE(ui->report().find("rehearsal"));
  ui->set_rehearsal(true);
  one_button(*ui, "a", 0);
  REQUIRE(ui->report().find("rehearsal"));
  CHECK(ui->report().find("rehearsal")->words == ui->words("screen.rehearsal"));
}

TEST_CASE("ui: display menu and every help fit at every size, and leave the choices made", "[ui][layout]") {
  for (const Panel& panel :
       {Panel{1920, 1080, 520}, Panel{1280, 800, 300}, Panel{1366, 768, 345}, Panel{1080, 1920, 295}}) {
    auto ui = make(panel);
    std::uint64_t now = 0;
    const auto frame = [&](const std::string& help) {
      ui->begin("menus" + help, now += 1000);
      ui->header({"TỈNH ỦY MẪU", "Hội nghị", help, true});
      ui->end();
    };
    const auto judge = [&](const std::string& where) {
      INFO(where << " on " << panel.width_px << " at size " << static_cast<int>(ui->appearance().size));
      for (const auto& widget : ui->report().widgets) {
        if (widget.covered) continue;
        CHECK(widget.text_fits);
        CHECK_FALSE(widget.missing_glyph);
        if (widget.touchable) CHECK(panel.mm(std::min(widget.rect.w, widget.rect.h)) >= kTouchTargetMm);
      }
    };
    for (int size = 0; size < kTextSizes; ++size) {
      for (const char* language : {"vi", "en"}) {
        Appearance appearance;
        appearance.size = static_cast<TextSize>(size);
        appearance.language = language;
        ui->set_appearance(appearance);
        frame("delegate.help_ballot");
        press(*ui, ui->report().find("screen.language") ? "screen.language" : "screen.display", now += 1000);
        frame("delegate.help_ballot");
        frame("delegate.help_ballot");
        REQUIRE(ui->report().find("display.contrast.3"));
        judge("display menu");
        press(*ui, "display.contrast.3", now += 1000);
        frame("delegate.help_ballot");
        press(*ui, "display.close", now += 1000);
        frame("delegate.help_ballot");
        frame("delegate.help_ballot");
        CHECK_FALSE(ui->report().find("display.close"));
        appearance.contrast = Contrast::kLightOnDark;
        CHECK(ui->appearance() == appearance);
        for (const auto& [key, words] : ui->catalogue().all()) {
          if (key.find(".help_") == std::string::npos) continue;
          frame(key);
          press(*ui, "screen.help", now += 1000);
          frame(key);
          frame(key);
          for (int page = 0; page < 20 && ui->report().find("help.close"); ++page) {
            judge(key);
            press(*ui, "help.close", now += 1000);
            frame(key);
            frame(key);
          }
          CHECK_FALSE(ui->report().find("help.close"));
        }
      }
    }
  }
}
