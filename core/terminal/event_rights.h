// Which right of the table each event needs. Outcomes of effects need none and may not be given from outside.
#pragma once

#include <optional>

#include "core/session/course.h"

namespace core {

struct NeededRight {
  Role role;
  Action action;
};

/// Nothing for an outcome.
std::optional<NeededRight> needed_right(const CourseEvent& event, const CourseState& state);

}  // namespace core
