// Seals a ballot with its marks and its seed, and so all nonces, undefined to valgrind's memcheck, which then
// reports every decision and every address that depends on them. With an argument it also makes such a
// decision itself, which must be found. Run by run.py.
#include <valgrind/memcheck.h>

#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

#include "crypto/row_proof.h"

namespace {

volatile int g_decided = 0;

// What must be found. Volatile keeps the compiler from making an addition of the branch.
[[gnu::noinline]] void planted_on_a_choice(const std::vector<crypto::Branch>& marks) {
  if (marks[1] == crypto::Branch::kLow) g_decided = 1;
}
[[gnu::noinline]] void planted_on_a_nonce(const crypto::Bytes32& seed) {
  const auto nonce = crypto::Hash("ballot.nonce").bytes(seed).to_scalar();
  if (nonce.bytes()[0] % 2 == 1) g_decided = 1;
}
[[gnu::noinline]] void planted_in_an_address(const std::vector<crypto::Branch>& marks) {
  static constexpr std::array<int, 4> kTable{3, 1, 4, 1};
  g_decided = kTable.at(static_cast<std::size_t>(marks[0]) & 3U);
}

template <class T>
void hide(T* from, std::size_t count) {
  static_cast<void>(VALGRIND_MAKE_MEM_UNDEFINED(from, count * sizeof(T)));
}
template <class T>
void publish(const T* from, std::size_t count) {
  static_cast<void>(VALGRIND_MAKE_MEM_DEFINED(from, count * sizeof(T)));
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view plant = count > 1 ? arguments[1] : "";
  if (RUNNING_ON_VALGRIND == 0) {
    std::fputs("run this under valgrind: run.py\n", stderr);
    return 2;
  }
  using enum crypto::Branch;
  const crypto::BallotContext context{{1}, {2}, crypto::multiply_base(crypto::Scalar::from_u64(7)),
                                      1,   {3}, "terminal"};
  std::vector marks{kHigh, kConfidence, kLow, kUnmarked};
  crypto::Bytes32 seed{9, 8, 7};
  static_cast<void>(crypto::Point::base());
  hide(marks.data(), marks.size());
  hide(&seed, 1);
  if (plant == "choice") planted_on_a_choice(marks);
  if (plant == "nonce") planted_on_a_nonce(seed);
  if (plant == "address") planted_in_an_address(marks);

  crypto::EncryptedBallot ballot = crypto::seal_ballot(context, marks, seed);

  // The sealed ballot is public; it must be a good one, or nothing was looked at.
  publish(&ballot.id, 1);
  publish(ballot.rows.data(), ballot.rows.size());
  const std::size_t bad = crypto::first_bad_row(context, ballot);
  if (bad != 0 || ballot.rows.size() != marks.size()) {
    std::printf("row %zu does not hold\n", bad);
    return 3;
  }
  std::puts("sealed");
  return 0;
}
