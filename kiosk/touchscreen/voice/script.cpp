// From report to sentences.
#include "kiosk/touchscreen/voice/script.h"

#include <algorithm>
#include <cctype>

namespace kiosk {
namespace {

bool code_letter(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }

// Groups of capital letters and digits of one length, joined by hyphens, or one such group with both in it.
bool is_code(std::string_view word) {
  std::size_t group = 0, first = 0, groups = 1;
  bool digit = false, letter = false;
  for (const char c : word) {
    if (c == '-') {
      if (group == 0 || (first != 0 && group != first)) return false;
      first = group;
      group = 0;
      ++groups;
    } else if (code_letter(c)) {
      ++group;
      (c <= '9' ? digit : letter) = true;
    } else {
      return false;
    }
  }
  return groups > 1 ? group == first && group >= 3 && letter : digit && letter && word.size() >= 4;
}

std::string spelled(std::string_view code) {
  std::string all;
  for (const char c : code) {
    if (c == '-')
      all += ".";
    else
      all += (all.empty() || all.back() == '.' ? (all.empty() ? "" : " ") : ", ") + std::string(1, c);
  }
  return all;
}

void replace(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
}

// A sentence ends where its text ends.
void add(std::string& all, const std::string& sentence) {
  if (sentence.empty()) return;
  if (!all.empty()) all += "\n";
  all += sentence;
  const char last = sentence.back();
  if (last != '.' && last != '?' && last != '!' && last != ':') all += ".";
}

// Dots stand for what was typed and is hidden.
std::size_t dots(std::string_view words) {
  constexpr std::string_view kDot = "•";
  std::size_t count = 0;
  while (words.starts_with(kDot)) words.remove_prefix(kDot.size()), ++count;
  return words.empty() ? count : 0;
}

// "mark.3.low": the row's number; empty for other ids.
std::string row_of(std::string_view id) {
  constexpr std::string_view kMark = "mark.";
  if (!id.starts_with(kMark)) return "";
  id.remove_prefix(kMark.size());
  return std::string(id.substr(0, id.find('.')));
}

std::string name_of_row(const FrameReport& report, const std::string& row) {
  for (const char* kind : {"name.", "particulars."})
    if (const auto* name = report.find(kind + row)) return name->words;
  return "";
}

// Targets that lie over words which are said anyway: a name that opens a report, a row of the review.
bool lies_over_words(const WidgetReport& widget) {
  return widget.role == Role::kButton && widget.capital_mm == 0 && !widget.words.empty() &&
         widget.touchable && !widget.id.starts_with("screen.");
}

// The row's marks in one sentence, said at its first box.
std::string say_row(const FrameReport& report, std::string_view id, const core::Catalogue& words) {
  const std::string row = row_of(id), stem = "mark." + row + ".";
  for (const auto& one : report.widgets)
    if (!one.covered && one.id.starts_with(stem) && one.marked)
      return words.text("voice.row_marked", {row, one.words});
  return words.text("voice.row_unmarked", {row});
}

}  // namespace

std::string aloud(std::string_view text, const core::Catalogue& words) {
  std::string all, word;
  const auto end_word = [&] {
    // A full stop or comma behind a code is not of it.
    std::string tail;
    while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ':'))
      tail.insert(tail.begin(), word.back()), word.pop_back();
    all += (is_code(word) ? spelled(word) : word) + tail;
    word.clear();
  };
  std::string plain(text);
  replace(plain, "**", "");
  replace(plain, " · ", ". ");
  replace(plain, "\u00A0", " ");
  replace(plain, "? ", text.starts_with("? ") ? "" : "? ");
  for (const char c : plain) {
    if (c == ' ' || c == '\n') {
      end_word();
      all += c == '\n' ? ". " : " ";
    } else {
      word += c;
    }
  }
  end_word();
  replace(all, " / ", " " + words.text("voice.of") + " ");
  replace(all, "..", ".");
  return all;
}

std::string say_widget(const FrameReport& report, std::string_view id, const core::Catalogue& words) {
  const auto* widget = report.find(id);
  if (!widget || widget->covered) return "";
  std::string text = aloud(widget->words, words);
  switch (widget->role) {
    case Role::kLevel: {
      const std::string row = row_of(id);
      return words.text(widget->marked ? "voice.level_marked" : "voice.level_unmarked",
                        {name_of_row(report, row), text});
    }
    case Role::kButton:
      return words.text(widget->marked ? "voice.chosen" : "voice.button", {text});
    case Role::kField:
      if (const std::size_t typed = dots(widget->words); typed > 0 || widget->words.empty())
        return words.text("voice.typed", {std::to_string(typed)});
      return text;
    case Role::kKey:
    case Role::kText:
    case Role::kTitle:
    case Role::kBadge:
    case Role::kProgress:
    case Role::kBanner:
      return text;
    case Role::kPicture:
      return "";
  }
  return "";
}

std::string say_screen(const FrameReport& report, const core::Catalogue& words) {
  std::string all, buttons;
  std::string row;
  std::size_t keys = 0;
  for (const auto& widget : report.widgets) {
    if (widget.covered || widget.id.starts_with("header.")) continue;
    if (widget.role == Role::kKey) {
      ++keys;
    } else if (widget.role == Role::kLevel) {
      if (row_of(widget.id) == row) continue;
      row = row_of(widget.id);
      add(all, say_row(report, widget.id, words));
    } else if (widget.role == Role::kButton) {
      if (widget.touchable && !lies_over_words(widget)) add(buttons, say_widget(report, widget.id, words));
    } else {
      add(all, say_widget(report, widget.id, words));
    }
  }
  if (keys > 0) add(all, words.text("voice.keys", {std::to_string(keys)}));
  add(all, buttons);
  return all;
}

}  // namespace kiosk
