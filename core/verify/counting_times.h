// When the counting began and ended, from a record's log, on the clocks of the hall.
#pragma once

#include <string>
#include <vector>

#include "core/record/types.h"

namespace core::verify {

/// "YYYY-MM-DDThh:mm" in Vietnam (UTC+7, no summer time); empty where the log has no such event.
struct CountingTimes {
  std::string began;  ///< the last attendance at voting entered before the count
  std::string ended;  ///< counted
};

/// Precondition: the log passed its check.
CountingTimes counting_times(const std::vector<LogEntry>& log);

}  // namespace core::verify
