// Reads what was given, opens the screen, stays until it is closed.
#include "kiosk/touchscreen/app/run.h"

#include <iostream>

#include "core/assets.h"
#include "core/conference/load.h"
#include "crypto/entropy.h"
#include "kiosk/touchscreen/app/app.h"
#include "kiosk/touchscreen/app/options.h"
#include "kiosk/touchscreen/app/rehearsal.h"

namespace kiosk {

int run_touchscreen(int argc, char** argv) {
  const auto say = [](const std::string& why) { std::cerr << "tinnhiem-kiosk: " << why << '\n'; };
  const auto assets = core::find_assets();
  if (!assets) return say(assets.error()), 2;
  const auto options = read_options(argc, argv, *assets);
  if (!options) return options.error();
  const auto words = core::Catalogue::load(*assets, options->language);
  if (!words) return say(words.error()), 2;
  if (!crypto::entropy_ready()) return say(words->text("committee.no_entropy")), 2;
  if (!crypto::initialise()) return say(words->text("committee.no_crypto")), 2;
  const auto loaded = core::load_conference(options->conference);
  if (!loaded) {
    for (const auto& problem : loaded.error())
      std::cerr << (options->conference / problem.file).string() << ':'
                << std::max<std::size_t>(problem.line, 1) << ": " << words->text(problem.message) << '\n';
    return 2;
  }
  if (options->rehearse) return rehearse_at_screen(*options, loaded->conference, *assets, *words);
  auto app = App::open({.conference = loaded->conference,
                        .kind = options->rehearsal ? core::Kind::kRehearsal : core::Kind::kReal,
                        .data = options->data,
                        .second_copy = options->second_copy,
                        .window = {.windowed = options->windowed,
                                   .panel = {options->width, options->height, options->panel_mm}},
                        .language = options->language,
                        .assets = *assets,
                        .slips_made = {},
                        .places = {},
                        .now = {},
                        .headset = system_headset(),
                        .speaker = find_espeak(),
                        .health = [data = options->data] {
                          Readings now = read_health({.data = data});
                          for (const auto& place : find_places(Purpose::kPapers, false, data))
                            if (place.kind == Place::Kind::kStick) ++now.sticks;
                          return now;
                        }});
  if (!app) return say(app.error()), 2;
  if ((*app)->fault()) say(words->text(*(*app)->fault()));
  (*app)->run();
  return (*app)->fault() ? 1 : 0;
}

}  // namespace kiosk
