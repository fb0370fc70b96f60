// The words of one language, loaded from assets/words/<language>.toml.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "core/message.h"

namespace core {

/// All texts of one language by dotted key ("ballot.title"). Immutable after load.
class Catalogue {
 public:
  /// Reads `words/<language>.toml` under `assets`. Error: unreadable, not TOML, a value that is not a string.
  static std::expected<Catalogue, std::string> load(const std::filesystem::path& assets,
                                                    std::string_view language);

  /// Reads one such file from anywhere: the printed forms' fixed text is kept apart from the screens' words.
  static std::expected<Catalogue, std::string> load_file(const std::filesystem::path& file,
                                                         std::string_view language);

  /// The text with {0}, {1}... replaced, and {0:ballot|ballots} by its first form where the argument is 1,
  /// else by its second; an argument that refers to the words of a system error (core/files/system_reason.h)
  /// or to a word of the log (core/record/log_text.h) is filled in in this language. An unknown key is our
  /// own mistake: returns the key itself in ⟦ ⟧, which the catalogue test and the layout test refuse.
  std::string text(std::string_view key, const std::vector<std::string>& arguments = {}) const;
  std::string text(const Message& message) const { return text(message.key, message.arguments); }

  /// Every text by key, for the glyph atlas and for tests.
  const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }
  const std::string& language() const { return language_; }

 private:
  std::string resolved(const std::string& argument) const;

  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace core
