// test_attacks: the attacks against the product as it is.
#include "tests/attacks/attack.h"

namespace attacks {
const bool kWeakened = false;
}
