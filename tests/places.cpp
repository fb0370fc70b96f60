// The paths that CMake knows.
#include "tests/places.h"

namespace tests {

std::string data_folder() { return TINNHIEM_SOURCE "/tests/data"; }
std::string assets_folder() { return TINNHIEM_SOURCE "/assets"; }
std::string vectors_folder() { return TINNHIEM_SOURCE "/tests/vectors"; }
std::string programs_folder() { return TINNHIEM_BUILD; }

}  // namespace tests
