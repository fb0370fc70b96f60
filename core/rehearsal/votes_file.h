// The votes that a rehearsal puts in: a CSV file, or levels at random.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <vector>

#include "core/conference/text_file.h"
#include "crypto/row_proof.h"

namespace core {

/// One ballot: a branch a candidate.
using Votes = std::vector<std::vector<crypto::Branch>>;

/// Reads `file`: header 1,2,3,… (one column a candidate, in order), one ballot a row, cells high, confidence,
/// low or empty (unmarked). As spreadsheets write it. Error: the first problem, with its line.
std::expected<Votes, Problem> read_votes(const std::filesystem::path& file, std::size_t candidates);

/// `ballots` ballots with levels at random, unmarked rows among them.
Votes random_votes(std::size_t ballots, std::size_t candidates);

}  // namespace core
