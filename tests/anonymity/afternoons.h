// What people do on an afternoon, on the real terminal and on the real box alone.
#pragma once

#include "tests/anonymity/hall.h"
#include "tests/anonymity/scene.h"

namespace anonymity {

/// `people` of the hall's delegates vote in turn: some check the machine, some go back, somebody mistypes,
/// and on one in ten the committee pauses. The image is taken between two casts.
Scene at_the_terminal(Hall& hall, std::size_t people);

/// The box alone, with `slots` laid out beforehand; with fewer than people it lays out more on the way.
Scene in_the_box(std::size_t people, std::size_t slots);

/// The decrypted pages of a sealed box in which `ballots` were cast in the order given, the box alone.
Report sealed_pages(const std::vector<std::uint32_t>& ballots);

/// Votes of everybody, in the order of `arrivals` (numbers of delegates): what each of them marks, checks and
/// changes, and their ballots' seeds, follow from their number alone. Then closing, and counting too if
/// asked. Gives the decrypted pages of the sealed box, without salt and reserves, and each file of the
/// record.
Report held_in_order(Hall& hall, const std::vector<std::uint32_t>& arrivals, bool counted);

}  // namespace anonymity
