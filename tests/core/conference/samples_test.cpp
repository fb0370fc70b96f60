// The two conferences that come with the project: the sample and the hard one; and Appendix 1 as data.
#include <algorithm>
#include <set>

#include "core/conference/load.h"
#include "core/conference/unicode.h"
#include "core/fonts.h"
#include "core/rules.h"
#include "tests/catch.h"
#include "tests/places.h"

namespace {

std::size_t letters(const std::string& text) {
  const auto points = core::code_points(text);
  return static_cast<std::size_t>(std::ranges::count_if(
      points, [](char32_t point) { return core::kind_of(point) == core::CharacterKind::kLetter; }));
}

// The accented letters of the Vietnamese alphabet: twelve vowels with six tones less the six plain ones, and
// đ.
std::set<char32_t> accented_letters() {
  std::set<char32_t> all;
  for (const char* vowels : {"aăâeêioôơuưy", "AĂÂEÊIOÔƠUƯY"}) {
    for (const char32_t vowel : core::code_points(vowels)) {
      for (const char* tone : {"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}) {
        const auto composed = core::to_nfc(core::to_utf8(vowel) + tone);
        const auto points = core::code_points(*composed);
        REQUIRE(points.size() == 1);
        if (points[0] > 0x7F) all.insert(points[0]);
      }
    }
  }
  all.insert(U'đ');
  all.insert(U'Đ');
  return all;
}

}  // namespace

TEST_CASE("the sample is Appendix 1 row 2, conference 1: 51 summoned, 13 people, a committee of 5",
          "[conference]") {
  const auto loaded = core::load_conference(tests::assets_folder() + "/sample");
  REQUIRE(loaded);
  const core::Conference& conference = loaded->conference;
  CHECK(loaded->notes.empty());
  CHECK(conference.summoned == 51);
  CHECK(core::quorum_minimum(conference.summoned) == 34);
  CHECK(conference.candidates.size() == 13);
  CHECK(conference.proposed_committee.size() == 5);
  CHECK(conference.percent_base == core::PercentBase::kCollected);
  CHECK(std::ranges::count_if(conference.candidates, [](const auto& one) { return !one.dossier.empty(); }) ==
        4);
  // Nobody graded counts the ballots.
  for (const core::Candidate& candidate : conference.candidates) {
    CHECK(std::ranges::find(conference.proposed_committee, candidate.name) ==
          conference.proposed_committee.end());
    if (!candidate.dossier.empty()) CHECK(candidate.dossier.find(candidate.name) != std::string::npos);
  }
}

TEST_CASE("the hard conference has 60 people, names of 40 letters, posts of 180 characters", "[conference]") {
  const auto loaded = core::load_conference(tests::data_folder() + "/hard");
  REQUIRE(loaded);
  CHECK(loaded->notes.empty());
  REQUIRE(loaded->conference.candidates.size() == 60);
  CHECK(loaded->conference.delegates.size() == 60);
  CHECK(loaded->conference.proposed_committee.size() == 15);
  for (const core::Candidate& candidate : loaded->conference.candidates) {
    CHECK(letters(candidate.name) == 40);
    CHECK(core::code_points(candidate.position).size() == 180);
  }
}

TEST_CASE("the hard conference has all 134 accented letters, upper and lower", "[conference]") {
  const auto all = accented_letters();
  REQUIRE(all.size() == 134);
  const auto loaded = core::load_conference(tests::data_folder() + "/hard");
  REQUIRE(loaded);
  std::set<char32_t> seen;
  for (const core::Candidate& candidate : loaded->conference.candidates) {
    for (const char32_t point : core::code_points(candidate.name + candidate.position)) seen.insert(point);
  }
  for (const char32_t letter : all) {
    CAPTURE(core::to_utf8(letter));
    CHECK(seen.contains(letter));
  }
}

TEST_CASE("the fonts of screen and paper have all 134 accented letters, and no ideographs", "[conference]") {
  const auto fonts = core::FontCoverage::load_data_fonts();
  REQUIRE(fonts);
  for (const char32_t letter : accented_letters()) CHECK(fonts->covers(letter));
  CHECK_FALSE(fonts->covers(U'漢'));
}

TEST_CASE("a font that is not installed is an error by name", "[conference]") {
  const auto found = core::find_font("NoSuchFont.ttf");
  REQUIRE_FALSE(found);
  CHECK(found.error().key == "check.font_not_installed");
  CHECK(core::find_font("NotoSans-Regular.ttf"));
  CHECK_FALSE(core::FontCoverage::load({"NotoSans-Regular.ttf", "NoSuchFont.ttf"}));
}
