// dossiers/: the reports of the people graded (Appendix 3), one text file a person, named by the ballot's
// number.
#pragma once

#include <filesystem>
#include <vector>

#include "core/conference.h"
#include "core/conference/checks.h"

namespace core {

/// Puts each dossiers/NN.txt of `folder` into its candidate (03.txt and 3.txt are both the third one's). No
/// folder: nothing to do. Problems: a file that belongs to nobody, two files for one person, and those of
/// read_text_file.
void read_dossiers(const std::filesystem::path& folder, std::vector<Candidate>& candidates, Checks& checks);

}  // namespace core
