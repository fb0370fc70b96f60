// A form is on the disk whole or not at all.
#include "core/forms/output.h"

#include <fstream>

#include "core/forms/report.h"
#include "tests/catch.h"
#include "tests/core/forms/pdf.h"
#include "tests/core/forms/samples.h"

using namespace forms_test;

TEST_CASE("A letter that the printing font lacks is refused by name and leaves no file", "[forms]") {
  const Folder folder;
  auto results = thirteen();
  results.candidates[3].name = "Vừ \u4E2D Chía";
  const auto written = core::write_report(results, folder / "report.pdf");
  REQUIRE_FALSE(written.has_value());
  REQUIRE(written.error() == core::Message("report.no_letter", {"Vừ \u4E2D Chía"}));
  REQUIRE(folder.names().empty());
}

TEST_CASE("A form that fails half way leaves the file that was there as it was", "[forms]") {
  const Folder folder;
  std::ofstream(folder / "report.pdf") << "before";
  const auto written = core::write_whole_file(
      folder / "report.pdf", [](const core::ByteSink& sink) -> std::expected<void, core::Message> {
        const std::vector<std::byte> half(1000);
        REQUIRE(sink(half));
        return std::unexpected(core::Message("report.cannot_draw"));
      });
  REQUIRE_FALSE(written.has_value());
  REQUIRE(bytes_of(folder / "report.pdf") == "before");
  REQUIRE(folder.names().size() == 1);
}

TEST_CASE("A place that cannot be written is named with the system's reason", "[forms]") {
  const Folder folder;
  const auto file = folder / "missing" / "report.pdf";
  const auto written = core::write_report(thirteen(), file);
  REQUIRE_FALSE(written.has_value());
  REQUIRE(written.error().key == "report.cannot_write");
  REQUIRE(written.error().arguments.at(0) == file.string());
}

TEST_CASE("A sink that refuses bytes makes the form an error", "[forms]") {
  const auto written = core::write_report(thirteen(), [](std::span<const std::byte>) { return false; });
  REQUIRE_FALSE(written.has_value());
  REQUIRE(written.error().key == "report.cannot_draw");
}
