// A fuzz target: one decoder of something from outside, and what must hold whatever bytes it is given.
// libFuzzer runs one target a program (libfuzzer_entry.cpp); fuzz_replay runs all of them without it
// (replay_main.cpp).
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"

namespace fuzz {

using Input = std::span<const std::uint8_t>;

struct Target {
  std::string_view name;        ///< of its program, seeds and regressions: "conference_toml"
  std::string_view dictionary;  ///< a file of tests/fuzz/dictionaries without ".dict"
  void (*run)(Input);
  void (*prepare)() = nullptr;  ///< what takes long and is done once, so that no input is blamed for it
};

/// Puts a target into the program's list before main().
struct Registered {
  explicit Registered(const Target& target);
};
/// Prepared; null when there is none of that name.
const Target* find_target(std::string_view name);

/// Once, before anything else: libsodium with randomness that is always the same, so that what is found can
/// be found again.
void begin();
/// One input, with that randomness from its beginning.
void run(const Target& target, Input input);

/// What a target demands; ends the process with `what` on standard error.
void require(bool holds, std::string_view what);
/// A refusal's sentence can be shown: a key, and arguments that are UTF-8 without control characters and not
/// longer than a screen takes.
void require_sayable(const core::Message& message);

/// The input as characters; valid as long as the input.
std::string_view text_of(Input input);
/// The input as bytes to keep.
std::vector<std::uint8_t> bytes_of(std::string_view text);
/// A folder of this process alone, in memory where there is such a place; gone with the process.
const std::filesystem::path& scratch_folder();
/// The input as a file in it, the same path every time. What it replaces is overwritten.
std::filesystem::path as_file(Input input);
/// Its bytes now.
std::vector<std::uint8_t> content_of(const std::filesystem::path& file);

}  // namespace fuzz
