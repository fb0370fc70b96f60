// The worked example of PROTOCOL.md section 8, computed from fixed seeds. Test-only: real keys are random.
#pragma once

#include <string>

namespace samples {

/// The whole section, from its heading to the end of the page.
std::string worked_example();

}  // namespace samples
