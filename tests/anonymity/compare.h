// Two reports, byte for byte, with what is random under any history set aside.
#pragma once

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "tests/anonymity/hall.h"

namespace anonymity {

/// Set aside: the numbers that prove a partial decryption (fresh nonces at every count) in tally.json, hence
/// that file's digest, and the signature over the digests; and of the sealed box's first page the file's
/// change counter and its copy: under SQLCipher SQLite reads the old value from the page as it lies
/// encrypted, which is random, and adds one. Salts and reserves of pages are not in the reports; keys are the
/// same in both.
inline std::string comparable(const std::string& name, const std::string& bytes) {
  static const std::regex kProofs("\"(challenge|response)\": \"[0-9a-f]{64}\"");
  static const std::regex kDigest("\"digest\": \"[0-9a-f]{64}\",\n   *\"name\": \"tally\\.json\"");
  if (name == "record/tally.json") return std::regex_replace(bytes, kProofs, "\"$1\"");
  if (name == "record/files.json") return std::regex_replace(bytes, kDigest, "the tally's digest");
  if (name.ends_with(", page 1")) {
    std::string page = bytes;
    for (const std::size_t counter : {24u, 92u}) page.replace(counter, 4, 4, '\0');
    return page;
  }
  return name == "record/files.json.minisig" ? "" : bytes;
}

/// The names under which the two differ.
inline std::vector<std::string> differences(const Report& one, const Report& other) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : one) {
    const auto found = other.find(name);
    if (found == other.end() || comparable(name, bytes) != comparable(name, found->second))
      names.push_back(name);
  }
  for (const auto& [name, bytes] : other)
    if (!one.contains(name)) names.push_back(name);
  return names;
}

}  // namespace anonymity
