// The one switch between the weakened sources and the attacks.
#include "tests/attacks/attack.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace attacks {

// Made by weaken.py.
extern const std::vector<std::string_view> kDefences;

namespace {

// A name that ends in * stands for a family.
bool known(std::string_view defence) {
  return std::ranges::any_of(kDefences, [defence](std::string_view one) {
    return one.ends_with('*') ? defence.starts_with(one.substr(0, one.size() - 1)) : one == defence;
  });
}

// Changed between attacks only, when no other thread of the product is at work.
std::vector<std::string>& taken_out() {
  static std::vector<std::string> names;
  return names;
}

}  // namespace

bool without(const std::string& defence) {
  return std::ranges::find(taken_out(), defence) != taken_out().end();
}

Without::Without(std::initializer_list<const char*> defences) {
  for (const char* defence : defences) {
    if (!known(defence)) FAIL("no such defence: " << defence);
    taken_out().emplace_back(defence);
  }
}

Without::~Without() { taken_out().clear(); }

}  // namespace attacks
