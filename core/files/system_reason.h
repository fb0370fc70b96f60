// What the system said, in people's words: a key of the word catalogue for the usual errors, a number for
// others.
#pragma once

#include <string>

namespace core {

/// The reason of errno `number` as an argument of a Message: a reference such as "⟦system.disk_full⟧", which
/// Catalogue::text replaces by the words of its language; "⟦system.other 71⟧" for an error without words.
std::string system_reason(int number);

}  // namespace core
