// A durable cast against plain SQLite in the same mode, interleaved in one run: medians and their ratios; and
// whether it stays flat from the first ballot to the last. Plain SQLite is the same library without a key,
// the same settings, ordinary rows. Usage: bench_store [ballots] [bytes of a ballot].
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "core/store/settings.h"
#include "tests/core/store/box.h"

namespace {

using Microseconds = std::vector<double>;

template <class Work>
void timed(Microseconds& into, const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  into.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
}

double median(Microseconds::const_iterator begin, Microseconds::const_iterator end) {
  Microseconds sorted(begin, end);
  std::ranges::sort(sorted);
  return sorted[sorted.size() / 2];
}

double median(const Microseconds& all) { return median(all.begin(), all.end()); }

core::store::Database plain_database(const std::filesystem::path& file, std::uint32_t slips) {
  std::ofstream(file).close();
  auto database = core::store::Database::open(file).value();
  core::store::apply_settings(database).value();
  database
      .run(
          "CREATE TABLE ballots (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
          "CREATE TABLE kinds (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL);"
          "CREATE TABLE slips (hash BLOB PRIMARY KEY, spent INTEGER NOT NULL) WITHOUT ROWID; BEGIN")
      .value();
  auto insert = database.prepare("INSERT INTO slips VALUES (?, 0)").value();
  for (std::uint32_t number = 0; number < slips; ++number) {
    const auto hash = tests::slip(number);
    insert.bind(1, std::span(hash)).run().value();
  }
  database.run("COMMIT").value();
  return database;
}

void plain_hold(const core::store::Database& database, std::uint32_t number, const core::StoredBytes& bytes) {
  auto transaction = core::store::Transaction::begin(database).value();
  auto ballot = database.prepare("INSERT INTO ballots VALUES (?, ?)").value();
  ballot.bind(1, std::int64_t{number}).bind(2, std::span(bytes)).run().value();
  auto kind = database.prepare("INSERT INTO kinds VALUES (?, 1)").value();
  kind.bind(1, std::int64_t{number}).run().value();
  transaction.commit().value();
}

void plain_cast(const core::store::Database& database, std::uint32_t number) {
  auto transaction = core::store::Transaction::begin(database).value();
  const auto hash = tests::slip(number);
  auto slip = database.prepare("UPDATE slips SET spent = 1 WHERE hash = ? AND spent = 0").value();
  slip.bind(1, std::span(hash)).run().value();
  auto kind = database.prepare("UPDATE kinds SET kind = 2 WHERE id = ?").value();
  kind.bind(1, std::int64_t{number}).run().value();
  transaction.commit().value();
}

void compare(const char* what, const Microseconds& ours, const Microseconds& plain) {
  std::printf("%-34s %8.0f us, plain %8.0f us, ratio %.2f\n", what, median(ours), median(plain),
              median(ours) / median(plain));
}

}  // namespace

int main(int count, char** words) {
  const auto ballots = static_cast<std::uint32_t>(count > 1 ? std::strtoul(words[1], nullptr, 10) : 1'000);
  const std::size_t bytes = count > 2 ? std::strtoul(words[2], nullptr, 10) : 27'000;
  if (ballots < 10 || !crypto::initialise()) return 2;
  const tests::Folder folder;
  auto box = core::BallotBox::create(folder / "box", tests::box_key(7)).value();
  box.lay_out(tests::slips(ballots), ballots, static_cast<std::uint32_t>(bytes)).value();
  const auto plain = plain_database(folder / "plain", ballots);

  Microseconds hold, cast, both, plain_holds, plain_casts, plain_both;
  for (std::uint32_t number = 0; number < ballots; ++number) {
    const auto ballot = tests::ballot(number, bytes);
    timed(hold, [&] { box.hold(ballot).value(); });
    timed(cast, [&] { box.cast_pending(tests::slip(number)).value(); });
    both.push_back(hold.back() + cast.back());
    timed(plain_holds, [&] { plain_hold(plain, number, ballot); });
    timed(plain_casts, [&] { plain_cast(plain, number); });
    plain_both.push_back(plain_holds.back() + plain_casts.back());
  }
  std::printf("%u ballots of %zu bytes, each durable on return\n", ballots, bytes);
  compare("sealed ballot held", hold, plain_holds);
  compare("cast: slip spent with the ballot", cast, plain_casts);
  compare("both", both, plain_both);
  const auto tenth = static_cast<std::ptrdiff_t>(ballots / 10);
  std::printf("%-34s %8.0f us, last tenth %.0f us, ratio %.2f\n", "both, first tenth",
              median(both.begin(), both.begin() + tenth), median(both.end() - tenth, both.end()),
              median(both.end() - tenth, both.end()) / median(both.begin(), both.begin() + tenth));
  return 0;
}
