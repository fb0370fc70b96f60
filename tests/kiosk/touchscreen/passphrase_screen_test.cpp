// Setting a passphrase on the glass: how strong it is stands there in words, what is easy to guess cannot be
// given, it is hidden until it is asked for, and nothing of it is kept once the screen is left.
#include "tests/kiosk/touchscreen/committee_scenes.h"
#include "tests/kiosk/touchscreen/frames.h"

using namespace kiosk;

namespace {

bool says(const Ui& ui, std::string words) {
  words.erase(0, 1);  // on a line of its own a sentence begins with a capital letter
  for (const auto& widget : ui.report().widgets)
    if (!widget.covered && widget.words.find(words) != std::string::npos) return true;
  return false;
}

InputEvent enter() {
  InputEvent event;
  event.kind = InputKind::kKey;
  event.key = Key::kEnter;
  return event;
}

}  // namespace

TEST_CASE(
    "passphrase screen: strength in words, what is easy cannot be given, leaving forgets what was typed",
    "[passphrase]") {
  const auto world = kiosk_test::make_world(tests::assets_folder() + "/sample");
  auto ui = make(kDesk, kiosk_test::text_of(world));
  const auto all = kiosk_test::moments(world);
  const auto moment =
      std::ranges::find_if(all, [](const auto& one) { return one.name == "ceremony-passphrase"; });
  REQUIRE(moment != all.end());
  std::uint64_t now = 1000;
  const auto draw = [&](Draft& draft) { kiosk_test::draw(*ui, world, *moment, draft, now += 1000); };

  for (const char* language : {"vi", "en"}) {
    ui->set_appearance({.language = language});
    struct Row {
      const char* typed;
      std::string words;
      bool can_be_given;
    };
    Draft first;
    moment->begin(first);
    draw(first);
    const std::vector<Row> rows = {
        {"bảy chữ", ui->words("committee.passphrase_short", {"7", "8"}), false},
        {"02091945", ui->words("committee.passphrase_easy"), false},
        {"ga bay cao", ui->words("committee.passphrase_fair", {"10"}), true},
        {"con gà xanh bay", ui->words("committee.passphrase_strong", {"15"}), true},
    };
    for (const auto& row : rows) {
      INFO(language << " " << row.typed);
      Draft draft;
      moment->begin(draft);
      draft.text.assign(row.typed);
      draw(draft);
      CHECK(says(*ui, row.words));
      CHECK(ui->report().find("text.submit")->touchable == row.can_be_given);
      // A keyboard's Enter is no way around it.
      ui->feed(enter());
      draw(draft);
      CHECK(draft.repeating == row.can_be_given);
    }
  }

  Draft draft;
  moment->begin(draft);
  draft.text.assign("con gà xanh bay");
  draw(draft);
  CHECK_FALSE(draft.keyboard.visible);
  press(*ui, "text.show", now += 1000);
  draw(draft);
  CHECK(draft.keyboard.visible);
  for (const auto& widget : ui->report().widgets) CHECK(widget.words.find("xanh") == std::string::npos);
  press(*ui, "text.key.g", now += 1000);
  draw(draft);
  CHECK(draft.text.view() == "con gà xanh bayg");
  press(*ui, "text.submit", now += 1000);
  draw(draft);
  REQUIRE(draft.repeating);
  CHECK(draft.first.view() == "con gà xanh bayg");
  press(*ui, "back", now += 1000);
  draw(draft);
  CHECK(draft.text.empty());
  CHECK(draft.first.empty());
  CHECK_FALSE(draft.member);
  CHECK_FALSE(draft.keyboard.visible);
}
