// kiosk/README.md shows every screen there is, and no other.
#include "tests/gallery/readme_pictures.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/catch.h"
#include "tests/kiosk/touchscreen/all_screens.h"
#include "tests/places.h"

namespace {

namespace fs = std::filesystem;

// The checkout's own folder: assets is a link into it.
fs::path kiosk_folder() { return fs::canonical(tests::assets_folder()).parent_path() / "kiosk"; }

std::vector<std::string> screen_names() {
  const auto world = kiosk_test::make_world(kiosk_test::folder_of("sample"));
  std::vector<std::string> names;
  for (const auto& entry : kiosk_test::all_screens(world)) names.push_back(entry.name);
  return names;
}

}  // namespace

TEST_CASE("pictures: kiosk/README.md lists every screen and no other", "[pictures]") {
  std::ifstream file(kiosk_folder() / "README.md");
  std::stringstream text;
  text << file.rdbuf();
  const auto listed = gallery::with_list(text.str(), gallery::readme_list(screen_names()));
  REQUIRE(listed);
  INFO("deploy/pictures.sh makes them anew");
  CHECK(*listed == text.str());
  // One screen more, and it would differ.
  auto more = screen_names();
  more.emplace_back("delegate-of-tomorrow");
  CHECK(*gallery::with_list(text.str(), gallery::readme_list(more)) != text.str());
}

TEST_CASE("pictures: every screen has its picture, none is of no screen, all together are small",
          "[pictures]") {
  auto wanted = screen_names();
  std::vector<std::string> there;
  std::uintmax_t bytes = 0;
  for (const auto& file : fs::directory_iterator(kiosk_folder() / "pictures")) {
    there.push_back(file.path().stem().string());
    bytes += file.file_size();
  }
  std::ranges::sort(wanted);
  std::ranges::sort(there);
  INFO("deploy/pictures.sh makes them anew");
  CHECK(there == wanted);
  CHECK(bytes < 2'000'000);
}

TEST_CASE("pictures: a page without the marks of the list is refused", "[pictures]") {
  CHECK_FALSE(gallery::with_list("# The two programs\n", "list"));
}
