// An attack, carried out twice: against the product, where it must fail, and against the product with a
// defence taken out, where it must succeed. The second happens in test_attacks_weak alone (weaken.py).
#pragma once

#include <initializer_list>
#include <string>

#include "tests/catch.h"

namespace attacks {

/// Whether this program is linked with the weakened sources.
extern const bool kWeakened;

/// Whether `defence` is taken out at the moment. The weakened sources ask it.
bool without(const std::string& defence);

/// Takes defences out for as long as it lives. Names one that defences.toml does not know: fails the test.
class Without {
 public:
  Without(std::initializer_list<const char*> defences);
  Without(const Without&) = delete;
  Without& operator=(const Without&) = delete;
  ~Without();
};

/// `succeeds` carries the attack out from the beginning and says whether it got through.
template <class Attack>
void attack(std::initializer_list<const char*> defences, Attack&& succeeds) {
  for (const char* defence : defences) UNSCOPED_INFO("defence: " << defence);
  CHECK_FALSE(succeeds());
  if (!kWeakened) return;
  const Without taken_out(defences);
  CHECK(succeeds());
}

}  // namespace attacks
