// What of the machine's readings matters to the meeting: what is shown quietly, and what must be seen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/message.h"
#include "kiosk/touchscreen/health/readings.h"

namespace kiosk {

enum class Concern : std::uint8_t {
  kBatteryLow,    ///< on battery, less than half of it left
  kBatteryEmpty,  ///< on battery, less than a fifth left: minutes
  kDiskLow,       ///< less than 500 MB: export, papers and pictures may fail
  kDiskFull,      ///< less than 64 MB: a ballot may fail to be written
  kClockWrong,    ///< more than a day from the conference's day: times in log and papers would be wrong
};

/// What matters now, the gravest first of its kind and only that one. `day`: the conference's, "YYYY-MM-DD".
/// Rehearsals are held on any day.
std::vector<Concern> concerns(const Readings& readings, const std::string& day, bool rehearsal);

/// Whether it must also be said where delegates begin: whoever stands there is to call the committee.
bool urgent(Concern concern);

/// What happened, and what to do.
core::Message message(Concern concern, const Readings& readings, const std::string& day);

/// All readings in one line, for the committee's screens.
std::string status_line(const Readings& readings, const core::Catalogue& words);
/// Power and the time of day alone.
std::string short_status(const Readings& readings, const core::Catalogue& words);

}  // namespace kiosk
