// Members' machines in a ceremony by sticks: each round of each member in a process of its own, which sees
// the member's stick and passphrase and nothing else.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "core/ceremony/member_part.h"
#include "tests/core/terminal_support.h"

namespace test {

inline std::string passphrase_of(std::uint32_t member) { return "mật khẩu của " + std::to_string(member); }

/// Begins the member's next round in a process of its own.
inline pid_t start_round(const std::filesystem::path& stick, const std::string& passphrase) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  const auto made = core::make_next_round(stick, passphrase);
  if (!made) std::fprintf(stderr, "%s\n", made.error().key.c_str());
  ::_exit(made ? 0 : 1);
}

inline bool ended_well(pid_t child) {
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// All members' next round, two machines at a time; then, where `hand_in`, every stick visits the chair.
inline bool round_of_all(Driver& chair, std::uint32_t members, bool hand_in = true) {
  bool well = true;
  for (std::uint32_t member = 1; member <= members; member += 2) {
    const pid_t one = start_round(chair.stick(member), passphrase_of(member));
    const pid_t other =
        member < members ? start_round(chair.stick(member + 1), passphrase_of(member + 1)) : -1;
    well = ended_well(one) && well;
    if (other > 0) well = ended_well(other) && well;
  }
  for (std::uint32_t member = 1; hand_in && member <= members; ++member) chair.visit(member);
  return well;
}

/// Every stick visits the chair, which gives what it has.
inline void all_visit(Driver& chair, std::uint32_t members) {
  for (std::uint32_t member = 1; member <= members; ++member) chair.visit(member);
}

}  // namespace test
