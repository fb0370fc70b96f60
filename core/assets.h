// Where the program finds its assets, from wherever it is started.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace core {

/// The assets folder: `assets` beside the running program, or `../share/tinnhiem` once installed.
/// Error: neither is there, with a sentence that says what to do.
std::expected<std::filesystem::path, std::string> find_assets();

/// What travels with a record to an auditor (verifier/, PROTOCOL.md, README.txt): `auditor` beside the
/// running program, or `../share/tinnhiem/auditor` once installed. Error as above.
std::expected<std::filesystem::path, std::string> find_auditor_assets();

}  // namespace core
