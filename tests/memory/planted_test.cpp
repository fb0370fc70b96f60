// The scanner is shown to find what it should: one secret in each kind of place, and nothing once it is
// wiped.
#include <dlfcn.h>
#include <sodium.h>
#include <sys/mman.h>
#include <sys/random.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "crypto/row_proof.h"
#include "crypto/secret.h"
#include "tests/catch.h"
#include "tests/memory/witness.h"

namespace {

constexpr std::size_t kSecret = 48;

// Drawn where it lies: no other copy exists.
void plant(const char* name, void* place) {
  REQUIRE(::getrandom(place, kSecret, 0) == static_cast<ssize_t>(kSecret));
  witness::expect(name, {static_cast<const std::uint8_t*>(place), kSecret});
}

std::size_t found(const char* name) {
  std::size_t count = 0;
  for (const auto& finding : witness::scan())
    if (finding.name.starts_with(name)) count += finding.count;
  return count;
}

}  // namespace

TEST_CASE("the scanner finds a planted secret in every kind of place, and only there", "[scanner]") {
  REQUIRE(crypto::initialise());
  witness::phase("planted");

  SECTION("on the heap, and in a block given back unwiped") {
    // Small enough that the C library keeps a block given back as it is: a larger one may be joined to its
    // neighbours, and the search itself writes over it.
    constexpr std::size_t kBlock = 1000;
    auto* block = static_cast<std::uint8_t*>(std::malloc(kBlock));
    plant("heap", block + 512);
    CHECK(found("heap") >= 5);
    // The C library's own: the program's overwrites.
    const auto give_back = reinterpret_cast<void (*)(void*)>(::dlsym(RTLD_NEXT, "free"));
    REQUIRE(give_back);
    give_back(block);
    CHECK(found("heap") >= 5);
    block = static_cast<std::uint8_t*>(std::malloc(kBlock));
    plant("heap again", block + 512);
    CHECK(found("heap again") >= 5);
    std::memset(block, 1, kBlock);
    CHECK(found("heap again") == 0);
    plant("given back", block + 512);
    CHECK(found("given back") >= 5);
    std::free(block);
    CHECK(found("given back") == 0);
    block = static_cast<std::uint8_t*>(std::malloc(kBlock));
    plant("moved", block + 512);
    void* volatile moved = std::realloc(block, 1 << 20);
    REQUIRE(moved != nullptr);
    CHECK(found("moved") == 5);  // in the new place alone
    std::free(moved);
    CHECK(found("moved") == 0);
  }
  SECTION("on the stack") {
    std::array<std::uint8_t, kSecret> local{};
    plant("stack", local.data());
    CHECK(found("stack") >= 5);
    crypto::wipe(local.data(), local.size());
    CHECK(found("stack") == 0);
  }
  SECTION("on another thread's stack") {
    std::thread([] {
      std::array<std::uint8_t, kSecret> local{};
      plant("thread", local.data());
      CHECK(found("thread") >= 5);
      crypto::wipe(local.data(), local.size());
    }).join();
    CHECK(found("thread") == 0);
  }
  SECTION("in libsodium's guarded memory, also where nobody may read it") {
    void* guarded = sodium_malloc(kSecret);
    plant("guarded", guarded);
    CHECK(found("guarded") >= 5);
    REQUIRE(sodium_mprotect_noaccess(guarded) == 0);
    CHECK(found("guarded") >= 5);
    sodium_free(guarded);
    CHECK(found("guarded") == 0);
  }
  SECTION("in shared memory") {
    void* shared = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    REQUIRE(shared != MAP_FAILED);
    plant("shared", shared);
    CHECK(found("shared") >= 5);
    ::munmap(shared, 4096);
    CHECK(found("shared") == 0);
  }
  SECTION("across the border of two pages, in part, and as hex") {
    auto* pages = static_cast<std::uint8_t*>(std::aligned_alloc(4096, std::size_t{2} * 4096));
    std::memset(pages, 0, std::size_t{2} * 4096);
    plant("part", pages + 4096 - 12);
    std::memset(pages + 4096 - 12 + 24, 0, kSecret - 24);  // half of it is left
    CHECK(found("part") >= 1);
    sodium_bin2hex(reinterpret_cast<char*>(pages), 49, pages + 4096 - 12, 24);
    std::memset(pages + 4096 - 12, 0, 24);
    CHECK(found("part as hex") >= 1);
    std::memset(pages, 0, 49);
    CHECK(found("part") == 0);
    std::free(pages);
  }
}

TEST_CASE("the witness knows a ballot's secrets: a copy of one of its nonces is found, a public value is not",
          "[scanner]") {
  REQUIRE(crypto::initialise());
  const unsigned threads = GENERATE(1U, 2U);
  CAPTURE(threads);
  witness::phase("ballot");
  const crypto::BallotContext context{{1}, {2}, crypto::multiply_base(crypto::Scalar::from_u64(7)), 1, {3}};
  crypto::SecretBytes seed(32);
  crypto::fill_random(seed);
  crypto::SecretVector<crypto::Branch> marks{crypto::Branch::kLow, crypto::Branch::kUnmarked};
  crypto::Bytes32 plain;
  std::ranges::copy(seed, plain.begin());
  const auto ballot = crypto::seal_ballot(context, marks, plain, threads);
  crypto::wipe(plain.data(), plain.size());
  CHECK(witness::windows() > 500);
  CHECK(found("ballot seed") >= 3);  // in the guarded memory
  {
    // As PROTOCOL.md 2.4 says; a scalar that nobody wipes.
    crypto::Scalar nonce = crypto::Hash("ballot.nonce")
                               .bytes(seed)
                               .bytes(context.conference)
                               .bytes(context.opening)
                               .number(context.terminal)
                               .bytes(context.terminal_key)
                               .number(2)
                               .text("encryption")
                               .number(3)
                               .to_scalar();
    CHECK(found("scalar, reduced") >= 3);
  }
  crypto::SecretBytes().swap(seed);
  // Challenges and responses become public with the ballot's digest.
  CHECK(crypto::ballot_digest(context, ballot) != crypto::Digest{});
  for (const auto& finding : witness::scan()) {
    INFO(finding.name << " in " << finding.place);
    CHECK(finding.count == 0);
  }
}
