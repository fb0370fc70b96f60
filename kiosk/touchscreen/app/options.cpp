// Parsed by CLI11; its own English sentences are replaced by ours.
#include "kiosk/touchscreen/app/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <vector>

#include "core/languages.h"

namespace kiosk {
namespace {

// The language is needed before the first word is said.
std::string language_of(int argc, char** argv, const std::vector<std::string>& languages) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < argc; ++i) {
    const std::string_view one = argv[i];
    std::string_view value;
    if (one == kOption && i + 1 < argc)
      value = argv[i + 1];
    else if (one.starts_with("--lang="))
      value = one.substr(kOption.size() + 1);
    if (std::ranges::find(languages, value) != languages.end()) return std::string(value);
  }
  return languages.front();
}

bool read_size(const std::string& text, Options& options) {
  char end = 0;
  return std::sscanf(text.c_str(), "%dx%d%c", &options.width, &options.height, &end) == 2 &&
         options.width >= 640 && options.height >= 480 && options.width <= 7680 && options.height <= 7680;
}

}  // namespace

std::expected<Options, int> read_options(int argc, char** argv, const std::filesystem::path& assets) {
  Options options;
  const auto languages = core::languages(assets);
  options.language = language_of(argc, argv, languages);
  const auto words = core::Catalogue::load(assets, options.language);
  if (!words) {
    std::cerr << "tinnhiem-kiosk: " << words.error() << '\n';
    return std::unexpected(2);
  }
  std::string size = "1920x1080", language = options.language, conference, data, second_copy, votes,
              screenshots;
  CLI::App app(words->text("committee.program"), "tinnhiem-kiosk");
  app.set_help_flag("-h,--help", words->text("command.help_help"));
  app.add_option("--conference", conference, words->text("committee.option_conference"));
  app.add_option("--data", data, words->text("committee.option_data"));
  app.add_option("--second-copy", second_copy, words->text("copies.option"));
  app.add_flag("--windowed", options.windowed, words->text("committee.option_windowed"));
  app.add_option("--size", size, words->text("committee.option_size"));
  app.add_option("--panel-mm", options.panel_mm, words->text("committee.option_panel"));
  app.add_option("--lang", language, words->text("command.language_help"));
  app.add_flag("--rehearsal", options.rehearsal, words->text("committee.option_rehearsal"));
  app.add_flag("--rehearse", options.rehearse, words->text("committee.option_rehearse"));
  app.add_option("--votes", votes, words->text("committee.option_votes"));
  app.add_option("--present", options.present, words->text("committee.option_present"));
  app.add_option("--screenshots", screenshots, words->text("committee.option_screenshots"));
  const auto refuse = [&](const std::string& why) {
    std::cerr << "tinnhiem-kiosk: " << why << '\n';
    return std::unexpected(2);
  };
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << app.help() << std::flush;
    return std::unexpected(0);
  } catch (const CLI::ParseError& error) {
    const auto rest = app.remaining(true);
    return refuse(rest.empty() ? words->text("command.bad_value", {error.what(), "tinnhiem-kiosk"})
                               : words->text("command.unknown_argument", {rest.front(), "tinnhiem-kiosk"}));
  }
  if (std::ranges::find(languages, language) == languages.end())
    return refuse(words->text("command.bad_language", {language}));
  if (conference.empty())
    return refuse(words->text("command.missing_argument", {"--conference", "tinnhiem-kiosk"}));
  if (data.empty()) return refuse(words->text("command.missing_argument", {"--data", "tinnhiem-kiosk"}));
  if (!read_size(size, options))
    return refuse(words->text("command.bad_value", {"--size " + size, "tinnhiem-kiosk"}));
  if (!(options.panel_mm >= 150 && options.panel_mm <= 3000))
    return refuse(words->text("command.bad_value", {"--panel-mm", "tinnhiem-kiosk"}));
  options.conference = conference;
  options.data = data;
  options.screenshots = screenshots;
  if (!second_copy.empty()) options.second_copy = second_copy;
  if (!votes.empty()) options.votes = votes;
  return options;
}

}  // namespace kiosk
