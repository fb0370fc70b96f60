// Parses the command line in the chosen language and runs one command.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assets.h"
#include "core/conference/unicode.h"
#include "core/languages.h"
#include "kiosk/command/command.h"
#include "kiosk/command/help.h"
#include "kiosk/command/output.h"

namespace kiosk {
namespace {

constexpr std::string_view kDefaultLanguage = "vi";

// Those whose words are there; without any assets the error that follows names their place.
std::vector<std::string> known_languages() {
  const auto assets = core::find_assets();
  return assets ? core::languages(*assets) : std::vector<std::string>{"vi", "en"};
}

struct Arguments {
  std::string language{kDefaultLanguage};
  std::optional<std::string> unknown_language;  ///< what was written where a language should stand
  bool language_twice = false;
  std::vector<std::string> rest;  ///< all others, the program's name left out
};

// --lang is taken out first, wherever it stands: help and errors need the language before anything is parsed.
Arguments take_language(const std::vector<std::string>& given) {
  Arguments arguments;
  const auto known = known_languages();
  bool options = true, named = false;
  for (std::size_t at = 0; at < given.size(); ++at) {
    const std::string& one = given[at];
    if (one == "--") options = false;
    if (!options || (one != "--lang" && !one.starts_with("--lang="))) {
      arguments.rest.push_back(one);
      continue;
    }
    if (std::exchange(named, true)) arguments.language_twice = true;
    std::string value;
    if (one != "--lang") {
      value = one.substr(std::string_view("--lang=").size());
    } else if (at + 1 < given.size()) {
      value = given[++at];
    }
    if (std::ranges::find(known, value) == known.end()) {
      arguments.unknown_language = value;
    } else {
      arguments.language = value;
    }
  }
  return arguments;
}

// Declared for the help alone: take_language() has removed it before.
void declare_language(CLI::App& app, const core::Catalogue& words, std::string& unused) {
  app.add_option("--lang", unused, words.text("command.language_help"))->type_name("vi|en");
}

CLI::App* chosen(const CLI::App& app) {
  const auto parsed = app.get_subcommands();
  return parsed.empty() ? nullptr : parsed.front();
}

// CLI11's own sentences are English: find out what is wrong from the parsed state, and say it in our words.
std::string explain(const CLI::App& app, const CLI::ParseError& error, const core::Catalogue& words) {
  CLI::App* command = nullptr;
  std::string usage = "tinnhiem";
  // The innermost: archive has commands of its own.
  for (CLI::App* inner = chosen(app); inner != nullptr; inner = chosen(*inner)) {
    command = inner;
    usage += " " + inner->get_name();
  }
  const std::vector<std::string> extra = app.remaining(true);
  const bool wants_more =
      command == nullptr || !command->get_subcommands([](const CLI::App*) { return true; }).empty();
  if (wants_more && extra.empty()) return words.text("command.missing_command", {usage});
  if (!extra.empty()) return words.text("command.unknown_argument", {core::printable(extra.front()), usage});
  const std::string said = error.what();
  if (command != nullptr) {
    for (const CLI::Option* option : command->get_options()) {
      const std::string name = option->get_name();
      if (option->get_required() && option->count() == 0) {
        return words.text("command.missing_argument", {name, usage});
      }
    }
    for (const CLI::Option* option : command->get_options()) {
      const std::string name = option->get_name();
      if (option->get_items_expected_max() > 0 && option->count() > 1)
        return words.text("command.given_twice", {name, usage});
    }
    for (const CLI::Option* option : command->get_options()) {
      const std::string name = option->get_name();
      if (said.find(name) != std::string::npos) return words.text("command.bad_value", {name, usage});
    }
  }
  return words.text("command.bad_value", {said, usage});
}

int run_commands(const Arguments& arguments, const core::Catalogue& words) {
  const std::array commands = {make_check_command(),  make_rehearse_command(), make_verify_command(),
                               make_report_command(), make_log_command(),      make_export_command(),
                               make_guide_command(),  make_archive_command()};
  CLI::App app(words.text("program.description"), "tinnhiem");
  app.formatter(help_formatter(words));
  app.set_help_flag("-h,--help", words.text("command.help_help"));
  app.require_subcommand(1);
  std::string unused;
  declare_language(app, words, unused);
  for (const auto& command : commands) {
    CLI::App* subcommand = app.add_subcommand(command->name());
    command->declare(*subcommand, words);
    declare_language(*subcommand, words, unused);
    for (CLI::App* inner : subcommand->get_subcommands([](const CLI::App*) { return true; }))
      declare_language(*inner, words, unused);
  }

  try {
    // CLI11 takes the arguments from the back.
    app.parse(std::vector<std::string>(arguments.rest.rbegin(), arguments.rest.rend()));
  } catch (const CLI::CallForHelp&) {
    std::cout << app.help() << std::flush;
    return kExitDone;
  } catch (const CLI::ParseError& error) {
    std::cerr << "tinnhiem: " << explain(app, error, words) << '\n';
    return kExitUnusable;
  }
  for (const auto& command : commands) {
    if (app.got_subcommand(command->name())) return command->run(words);
  }
  return kExitUnusable;
}

}  // namespace

int run_command_line(int argc, char** argv) {
  guard_streams();
  const Arguments arguments =
      take_language(argc > 1 ? std::vector<std::string>(argv + 1, argv + argc) : std::vector<std::string>());
  const auto assets = core::find_assets();
  if (!assets) {
    std::cerr << "tinnhiem: " << assets.error() << '\n';
    return kExitUnusable;
  }
  const auto words = core::Catalogue::load(*assets, arguments.language);
  if (!words) {
    std::cerr << "tinnhiem: " << words.error() << '\n';
    return kExitUnusable;
  }
  if (arguments.unknown_language) {
    std::cerr << "tinnhiem: "
              << words->text("command.bad_language", {core::printable(*arguments.unknown_language)}) << '\n';
    return kExitUnusable;
  }
  if (arguments.language_twice) {
    std::cerr << "tinnhiem: " << words->text("command.given_twice", {"--lang", "tinnhiem"}) << '\n';
    return kExitUnusable;
  }
  return settled(run_commands(arguments, *words), *words);
}

}  // namespace kiosk
