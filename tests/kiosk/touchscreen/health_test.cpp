// The machine's health: what is quiet, what is loud, and that the loud is seen until somebody has said so.
#include <SDL.h>

#include <fstream>

#include "kiosk/touchscreen/health/concerns.h"
#include "tests/catch.h"
#include "tests/core/folder.h"
#include "tests/kiosk/touchscreen/support/booth.h"
#include "tests/places.h"

using namespace kiosk;

namespace {

constexpr const char* kDay = "2023-11-30";
constexpr std::uint64_t kGiga = 1'000'000'000;

Readings sound() {
  Readings now;
  now.mains = true;
  now.battery_percent = 100;
  now.disk_free = 40 * kGiga;
  now.disk_size = 64 * kGiga;
  now.date = kDay;
  now.time = "07:45";
  return now;
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text << '\n';
}

}  // namespace

TEST_CASE("health: only what matters to the meeting is a concern, and only the gravest of its kind",
          "[health]") {
  using enum Concern;
  struct Row {
    const char* what;
    std::function<void(Readings&)> change;
    std::vector<Concern> expected;
  };
  const std::vector<Row> rows = {
      {"all in order", [](Readings&) {}, {}},
      {"a low battery charges at the wall", [](Readings& now) { now.battery_percent = 5; }, {}},
      {"on battery with half of it left",
       [](Readings& now) { now.mains = false, now.battery_percent = 50; },
       {}},
      {"less than half", [](Readings& now) { now.mains = false, now.battery_percent = 49; }, {kBatteryLow}},
      {"a fifth", [](Readings& now) { now.mains = false, now.battery_percent = 20; }, {kBatteryLow}},
      {"less than a fifth",
       [](Readings& now) { now.mains = false, now.battery_percent = 19; },
       {kBatteryEmpty}},
      {"a battery and nothing that tells of the wall",
       [](Readings& now) { now.mains.reset(), now.battery_percent = 10; },
       {kBatteryEmpty}},
      {"a machine without a battery", [](Readings& now) { now.battery_percent.reset(); }, {}},
      {"half a gigabyte", [](Readings& now) { now.disk_free = 500'000'000; }, {}},
      {"less", [](Readings& now) { now.disk_free = 499'999'999; }, {kDiskLow}},
      {"no room for a ballot", [](Readings& now) { now.disk_free = 1; }, {kDiskFull}},
      {"a disk that cannot be asked", [](Readings& now) { now.disk_free.reset(); }, {}},
      {"the day before", [](Readings& now) { now.date = "2023-11-29"; }, {}},
      {"the day after, in the next month", [](Readings& now) { now.date = "2023-12-01"; }, {}},
      {"two days later", [](Readings& now) { now.date = "2023-12-02"; }, {kClockWrong}},
      {"a clock that lost its battery", [](Readings& now) { now.date = "1970-01-01"; }, {kClockWrong}},
      {"everything at once",
       [](Readings& now) {
         now.mains = false, now.battery_percent = 1, now.disk_free = 1, now.date = "2000-01-01";
       },
       {kBatteryEmpty, kDiskFull, kClockWrong}},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    auto now = sound();
    row.change(now);
    CHECK(concerns(now, kDay, false) == row.expected);
  }
  auto other_day = sound();
  other_day.date = "2026-01-01";
  CHECK(concerns(other_day, kDay, true).empty());
}

TEST_CASE("health: readings come from the system's own files", "[health]") {
  const tests::Folder folder;
  const auto power = folder / "power";
  HealthPaths paths{.power = power, .printers = folder / "usb", .data = folder.path()};
  {
    const auto now = read_health(paths);
    CHECK_FALSE(now.mains);
    CHECK_FALSE(now.battery_percent);
    REQUIRE(now.disk_free);
    CHECK(*now.disk_free <= *now.disk_size);
    CHECK_FALSE(now.printer);
    CHECK(now.date.size() == 10);
    CHECK(now.time.size() == 5);
  }
  write(power / "AC/type", "Mains");
  write(power / "AC/online", "0");
  write(power / "BAT0/type", "Battery");
  write(power / "BAT0/present", "1");
  write(power / "BAT0/capacity", "64");
  write(power / "BAT1/type", "Battery");
  write(power / "BAT1/capacity", "37");
  write(power / "BAT2/type", "Battery");
  write(power / "BAT2/present", "0");
  write(power / "BAT2/capacity", "0");
  write(power / "mouse/type", "Battery");
  write(power / "mouse/scope", "Device");
  write(power / "mouse/capacity", "3");
  write(folder.path() / "usb/lp0", "");
  auto now = read_health(paths);
  CHECK(now.mains == false);
  CHECK(now.battery_percent == 37);
  CHECK(now.printer);
  write(power / "ucsi/type", "USB");
  write(power / "ucsi/online", "1");
  CHECK(read_health(paths).mains == true);
  write(power / "BAT1/capacity", "broken");
  CHECK(read_health(paths).battery_percent == 64);
}

TEST_CASE("health: the line of readings has the language's own decimal sign", "[health]") {
  auto now = sound();
  now.disk_free = 12'430'000'000;
  now.sticks = 1;
  const auto vi = core::Catalogue::load(tests::assets_folder(), "vi"),
             en = core::Catalogue::load(tests::assets_folder(), "en");
  REQUIRE(vi);
  REQUIRE(en);
  CHECK(status_line(now, *vi).find("12,4 GB") != std::string::npos);
  CHECK(status_line(now, *en).find("12.4 GB") != std::string::npos);
  CHECK(status_line(now, *vi).find("07:45, 30/11/2023") != std::string::npos);
  CHECK(short_status(now, *vi) == "Điện lưới · Pin 100% · 07:45");
}

TEST_CASE(
    "health: what matters stands over the committee's screens until it is acknowledged, and comes back when "
    "it "
    "gets worse",
    "[health]") {
  auto readings = std::make_shared<Readings>(sound());
  tests::Booth booth({.panel = {1920, 1080, 520}, .health = [readings] { return *readings; }});
  const auto look = [&] { booth.app().look_at_health(), booth.turn(20); };
  look();
  CHECK_FALSE(booth.shows("health.title"));
  booth.tap("next");  // the committee's menu
  REQUIRE(booth.shows("header.subtitle"));
  CHECK(booth.ui().report().find("header.subtitle")->words.find("07:45") != std::string::npos);
  readings->mains = false;
  readings->battery_percent = 45;
  look();
  REQUIRE(booth.shows("health.battery_low"));
  CHECK(booth.ui().report().find("health.battery_low")->words.find("45") != std::string::npos);
  // It lies over everything: nothing else can be touched.
  for (const auto& widget : booth.ui().report().widgets)
    if (widget.touchable) CHECK(widget.id == "health.known");
  booth.tap("health.known");
  CHECK_FALSE(booth.shows("health.title"));
  readings->battery_percent = 44;
  look();
  CHECK_FALSE(booth.shows("health.title"));
  readings->battery_percent = 15;
  look();
  REQUIRE(booth.shows("health.battery_empty"));
  booth.tap("health.known");
  // Plugged in and out again: it is news again.
  readings->mains = true;
  look();
  readings->mains = false;
  look();
  CHECK(booth.shows("health.battery_empty"));
  readings->mains = true;
  look();
  CHECK_FALSE(booth.shows("health.title"));

  // Delegates are troubled only by what would lose their ballot, and only before they begin.
  booth.tap("back");
  REQUIRE(booth.shows("begin"));
  readings->mains = false;
  readings->battery_percent = 40;
  look();
  CHECK_FALSE(booth.shows("health.title"));
  booth.tap("begin");
  readings->disk_free = 1;
  look();
  CHECK_FALSE(booth.shows("health.title"));
  booth.tap("back");
  look();
  CHECK(booth.shows("health.disk_full"));
  // Acknowledged by a delegate it is not by the committee, nor by the next delegate.
  booth.tap("health.known");
  CHECK_FALSE(booth.shows("health.title"));
  booth.tap("begin");
  booth.tap("back");
  CHECK(booth.shows("health.disk_full"));
  booth.tap("health.known");
  booth.tap("next");
  CHECK(booth.shows("health.battery_low"));
  // At the largest letters too all of it stands on the glass.
  for (const char* language : {"vi", "en"}) {
    booth.ui().set_appearance({.size = kiosk::TextSize::kLargest, .language = language});
    booth.turn(20);
    REQUIRE(booth.shows("health.battery_low"));
    for (const auto& widget : booth.ui().report().widgets)
      if (!widget.covered) CHECK(widget.text_fits);
  }
}
