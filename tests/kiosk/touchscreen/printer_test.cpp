// A printer stood for by two scripts: what is printed comes through the pipe whole, and nowhere else.
#include "kiosk/touchscreen/app/printer.h"

#include <fstream>
#include <iterator>

#include "core/forms/slips.h"
#include "tests/catch.h"
#include "tests/core/folder.h"

namespace {

namespace fs = std::filesystem;
using kiosk::Printers;

void script(const fs::path& file, const std::string& body) {
  std::ofstream(file) << "#!/bin/sh\n" << body;
  fs::permissions(file, fs::perms::owner_all);
}

std::string whole(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

const fs::path kMemory = "/dev/shm", kNoMemory = "/proc";

std::expected<void, core::Message> nothing(const core::ByteSink&) { return {}; }

}  // namespace

TEST_CASE("A printer may print slips only while its server keeps jobs in memory", "[printer]") {
  const tests::Folder folder;
  CHECK(Printers(folder.path(), kMemory).for_slips().empty());  // no lp
  script(folder / "lp", "exit 0\n");
  script(folder / "lpstat", "[ \"$1\" = -e ] && printf 'Front_desk\\n-o\\nBack_room\\n'\n");
  CHECK(Printers(folder.path(), kMemory).for_slips() == std::vector<std::string>{"Front_desk", "Back_room"});
  CHECK(Printers(folder.path(), kNoMemory).for_slips().empty());
  CHECK(Printers(folder.path(), folder / "missing").for_slips().empty());
  script(folder / "lpstat", "echo Front_desk; exit 1\n");
  CHECK(Printers(folder.path(), kMemory).for_slips().empty());
}

TEST_CASE("Slips go to the printer as one whole document and to no file of ours", "[printer]") {
  const tests::Folder folder;
  const std::string out = (folder / "printed").string();
  script(folder / "lp", "echo \"$@\" > '" + out + ".words'\ncat > '" + out + "'\n");
  const core::SlipText slip{"K7QM2XNP4DAB", "7K3-QXM"};
  const core::SlipHeading heading{"TỈNH ỦY MẪU", "Hội nghị thử", "2023-11-30", {}, false};
  std::string expected;
  const auto pages = [&](const core::ByteSink& sink) { return core::write_slips({&slip, 1}, heading, sink); };
  REQUIRE(pages([&](std::span<const std::byte> piece) {
    expected.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    return true;
  }));
  REQUIRE(Printers(folder.path(), kMemory).print("Front_desk", pages));
  CHECK(whole(out) == expected);
  CHECK(whole(out + ".words") == "-d Front_desk -o media=A4 -t tin-nhiem -\n");
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder.path())) files += entry.is_regular_file();
  CHECK(files == 3);  // the script and what it wrote
}

TEST_CASE("A printer that refuses, goes away or is not there is named, and half a document is not printed",
          "[printer]") {
  const tests::Folder folder;
  const Printers printers(folder.path(), kMemory);
  const core::Message failed("committee.printer_failed", {"P"});
  CHECK(printers.print("P", nothing).error() == failed);
  script(folder / "lp", "cat > /dev/null; exit 1\n");
  CHECK(printers.print("P", nothing).error() == failed);
  // Gone while megabytes are on their way: no signal ends this program.
  script(folder / "lp", "exit 0\n");
  const std::vector<std::byte> piece(1 << 20);
  const auto much = [&](const core::ByteSink& sink) -> std::expected<void, core::Message> {
    for (int i = 0; i < 8; ++i)
      if (!sink(piece)) return std::unexpected(core::Message("report.cannot_draw"));
    return {};
  };
  CHECK(printers.print("P", much).error() == failed);
  // A document that breaks off: lp never hears its end.
  script(folder / "lp", "cat > /dev/null && echo printed > '" + (folder / "printed").string() + "'\n");
  const auto half = [&](const core::ByteSink& sink) -> std::expected<void, core::Message> {
    sink(std::span(piece).first(100));
    return std::unexpected(core::Message("slips.qr_failed"));
  };
  CHECK(printers.print("P", half).error().key == "slips.qr_failed");
  CHECK_FALSE(fs::exists(folder / "printed"));
}
