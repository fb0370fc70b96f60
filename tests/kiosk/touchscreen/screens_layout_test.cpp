// Every screen, page by page, in two languages, at four text sizes, in three contrasts, on four panels, with
// an easy and a hard conference: each of these frames by its report and its reckoned contrast, and each in
// the first contrast also by the ink of its letters (judge.h): the other two move nothing. No picture is
// taken here; screens_pixels_test.cpp holds pictures against it.
#include <set>

#include "tests/catch.h"
#include "tests/kiosk/touchscreen/all_screens.h"
#include "tests/kiosk/touchscreen/judge.h"

using kiosk_test::kPanels;

namespace {

using Screens = std::vector<kiosk_test::Entry> (*)(const kiosk_test::World&);

// What stands on a ballot's pages: three boxes a row, all of them. Overlays hide the ballot beneath.
bool is_ballot(const std::string& name) {
  return name == "delegate-ballot" || name == "delegate-ballot-blank" ||
         name == "delegate-ballot-from-review";
}

void judge_all(const kiosk::Panel& panel, const char* conference, Screens screens) {
  const auto world = kiosk_test::make_world(kiosk_test::folder_of(conference));
  REQUIRE_FALSE(world.conference.candidates.empty());
  auto ui = kiosk_test::make_ui(panel, world);
  const auto entries = screens(world);
  kiosk_test::Judge judge;
  for (int size = 0; size < kiosk::kTextSizes; ++size) {
    for (const char* language : {"vi", "en"}) {
      ui->set_rehearsal(size % 2 == 1);  // the band takes room away
      for (const auto& entry : entries) {
        for (int contrast = 0; contrast < kiosk::kContrasts; ++contrast) {
          ui->set_appearance({.size = static_cast<kiosk::TextSize>(size),
                              .contrast = static_cast<kiosk::Contrast>(contrast),
                              .language = language});
          std::set<std::string> boxes;
          for (int page = 0; entry.draw(*ui, page); ++page) {
            REQUIRE(page < 400);
            const std::string where = "size " + std::to_string(size + 1) + " " + language + " contrast " +
                                      std::to_string(contrast + 1) + " " + entry.name + " page " +
                                      std::to_string(page + 1);
            judge.report(*ui, where);
            // Contrast colours what stands there and moves nothing.
            if (contrast == 0) judge.ink(*ui, where);
            judge.reckon(*ui, kiosk_test::kLeastContrast[contrast], where);
            for (const auto& widget : ui->report().widgets)
              if (widget.role == kiosk::Role::kLevel) boxes.insert(widget.id);
          }
          if (is_ballot(entry.name)) CHECK(boxes.size() == 3 * world.conference.candidates.size());
        }
      }
    }
  }
  INFO(judge.faults());
  CHECK(judge.count() == 0);
  CHECK(judge.frames() > 500);
}

constexpr Screens kDelegate = kiosk_test::delegate_screens, kCommittee = kiosk_test::committee_screens;

}  // namespace

TEST_CASE("screens: the delegate's can be read and touched on 1920x1080", "[screens][layout]") {
  judge_all(kPanels[0], "sample", kDelegate);
}
TEST_CASE("screens: the delegate's can be read and touched on 1280x800", "[screens][layout]") {
  judge_all(kPanels[1], "sample", kDelegate);
}
TEST_CASE("screens: the delegate's can be read and touched on 1366x768", "[screens][layout]") {
  judge_all(kPanels[2], "sample", kDelegate);
}
TEST_CASE("screens: the delegate's can be read and touched on upright 1080x1920", "[screens][layout]") {
  judge_all(kPanels[3], "sample", kDelegate);
}
TEST_CASE("screens: the delegate's, with the hard conference, on 1920x1080", "[screens][layout]") {
  judge_all(kPanels[0], "hard", kDelegate);
}
TEST_CASE("screens: the delegate's, with the hard conference, on 1280x800", "[screens][layout]") {
  judge_all(kPanels[1], "hard", kDelegate);
}
TEST_CASE("screens: the delegate's, with the hard conference, on 1366x768", "[screens][layout]") {
  judge_all(kPanels[2], "hard", kDelegate);
}
TEST_CASE("screens: the delegate's, with the hard conference, on upright 1080x1920", "[screens][layout]") {
  judge_all(kPanels[3], "hard", kDelegate);
}
TEST_CASE("screens: committee, hall and auditor can be read and touched on 1920x1080", "[screens][layout]") {
  judge_all(kPanels[0], "sample", kCommittee);
}
TEST_CASE("screens: committee, hall and auditor can be read and touched on 1280x800", "[screens][layout]") {
  judge_all(kPanels[1], "sample", kCommittee);
}
TEST_CASE("screens: committee, hall and auditor can be read and touched on 1366x768", "[screens][layout]") {
  judge_all(kPanels[2], "sample", kCommittee);
}
TEST_CASE("screens: committee, hall and auditor can be read on upright 1080x1920", "[screens][layout]") {
  judge_all(kPanels[3], "sample", kCommittee);
}
TEST_CASE("screens: committee, hall and auditor, with the hard conference, on 1920x1080",
          "[screens][layout]") {
  judge_all(kPanels[0], "hard", kCommittee);
}
TEST_CASE("screens: committee, hall and auditor, with the hard conference, on 1280x800",
          "[screens][layout]") {
  judge_all(kPanels[1], "hard", kCommittee);
}
TEST_CASE("screens: committee, hall and auditor, with the hard conference, on 1366x768",
          "[screens][layout]") {
  judge_all(kPanels[2], "hard", kCommittee);
}
TEST_CASE("screens: committee, hall and auditor, with the hard conference, upright", "[screens][layout]") {
  judge_all(kPanels[3], "hard", kCommittee);
}
