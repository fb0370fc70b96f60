// How tinnhiem archive shows what it found.
#pragma once

#include <filesystem>
#include <string>

#include "core/archive/manifest.h"
#include "core/catalogue.h"

namespace kiosk {

/// A day as the language writes it: 30/11/2023 in Vietnamese, as it is in English. Anything else as it is.
std::string shown_day(const std::string& day, const core::Catalogue& words);

/// One meeting: where, what, how much, until when, whose.
void print_archive(const std::filesystem::path& folder, const core::ArchiveManifest& manifest,
                   const std::string& today, const core::Catalogue& words);
/// The note of a destruction.
void print_note(const std::string& note, const core::Catalogue& words);

/// Tells a person at a terminal how far long work is; nothing where nobody looks.
class Told {
 public:
  Told(const core::Catalogue& words, const char* key);
  void operator()(std::size_t done, std::size_t total) const;
  void over() const;

 private:
  std::string what_;
  bool told_;
};

}  // namespace kiosk
