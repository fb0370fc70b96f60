// Gathers record, log, verifier, protocol and instructions.
#include "core/carry/package.h"

#include <array>
#include <string_view>
#include <utility>

#include "core/catalogue.h"
#include "core/conference/unicode.h"
#include "core/files/durable_file.h"
#include "core/languages.h"
#include "core/record/log_text.h"

namespace core::carry {
namespace {

// All that verify.py imports of its own; a test runs it from an export.
constexpr std::array<std::string_view, 12> kVerifier{"canonical.py",    "catalogue.py",  "checks_ballots.py",
                                                     "checks_count.py", "checks_log.py", "checks_setup.py",
                                                     "grammar.py",      "hashing.py",    "record.py",
                                                     "sodium.py",       "verify.py",     "words.py"};
// For whoever writes a verifier of their own (PROTOCOL.md section 10).
constexpr std::array<std::string_view, 10> kVectors{
    "canonical.json", "ceremony.json", "codes.json",   "decryption.json", "elgamal.json",
    "group.json",     "hashes.json",   "records.json", "rows.json",       "signatures.json"};
constexpr std::size_t kLongestShown = 300;

std::expected<std::string, Message> asset(const std::filesystem::path& file) {
  // In the build folder these are links.
  std::error_code error;
  const auto bytes = read_whole(std::filesystem::canonical(file, error));
  if (error || !bytes) return std::unexpected(Message("carry.asset_missing", {file.string()}));
  return std::string(bytes->begin(), bytes->end());
}

void replace_all(std::string& text, std::string_view what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
}

}  // namespace

std::expected<Package, Message> make_package(const RecordBytes& files, const Verified& verified,
                                             const std::filesystem::path& assets,
                                             const std::filesystem::path& auditor) {
  Package package;
  for (const auto& [name, bytes] : files) package["record/" + name] = bytes;

  const Conference& conference = verified.record.manifest.conference;
  for (const auto& language : languages(assets)) {
    const auto words = Catalogue::load(assets, language);
    if (!words) return std::unexpected(Message("carry.asset_missing", {words.error()}));
    std::string text = words->text("log.of", {printable(conference.title, kLongestShown), conference.date});
    text += '\n';
    if (verified.results.rehearsal) text.append(words->text("log.rehearsal")).append("\n");
    text += log_text(verified.record.log, *words);
    package["log." + language + ".txt"] = std::move(text);
  }

  for (const std::string_view name : kVerifier) {
    auto bytes = asset(auditor / "verifier" / name);
    if (!bytes) return std::unexpected(bytes.error());
    package["verifier/" + std::string(name)] = std::move(*bytes);
  }
  for (const std::string_view name : kVectors) {
    auto bytes = asset(auditor / "vectors" / name);
    if (!bytes) return std::unexpected(bytes.error());
    package["vectors/" + std::string(name)] = std::move(*bytes);
  }
  for (const char* name : {"PROTOCOL.md", "WORKED_EXAMPLE.md", "README.txt"}) {
    auto bytes = asset(auditor / name);
    if (!bytes) return std::unexpected(bytes.error());
    package[name] = std::move(*bytes);
  }
  std::string& readme = package["README.txt"];
  replace_all(readme, "{title}", printable(conference.title, kLongestShown));
  replace_all(readme, "{date}", conference.date);
  return package;
}

}  // namespace core::carry
