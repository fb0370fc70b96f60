// The committee's moments as entries, and what all entries stand on.
#include "tests/kiosk/touchscreen/all_screens.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "core/catalogue.h"
#include "kiosk/touchscreen/health/card.h"
#include "tests/places.h"

namespace kiosk_test {
namespace {

std::string group_of(const Moment& moment) {
  if (moment.fault) return "fault";
  switch (moment.stand) {
    case kiosk::Stand::kBars:
    case kiosk::Stand::kTable:
      return "hall";
    case kiosk::Stand::kAuditor:
      return "auditor";
    case kiosk::Stand::kCourse:
    case kiosk::Stand::kMenu:
    case kiosk::Stand::kForms:
    case kiosk::Stand::kExport:
    case kiosk::Stand::kPart:
    case kiosk::Stand::kLookUp:
      return "committee";
  }
  return "";
}

}  // namespace

kiosk::Readings troubled() {
  kiosk::Readings readings;
  readings.mains = false;
  readings.battery_percent = 12;
  readings.disk_free = 1'000'000;
  readings.date = "2021-01-01";
  readings.time = "07:45";
  return readings;
}

std::filesystem::path folder_of(std::string_view conference) {
  return conference == "hard" ? tests::data_folder() + "/hard" : tests::assets_folder() + "/sample";
}

std::vector<Entry> committee_screens(const World& world) {
  std::vector<Entry> all;
  for (const auto& one : moments(world)) {
    auto moment = std::make_shared<const Moment>(one);
    auto pages = std::make_shared<int>(1);
    const std::string group = group_of(one);
    all.push_back({group, group + "-" + one.name, [&world, moment, pages](kiosk::Ui& ui, int page) {
                     if (page > 0 && page >= *pages) return false;
                     kiosk::Draft draft;
                     moment->begin(draft);
                     draft.page = page;
                     draft.pages = page == 0 ? 1 : *pages;
                     kiosk_test::draw(ui, world, *moment, draft, ui.last_input_ms() + 1000);
                     // Laid out anew on another page, something would stand on none.
                     if (page > 0 && draft.pages != *pages)
                       throw std::runtime_error(moment->name + ": page " + std::to_string(page + 1) + " of " +
                                                std::to_string(*pages) + " says it is of " +
                                                std::to_string(draft.pages));
                     if (draft.pages > 400) throw std::runtime_error(moment->name + ": pages without end");
                     *pages = draft.pages;
                     return true;
                   }});
  }
  for (const char* work : {"committee.busy", "course.working_count"}) {
    all.push_back(
        {"committee", std::string("committee-busy-") + (work[1] == 'o' && work[2] == 'm' ? "1" : "2"),
         [&world, work](kiosk::Ui& ui, int page) {
           for (int frame = 0; page == 0 && frame < 4; ++frame) {
             ui.begin("busy", ui.last_input_ms() + 1000);
             ui.header(
                 {.title = ui.words("committee.busy"), .subtitle = world.conference.title, .help_key = ""});
             ui.busy(ui.words(work), ui.words("committee.busy_explanation"), 0.42F);
             if (!ui.end()) break;
           }
           return page == 0;
         }});
  }
  // What the machine's health has to say, over what stands while votes are cast; over the welcome:
  // delegate_screens().
  const auto all_moments = moments(world);
  const auto voting = std::make_shared<const Moment>(
      *std::ranges::find_if(all_moments, [](const auto& one) { return one.name == "voting"; }));
  using enum kiosk::Concern;
  for (const auto concern : {kBatteryLow, kBatteryEmpty, kDiskLow, kDiskFull, kClockWrong})
    all.push_back({"committee", "committee-health-" + std::to_string(static_cast<int>(concern)),
                   [&world, voting, concern](kiosk::Ui& ui, int page) {
                     if (page > 0) return false;
                     kiosk::Draft draft;
                     voting->begin(draft);
                     kiosk_test::draw(
                         ui, world, *voting, draft, ui.last_input_ms() + 1000, [&](kiosk::Ui& on) {
                           kiosk::health_card(on, concern, troubled(), world.conference.date, false);
                         });
                     return true;
                   }});
  return all;
}

std::vector<Entry> all_screens(const World& world) {
  std::vector<Entry> all = delegate_screens(world);
  for (auto& entry : committee_screens(world)) all.push_back(std::move(entry));
  return all;
}

std::unique_ptr<kiosk::Ui> make_ui(const kiosk::Panel& panel, const World& world) {
  std::vector<core::Catalogue> languages;
  for (const char* language : {"vi", "en"}) {
    auto words = core::Catalogue::load(tests::assets_folder(), language);
    if (!words) throw std::runtime_error(words.error());
    languages.push_back(std::move(*words));
  }
  auto ui = kiosk::Ui::create(panel, std::move(languages), text_of(world));
  if (!ui) throw std::runtime_error(ui.error());
  return std::move(*ui);
}

}  // namespace kiosk_test
