// The attack of README.md: what an image between two casts tells of who cast what, in stores written without
// a thought for it and in ours. Exit status 1 when ours tells anything, or when one of the others does not.
#include <cstdio>
#include <cstdlib>
#include <random>

#include "crypto/secret.h"
#include "tests/anonymity/afternoons.h"
#include "tests/anonymity/naive.h"
#include "tests/anonymity/trial.h"

namespace {

constexpr std::size_t kPeople = 8;

void say_how_far(std::size_t done, std::size_t total) {
  if (done % 50 == 0) std::fprintf(stderr, "\r%zu/%zu ", done, total);
  if (done + 1 == total) std::fprintf(stderr, "\r\x1b[K");
}

}  // namespace

int main(int count, char** words) {
  const std::size_t trials = count > 1 ? std::strtoul(words[1], nullptr, 10) : 1'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(words[2], nullptr, 10) : std::random_device{}();
  if (trials < 20 || !crypto::initialise()) {
    std::fprintf(stderr, "attack_order [AFTERNOONS, 1000] [THE ATTACKER'S SEED]\n");
    return 2;
  }
  std::printf(
      "%zu people an afternoon, one image each, all keys; the attacker practised on half as many more. "
      "Its seed: %llu\n",
      kPeople, static_cast<unsigned long long>(seed));
  bool as_claimed = true;
  std::uint64_t run = seed;  // an attacker of its own for each store
  const auto report = [&](const char* store, const char* what, const anonymity::Verdict& verdict, bool good) {
    std::printf("%s%s\n", anonymity::line_of(store, what, verdict).c_str(),
                good ? "" : "  <-- NOT AS CLAIMED");
    std::fflush(stdout);
    as_claimed = as_claimed && good;
  };
  for (const auto& store : anonymity::naive_stores()) {
    // What succeeds every time need not be tried a thousand times.
    const auto verdicts = anonymity::attack([&] { return store.afternoon(kPeople); },
                                            std::min<std::size_t>(trials, 100), run += 2);
    if (store.tells_ballots) report(store.name, "ballots", verdicts.ballots, verdicts.ballots.succeeded());
    if (store.tells_slips) report(store.name, "slips", verdicts.slips, verdicts.slips.succeeded());
  }
  anonymity::Hall hall(2 * kPeople, 1, anonymity::Hall::Clock::kRuns);
  const auto ours = [&](const char* name, const anonymity::Afternoons& afternoons) {
    const auto verdicts = anonymity::attack(afternoons, trials, run += 2, say_how_far);
    report(name, "ballots", verdicts.ballots, verdicts.ballots.at_chance());
    report(name, "slips", verdicts.slips, verdicts.slips.at_chance());
  };
  ours("ours, at the terminal", [&] { return anonymity::at_the_terminal(hall, kPeople); });
  ours("ours, a box that had to grow", [] { return anonymity::in_the_box(kPeople, kPeople / 2); });
  return as_claimed ? 0 : 1;
}
