// What a terminal finds in its own data folder after a restart: the course, and the ballot box.
#include "core/store/ballot_box.h"
#include "core/terminal/course_file.h"
#include "tests/fuzz/fixed.h"
#include "tests/fuzz/target.h"

namespace {

using namespace core;
using fuzz::require;

void course(fuzz::Input input) {
  const auto saved = read_course(fuzz::text_of(input));
  if (!saved) return fuzz::require_sayable(saved.error());
  require(write_course(*saved) == fuzz::text_of(input), "a course is the same again");
}

// The key is the right one: what a box under it holds is what was put there, or it does not open.
void ballot_box(fuzz::Input input) {
  static const std::vector<std::vector<StoredBytes>> kGenuine = {
      {fuzz::bytes_of("first ballot"), fuzz::bytes_of("second ballot")}, {fuzz::bytes_of("opened ballot")}};
  const auto file = fuzz::as_file(input);
  const auto box = BallotBox::open(file, fuzz::box_key());
  if (!box) {
    require(fuzz::content_of(file) == std::vector(input.begin(), input.end()),
            "a box that does not open is left alone");
    return;
  }
  require(box->all(SlotKind::kCast) == kGenuine[0], "a box that opens holds the ballots that were cast");
  require(box->all(SlotKind::kOpened) == kGenuine[1], "and those that were checked");
}

const fuzz::Registered kCourse({"course", "course", course});
const fuzz::Registered kBox({"ballot_box", "binary", ballot_box});

}  // namespace
