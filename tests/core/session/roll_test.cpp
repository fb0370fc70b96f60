// The roll: counting it, finding people on it as they are typed, keeping it.
#include "core/session/roll.h"

#include "core/session/course.h"
#include "tests/catch.h"

namespace {

using namespace core;
namespace event = course_event;

}  // namespace

TEST_CASE("Whoever came and went again has attended and is not present", "[session]") {
  using enum Presence;
  const std::vector roll{kPresent, kAbsent, kLeft, kPresent, kAbsent};
  const auto counts = count_roll(roll);
  CHECK(counts.attended == 3);
  CHECK(counts.present == 2);
  CHECK(counts.left == 1);
  CHECK(counts.absent == 2);
  CHECK(read_roll(roll_text(roll)) == roll);
  CHECK_FALSE(read_roll("013"));
  CHECK_FALSE(read_roll("0 1"));
}

TEST_CASE("A name is found by the beginning of any of its words, without tones, and with tones only as typed",
          "[session]") {
  struct Row {
    const char* name;
    const char* typed;
    bool found;
  };
  for (const auto& [name, typed, found] :
       {Row{"Nguyễn Quang Lâm", "", true}, Row{"Nguyễn Quang Lâm", "  ", true},
        Row{"Nguyễn Quang Lâm", "lam", true}, Row{"Nguyễn Quang Lâm", "quang l", true},
        Row{"Nguyễn Quang Lâm", "QUANG  LAM", true}, Row{"Nguyễn Quang Lâm", "uang", false},
        Row{"Nguyễn Quang Lâm", "lâm", true}, Row{"Nguyễn Quang Lâm", "lầm", false},
        Row{"Nguyễn Quang Lâm", "nguyễn q", true}, Row{"Đèo Thị Hoài Thu", "deo", true},
        Row{"Đèo Thị Hoài Thu", "đèo", true}, Row{"Đèo Thị Hoài Thu", "thu", true},
        Row{"Phạm Thúy Hòa", "thuý hoà", true}, Row{"Phạm Thúy Hòa", "hoa", true},
        Row{"Y Wơm Kpă", "wơm", true}, Row{"Y Wơm Kpă", "kpă", true}, Row{"Giàng A Dế", "xyz", false}}) {
    CAPTURE(name, typed);
    CHECK(found_by({name, ""}, typed) == found);
  }
}

TEST_CASE("A roll is never laid over another list", "[session]") {
  const std::vector<Delegate> list{{"Lò Văn Một", "A"}, {"Lò Văn Hai", "B"}};
  auto renamed = list;
  renamed[1].name = "Lò Văn Ba";
  auto moved = list;
  moved[0].unit = "C";
  CHECK(roll_digest(list) == roll_digest(list));
  CHECK(roll_digest(list) != roll_digest(renamed));
  CHECK(roll_digest(list) != roll_digest(moved));
  CHECK(roll_digest(list) != roll_digest({}));
}

TEST_CASE("Delegates are marked while attendance is taken, and kept by number", "[session]") {
  CourseState state;
  state.total_members = state.summoned = 3;
  state.roll.assign(3, Presence::kAbsent);
  CHECK(step(state, event::MarkDelegate{1, Presence::kPresent}).empty());  // not yet
  step(state, event::ConfirmConference{});
  CHECK(step(state, event::MarkDelegate{2, Presence::kPresent}) == std::vector{CourseEffect::kSave});
  CHECK(step(state, event::MarkDelegate{0, Presence::kPresent}).empty());
  CHECK(step(state, event::MarkDelegate{4, Presence::kPresent}).empty());
  CHECK(state.roll == std::vector{Presence::kAbsent, Presence::kPresent, Presence::kAbsent});
  step(state, event::EnterAttendance{3, 3});
  CHECK(step(state, event::MarkDelegate{2, Presence::kLeft}).empty());
}
