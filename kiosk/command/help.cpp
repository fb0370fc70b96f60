// Lays out what CLI11 knows of options and commands; none of its English words are used.
#include "kiosk/command/help.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/conference/unicode.h"

namespace kiosk {
namespace {

constexpr std::size_t kWidth = 100, kColumn = 24;  // letters a line; where explanations begin

std::size_t letters(const std::string& text) { return core::code_points(text).size(); }

// "  name    explanation", the explanation broken between words and set in its own column.
std::string entry(const std::string& name, const std::string& explanation) {
  std::string lines = "  " + name;
  std::size_t used = letters(lines);
  const auto to_column = [&] {
    if (used + 2 > kColumn) lines += '\n', used = 0;
    lines += std::string(kColumn - used, ' ');
    used = kColumn;
  };
  to_column();
  std::size_t begin = 0;
  while (begin < explanation.size()) {
    const std::size_t end = std::min(explanation.find(' ', begin), explanation.size());
    const std::string word = explanation.substr(begin, end - begin);
    if (used > kColumn && used + 1 + letters(word) > kWidth) {
      lines += '\n' + std::string(kColumn, ' ');
      used = kColumn;
    }
    if (used > kColumn) lines += ' ', ++used;
    lines += word;
    used += letters(word);
    begin = end + 1;
  }
  return lines + '\n';
}

class HelpFormatter : public CLI::FormatterBase {
 public:
  explicit HelpFormatter(const core::Catalogue& words) : words_(words) {}

  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override {
    std::string usage = name, arguments, options, commands;
    for (const CLI::Option* option : app->get_options([](const CLI::Option*) { return true; })) {
      if (option->get_positional()) {
        usage += ' ' + option->get_name(true);
        arguments += entry(option->get_name(true), option->get_description());
        continue;
      }
      const bool takes_value = option->get_items_expected() > 0;
      const std::string shown =
          option->get_name(false, true) + (takes_value ? ' ' + option->get_type_name() : std::string());
      if (option->get_required()) usage += ' ' + shown;
      const std::string note =
          option->get_required() ? " (" + words_.text("command.required") + ")" : std::string();
      options += entry(shown, option->get_description() + note);
    }
    for (const CLI::App* command : app->get_subcommands([](const CLI::App*) { return true; }))
      commands += entry(command->get_name(), command->get_description());
    if (!commands.empty()) usage += ' ' + words_.text("command.subcommand");
    usage += " [" + words_.text("command.options_placeholder") + "]";

    std::string help = app->get_description() + "\n\n" + words_.text("command.usage") + ": " + usage + '\n';
    for (const auto& [heading, lines] : {std::pair{"command.subcommands", &commands},
                                         {"command.positionals", &arguments},
                                         {"command.options", &options}})
      if (!lines->empty()) help += '\n' + words_.text(std::string_view(heading)) + ":\n" + *lines;
    if (!commands.empty()) help += '\n' + words_.text("command.help_each", {name}) + '\n';
    return help;
  }

 private:
  const core::Catalogue& words_;
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter(const core::Catalogue& words) {
  return std::make_shared<HelpFormatter>(words);
}

}  // namespace kiosk
