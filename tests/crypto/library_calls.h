// The calls that the crypto room makes into libsodium, in their order. The test program's functions of the
// same names stand before the library's and do the real work through them.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace library_calls {

/// Name and sizes of every call that `work` makes in this thread; of the functions that stand in
/// library_calls.cpp, which are all that sealing and proving may use.
std::vector<std::string> of(const std::function<void()>& work);

}  // namespace library_calls
