// Where the tests find what lies outside their own sources. One translation unit knows the paths, so that
// every other compiles to the same object in whichever folder the checkout stands.
#pragma once

#include <string>

namespace tests {

std::string data_folder();      ///< tests/data of the checkout
std::string assets_folder();    ///< assets of the checkout
std::string vectors_folder();   ///< tests/vectors of the checkout
std::string programs_folder();  ///< the build folder: both programs, and what they find beside themselves

}  // namespace tests
