// test_attacks_weak: the attacks against the product with one defence after another taken out.
#include "tests/attacks/attack.h"

namespace attacks {
const bool kWeakened = true;
}
