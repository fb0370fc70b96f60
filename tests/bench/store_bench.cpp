// A durable cast against plain SQLite in the same mode, interleaved in one run; and whether it stays flat
// from the first ballot to the last. Plain SQLite is the same library without a key, the same settings,
// ordinary rows.
#include <cstdio>
#include <fstream>

#include "core/store/settings.h"
#include "tests/bench/measure.h"
#include "tests/core/store/box.h"

namespace bench {
namespace {

// Of the clock on the wall: what a durable write waits for is the medium.
template <class Work>
void timed(std::vector<double>& into, const Work& work) {
  const double start = wall_time();
  work();
  into.push_back(wall_time() - start);
}

std::string microseconds(const std::vector<double>& ours, const std::vector<double>& plain) {
  std::array<char, 64> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%.0f us, plain %.0f us", median(ours), median(plain));
  return buffer.data();
}

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

}  // namespace

void measure_store(Table& table, Extent extent) {
  // A ballot of some 40 rows.
  const std::uint32_t ballots = extent == Extent::kSmoke ? 20 : extent == Extent::kUsual ? 1'000 : 5'000;
  constexpr std::size_t kBytes = 27'000;
  const tests::Folder folder;
  auto box = core::BallotBox::create(folder / "box", tests::box_key(7)).value();
  box.lay_out(tests::slips(ballots), ballots, static_cast<std::uint32_t>(kBytes)).value();
  const auto plain = plain_database(folder / "plain", ballots);

  std::vector<double> hold, cast, both, plain_holds, plain_casts, plain_both;
  for (std::uint32_t number = 0; number < ballots; ++number) {
    const auto ballot = tests::ballot(number, kBytes);
    timed(hold, [&] { box.hold(ballot).value(); });
    timed(cast, [&] { box.cast_pending(tests::slip(number)).value(); });
    both.push_back(hold.back() + cast.back());
    timed(plain_holds, [&] { plain_hold(plain, number, ballot); });
    timed(plain_casts, [&] { plain_cast(plain, number); });
    plain_both.push_back(plain_holds.back() + plain_casts.back());
  }
  const std::string count = std::to_string(ballots) + " ballots of " + std::to_string(kBytes) + " bytes";
  table.note("a sealed ballot held, " + count, microseconds(hold, plain_holds));
  table.note("a held ballot cast with its slip", microseconds(cast, plain_casts));
  table.at_most("a durable cast (held, then cast), to plain SQLite", median(both) / median(plain_both), 1.4);
  const auto tenth = static_cast<std::ptrdiff_t>(ballots / 10);
  // Each ballot against the plain one beside it, so that a machine that grows busy is not taken for a drift.
  std::vector<double> ratios;
  for (std::size_t i = 0; i < both.size(); ++i) ratios.push_back(both[i] / plain_both[i]);
  const double first = median({ratios.begin(), ratios.begin() + tenth});
  const double last = median({ratios.end() - tenth, ratios.end()});
  table.at_most("a durable cast, last tenth to first tenth, to plain SQLite's", last / first, 1.2);
}

}  // namespace bench
