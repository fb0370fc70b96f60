// The rules of touch, one row a rule: what happens to the events, and what may be activated by them.
#include "kiosk/touchscreen/base/touch.h"

#include <vector>

#include "tests/catch.h"

namespace {

using namespace kiosk;

constexpr float kPxPerMm = 4.0F;  // slop: 32 px
const std::vector<Target> kTwo = {{"a", {100, 100, 200, 80}}, {"b", {100, 200, 200, 80}}};

InputEvent at(InputKind kind, float x, float y, std::uint64_t time, std::int64_t pointer = 0) {
  InputEvent event;
  event.kind = kind;
  event.x = x;
  event.y = y;
  event.time_ms = time;
  event.pointer = pointer;
  return event;
}

// The ids activated by `events`, joined.
std::string run(Touch& touch, const std::vector<InputEvent>& events,
                const std::vector<Target>& targets = kTwo) {
  std::string all;
  for (const auto& event : events)
    if (const auto id = touch.handle(event, targets)) all += *id;
  return all;
}

InputEvent key(Key k) {
  InputEvent event;
  event.kind = InputKind::kKey;
  event.key = k;
  return event;
}

constexpr auto kDown = InputKind::kDown;
constexpr auto kMove = InputKind::kMove;
constexpr auto kUp = InputKind::kUp;

}  // namespace

TEST_CASE("touch: activation needs a touch that begins and ends inside one target", "[touch]") {
  struct Row {
    const char* rule;
    std::vector<InputEvent> events;
    const char* activated;
  };
  const std::vector<Row> rows = {
      {"a tap activates", {at(kDown, 150, 140, 0), at(kUp, 150, 140, 80)}, "a"},
      {"a press of seven seconds activates", {at(kDown, 150, 140, 0), at(kUp, 152, 141, 7000)}, "a"},
      {"a finger that rolls five millimetres activates",
       {at(kDown, 150, 140, 0), at(kMove, 160, 150, 50), at(kUp, 166, 150, 90)},
       "a"},
      {"a finger that rolls over the edge and back activates",
       {at(kDown, 150, 175, 0), at(kMove, 150, 190, 30), at(kUp, 150, 170, 60)},
       "a"},
      {"a touch that ends outside does nothing", {at(kDown, 150, 175, 0), at(kUp, 150, 190, 60)}, ""},
      {"a touch that ends in another target does nothing",
       {at(kDown, 150, 178, 0), at(kUp, 150, 202, 60)},
       ""},
      {"a touch that begins outside does nothing", {at(kDown, 150, 190, 0), at(kUp, 150, 175, 60)}, ""},
      {"a drag inside one target does nothing",
       {at(kDown, 110, 140, 0), at(kMove, 200, 140, 50), at(kUp, 200, 140, 60)},
       ""},
      {"a drag away and back does nothing",
       {at(kDown, 150, 140, 0), at(kMove, 150, 240, 30), at(kMove, 150, 140, 60), at(kUp, 150, 140, 90)},
       ""},
      {"a second finger is ignored and the first still counts",
       {at(kDown, 150, 140, 0, 1), at(kDown, 150, 240, 10, 2), at(kUp, 150, 240, 20, 2),
        at(kUp, 150, 140, 60, 1)},
       "a"},
      {"a second finger left on the glass does not stop the next touch",
       {at(kDown, 150, 140, 0, 1), at(kDown, 150, 240, 10, 2), at(kUp, 150, 140, 60, 1),
        at(kDown, 150, 140, 500, 3), at(kUp, 150, 140, 560, 3)},
       "aa"},
      {"a lost finger stops nobody for ever",
       {at(kDown, 150, 140, 0, 1), at(kDown, 150, 240, 31'000, 2), at(kUp, 150, 240, 31'050, 2)},
       "b"},
      {"a finger lost for a moment still counts as the first",
       {at(kDown, 150, 140, 0, 1), at(kDown, 150, 240, 5'000, 2), at(kUp, 150, 240, 5'050, 2),
        at(kUp, 150, 140, 6'000, 1)},
       "a"},
      {"a cancelled touch does nothing",
       {at(kDown, 150, 140, 0), at(InputKind::kCancel, 0, 0, 10), at(kUp, 150, 140, 20)},
       ""},
      {"an end without a beginning does nothing", {at(kUp, 150, 140, 20)}, ""},
      {"three contacts at once are a palm: nothing, whatever each of them lies on",
       {at(kDown, 150, 140, 0, 1), at(kDown, 160, 240, 60, 2), at(kDown, 170, 145, 140, 3),
        at(kDown, 150, 235, 149, 4), at(kUp, 150, 140, 300, 1), at(kUp, 160, 240, 300, 2),
        at(kUp, 170, 145, 300, 3), at(kUp, 150, 235, 300, 4)},
       ""},
      {"a palm that comes down beside the targets first does nothing either",
       {at(kDown, 10, 10, 0, 1), at(kDown, 150, 140, 50, 2), at(kDown, 150, 240, 100, 3),
        at(kUp, 150, 140, 300, 2), at(kUp, 150, 240, 300, 3), at(kUp, 10, 10, 300, 1)},
       ""},
      {"after a palm has gone a finger counts again",
       {at(kDown, 150, 140, 0, 1), at(kDown, 160, 140, 10, 2), at(kDown, 170, 140, 20, 3),
        at(kUp, 150, 140, 300, 1), at(kUp, 160, 140, 300, 2), at(kUp, 170, 140, 300, 3),
        at(kDown, 150, 240, 600, 1), at(kUp, 150, 240, 650, 1)},
       "b"},
      {"a hand at rest beside the targets does not stop a finger",
       {at(kDown, 10, 10, 0, 1), at(kDown, 150, 140, 400, 2), at(kUp, 150, 140, 450, 2),
        at(kUp, 10, 10, 900, 1)},
       "a"},
      {"two taps on one target in quick succession are one",
       {at(kDown, 150, 140, 0), at(kUp, 150, 140, 50), at(kDown, 150, 140, 200), at(kUp, 150, 140, 250)},
       "a"},
      {"after a pause they are two",
       {at(kDown, 150, 140, 0), at(kUp, 150, 140, 50), at(kDown, 150, 140, 400), at(kUp, 150, 140, 450)},
       "aa"},
      {"two taps activate twice",
       {at(kDown, 150, 140, 0), at(kUp, 150, 140, 50), at(kDown, 150, 240, 90), at(kUp, 150, 240, 130)},
       "ab"},
  };
  for (const auto& row : rows) {
    INFO(row.rule);
    Touch touch(kPxPerMm);
    CHECK(run(touch, row.events) == row.activated);
    CHECK(touch.pressed().empty());
  }
}

TEST_CASE("touch: on a key two quick taps are two letters", "[touch]") {
  const std::vector<Target> keys = {{"n", {100, 100, 200, 80}, true}};
  Touch touch(kPxPerMm);
  CHECK(run(touch,
            {at(kDown, 150, 140, 0), at(kUp, 150, 140, 50), at(kDown, 150, 140, 120), at(kUp, 150, 140, 170)},
            keys) == "nn");
}

TEST_CASE("touch: a touch begun before a screen change does nothing on the new screen", "[touch]") {
  Touch touch(kPxPerMm);
  CHECK(run(touch, {at(kDown, 150, 140, 1000)}).empty());
  CHECK(touch.pressed() == "a");
  touch.screen_changed(1100);
  CHECK(touch.pressed().empty());
  CHECK(run(touch, {at(kUp, 150, 140, 1200)}).empty());
  // Nor does the second tap of a double tap, whose target is the new screen's.
  CHECK(run(touch, {at(kDown, 150, 140, 1300), at(kUp, 150, 140, 1500)}).empty());
  CHECK(run(touch, {at(kDown, 150, 140, 1100 + Touch::kSettleMs), at(kUp, 150, 140, 1600)}) == "a");
}

TEST_CASE("touch: what is pressed shows while the touch can still activate", "[touch]") {
  Touch touch(kPxPerMm);
  run(touch, {at(kDown, 150, 175, 0)});
  CHECK(touch.pressed() == "a");
  run(touch, {at(kMove, 150, 190, 10)});
  CHECK(touch.pressed().empty());
  run(touch, {at(kMove, 150, 176, 20)});
  CHECK(touch.pressed() == "a");
  run(touch, {at(kMove, 150, 140, 30)});
  CHECK(touch.pressed().empty());  // 35 px from where it began: a drag
}

TEST_CASE("touch: keys reach every target and Enter activates the one with focus only", "[touch]") {
  const std::vector<Target> grid = {
      {"1", {0, 0, 50, 50}}, {"2", {100, 0, 50, 50}}, {"3", {0, 100, 50, 50}}, {"4", {100, 100, 50, 50}}};
  Touch touch(kPxPerMm);
  CHECK(run(touch, {key(Key::kEnter)}, grid).empty());
  CHECK(run(touch, {key(Key::kNext), key(Key::kEnter)}, grid) == "1");
  CHECK(run(touch, {key(Key::kRight), key(Key::kEnter)}, grid) == "2");
  CHECK(run(touch, {key(Key::kDown), key(Key::kEnter)}, grid) == "4");
  CHECK(run(touch, {key(Key::kLeft), key(Key::kEnter)}, grid) == "3");
  CHECK(run(touch, {key(Key::kNext), key(Key::kNext), key(Key::kEnter)}, grid) == "1");
  CHECK(run(touch, {key(Key::kPrevious), key(Key::kEnter)}, grid) == "4");
  run(touch, {at(kDown, 300, 300, 0), at(kUp, 300, 300, 10)}, grid);
  CHECK(touch.focus().empty());
}
