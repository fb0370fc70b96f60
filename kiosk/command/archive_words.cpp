// Names and titles come from files and are made safe to print.
#include "kiosk/command/archive_words.h"

#include <unistd.h>

#include <iostream>
#include <sstream>
#include <vector>

#include "kiosk/command/record_words.h"

namespace kiosk {
namespace {

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t at = 0; at < names.size(); ++at)
    list += (at == 0 ? "" : ", ") + std::to_string(at + 1) + " " + safe(names[at]);
  return list;
}

}  // namespace

std::string shown_day(const std::string& day, const core::Catalogue& words) {
  if (words.language() != "vi" || day.size() != 10 || day[4] != '-') return day;
  return day.substr(8, 2) + "/" + day.substr(5, 2) + "/" + day.substr(0, 4);
}

void print_archive(const std::filesystem::path& folder, const core::ArchiveManifest& manifest,
                   const std::string& today, const core::Catalogue& words) {
  std::uint64_t bytes = 0;
  for (const auto& file : manifest.files) bytes += file.size;
  constexpr std::uint64_t kMegabyte = 1'000'000;
  const bool over = today >= manifest.keep_until;
  std::cout << words.text("archive.item",
                          {safe(folder.string()), words.text(over ? "archive.may_destroy" : "archive.keep",
                                                             {shown_day(manifest.keep_until, words)})})
            << "\n  "
            << words.text(manifest.kind == core::Kind::kReal ? "archive.of" : "archive.of_rehearsal",
                          {shown_day(manifest.date, words), safe(manifest.title)})
            << "\n  "
            << words.text("archive.files", {std::to_string(manifest.files.size()),
                                            std::to_string((bytes + kMegabyte - 1) / kMegabyte),
                                            shown_day(manifest.archived, words)})
            << "\n  " << words.text("archive.members", {list_of(manifest.committee)}) << '\n';
}

void print_note(const std::string& note, const core::Catalogue& words) {
  std::istringstream line(note.substr(0, note.find('\n')));
  std::vector<std::string> parts;
  for (std::string part; std::getline(line, part, '\t');) parts.push_back(safe(part));
  parts.resize(5);
  parts[0] = shown_day(parts[0], words);
  parts[1] = shown_day(parts[1], words);
  std::cout << words.text("archive.destroyed_note", parts) << '\n';
}

Told::Told(const core::Catalogue& words, const char* key)
    : what_(words.text(std::string_view(key))), told_(::isatty(STDERR_FILENO) == 1) {}

void Told::operator()(std::size_t done, std::size_t total) const {
  if (told_) std::cerr << "\r\x1b[K" << what_ << ' ' << done << '/' << total << std::flush;
}

void Told::over() const {
  if (told_) std::cerr << "\r\x1b[K" << std::flush;
}

}  // namespace kiosk
