// Every screen of the delegate as a state of the session.
#pragma once

#include <string>
#include <vector>

#include "core/conference.h"
#include "core/session/delegate.h"

namespace tests {

struct DelegateMoment {
  std::string name;
  core::DelegateState state;
};

/// From the welcome to the fault, on a ballot of `conference` whose second row is unmarked.
std::vector<DelegateMoment> delegate_moments(const core::Conference& conference);

}  // namespace tests
