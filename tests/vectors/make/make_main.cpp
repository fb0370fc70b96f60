// make_vectors FOLDER: writes every file of test vectors into FOLDER, always the same bytes.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <utility>

#include "crypto/secret.h"
#include "tests/vectors/make/drawn.h"
#include "tests/vectors/make/vectors.h"

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("make_vectors FOLDER\n", stderr);
    return 2;
  }
  vectors::install_fixed_randomness();
  if (!crypto::initialise()) return 2;
  using Maker = vectors::Object (*)();
  constexpr std::pair<const char*, Maker> kFiles[] = {
      {"canonical.json", vectors::make_canonical}, {"ceremony.json", vectors::make_ceremony},
      {"codes.json", vectors::make_codes},         {"decryption.json", vectors::make_decryption},
      {"elgamal.json", vectors::make_elgamal},     {"group.json", vectors::make_group},
      {"hashes.json", vectors::make_hashes},       {"records.json", vectors::make_records},
      {"rows.json", vectors::make_rows},           {"signatures.json", vectors::make_signatures}};
  const std::filesystem::path folder = words[1];
  try {
    std::filesystem::create_directories(folder);
    for (const auto& [name, make] : kFiles) {
      vectors::Object content = make();
      content.insert_or_assign("format", vectors::number(1));
      std::ofstream file(folder / name, std::ios::binary);
      file << core::json::write(content, core::json::Layout::kFile);
      file.close();
      if (!file) throw std::runtime_error(std::string(name) + " cannot be written");
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
