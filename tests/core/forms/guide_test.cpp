// The quick guides read back from their PDF: all that the text says stands on two pages each, in each
// language.
#include "core/forms/guide.h"

#include <sstream>

#include "core/catalogue.h"
#include "tests/catch.h"
#include "tests/core/forms/pdf.h"
#include "tests/places.h"

using namespace forms_test;
using core::GuideFor;

TEST_CASE("The guides are two A4 pages each and say every word of their text, in both languages",
          "[forms][guide]") {
  for (const char* language : {"vi", "en"}) {
    CAPTURE(language);
    const Folder folder;
    REQUIRE(core::write_guide(GuideFor::kBoth, language, folder / "guide.pdf"));
    const auto pages = pages_of(folder / "guide.pdf", "-raw");
    REQUIRE(pages.size() == 4);
    CHECK(contains(output_of("pdfinfo " + quoted(folder / "guide.pdf")), "(A4)"));
    const auto words =
        core::Catalogue::load_file(tests::assets_folder() + "/guides/" + language + ".toml", language);
    REQUIRE(words);
    std::size_t said = 0;
    for (const auto& [key, text] : words->all()) {
      if (key.starts_with("figure.") || key.ends_with(".figure")) continue;
      const std::size_t first = key.starts_with("committee.") ? 0 : 2;
      const std::size_t page = first + (key.find(".page_2.") != std::string::npos ? 1 : 0);
      INFO(key);
      CHECK(contains(pages[page], squeezed(text)));
      ++said;
    }
    CHECK(said > 60);
  }
}

TEST_CASE("One guide alone has two pages, the same bytes every time, and no face but Tinos",
          "[forms][guide]") {
  const Folder folder;
  for (const auto reader : {GuideFor::kCommittee, GuideFor::kDelegates}) {
    const std::string name = reader == GuideFor::kCommittee ? "committee" : "delegates";
    REQUIRE(core::write_guide(reader, "vi", folder / (name + "1.pdf")));
    REQUIRE(core::write_guide(reader, "vi", folder / (name + "2.pdf")));
    CHECK(pages_of(folder / (name + "1.pdf")).size() == 2);
    CHECK(output_of("cmp " + quoted(folder / (name + "1.pdf")) + " " + quoted(folder / (name + "2.pdf")) +
                    " 2>&1")
              .empty());
    const auto fonts = output_of("pdffonts " + quoted(folder / (name + "1.pdf")) + " | tail -n +3");
    std::istringstream lines(fonts);
    for (std::string line; std::getline(lines, line);) CHECK(contains(line, "Tinos"));
  }
  CHECK(contains(joined(pages_of(folder / "delegates1.pdf")), "Hướng dẫn nhanh cho đại biểu"));
  CHECK_FALSE(contains(joined(pages_of(folder / "delegates1.pdf")), "Ban kiểm phiếu mà hội nghị vừa bầu"));
}

TEST_CASE("A language that has no guide is an error that says so, and leaves no file", "[forms][guide]") {
  const Folder folder;
  const auto written = core::write_guide(GuideFor::kBoth, "xx", folder / "guide.pdf");
  REQUIRE_FALSE(written);
  CHECK(written.error().key == "guide.no_text");
  CHECK(folder.names().empty());
}
