// All on SQLCipher with a key, random ballots and slips; each shows in one place what ours must not show.
#include "tests/anonymity/naive.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "core/store/database.h"
#include "crypto/encoding.h"
#include "crypto/secret.h"
#include "tests/anonymity/quick_folder.h"

namespace anonymity {
namespace {

using core::store::Database;

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  crypto::fill_random({reinterpret_cast<std::uint8_t*>(bytes.data()), count});
  return bytes;
}

std::span<const std::uint8_t> as_bytes(const std::string& text) { return crypto::as_bytes(text); }

// A store with an afternoon's people: ballots known by 20 bytes, slips by 32, both in order of arrival.
class Afternoon {
 public:
  Afternoon(std::size_t people, const std::string& settings, const std::string& tables)
      : file_(folder_.path() / "store.db"), database_(opened(file_, settings, tables)) {
    for (std::size_t person = 0; person < people; ++person) {
      scene_.ballots.push_back(random_bytes(20));
      scene_.slips.push_back(random_bytes(32));
    }
    scene_.key = key();
  }

  const Database& database() const { return database_; }
  const std::filesystem::path& folder() const { return folder_.path(); }
  const std::vector<std::string>& ballots() const { return scene_.ballots; }
  const std::vector<std::string>& slips() const { return scene_.slips; }

  void run(const std::string& sql) const { database_.run(sql).value(); }
  void run(const char* sql, const std::string& first) const {
    auto statement = database_.prepare(sql).value();
    statement.bind(1, as_bytes(first)).run().value();
  }
  void run(const char* sql, const std::string& first, const std::string& second) const {
    auto statement = database_.prepare(sql).value();
    statement.bind(1, as_bytes(first)).bind(2, as_bytes(second)).run().value();
  }

  Scene image() {
    scene_.image = image_of(folder_.path());
    return std::move(scene_);
  }

 private:
  static crypto::SecretBytes key() { return crypto::SecretBytes(32, 7); }
  static Database opened(const std::filesystem::path& file, const std::string& settings,
                         const std::string& tables) {
    std::ofstream(file).close();
    auto database = Database::open(file).value();
    database.key(key()).value();
    if (core::store::cipher_generation(database) >= 4)
      std::ignore = database.value("PRAGMA cipher_compatibility = 3").value();
    std::ignore = database.value("PRAGMA cipher_page_size = 4096").value();
    if (!settings.empty()) std::ignore = database.value(settings).value();
    database.run(tables).value();
    return database;
  }

  QuickFolder folder_;
  std::filesystem::path file_;
  Database database_;
  Scene scene_;
};

// The ballot's line: what it is known by, then as much as a ballot of two or three rows has.
std::string line_of(const std::string& ballot, std::size_t bytes = 3'000) {
  return ballot + random_bytes(bytes - ballot.size());
}

constexpr const char* kTables =
    "CREATE TABLE ballots (id INTEGER PRIMARY KEY, line BLOB);"
    "CREATE TABLE slips (hash BLOB PRIMARY KEY, spent INTEGER) WITHOUT ROWID";

// In an order of their own, so that what is found is when they were spent.
void lay_slips(const Afternoon& afternoon) {
  auto sorted = afternoon.slips();
  std::ranges::sort(sorted);
  for (const auto& slip : sorted) afternoon.run("INSERT INTO slips VALUES (?, 0)", slip);
}

Scene with_row_numbers(std::size_t people) {
  Afternoon afternoon(people, "", kTables);
  lay_slips(afternoon);
  for (std::size_t person = 0; person < people; ++person) {
    afternoon.run("BEGIN");
    afternoon.run("INSERT INTO ballots (line) VALUES (?)", line_of(afternoon.ballots()[person]));
    afternoon.run("UPDATE slips SET spent = 1 WHERE hash = ?", afternoon.slips()[person]);
    afternoon.run("COMMIT");
  }
  return afternoon.image();
}

// No row numbers, the key random: the pages are given out one after the other all the same.
Scene with_random_keys(std::size_t people) {
  Afternoon afternoon(people, "", "CREATE TABLE ballots (code BLOB PRIMARY KEY, line BLOB) WITHOUT ROWID");
  for (const auto& ballot : afternoon.ballots())
    afternoon.run("INSERT INTO ballots VALUES (?, ?)", ballot, line_of(ballot, 9'000));
  return afternoon.image();
}

// Short rows under a random key, several a page: SQLite fills a page from its end.
Scene with_short_rows(std::size_t people) {
  Afternoon afternoon(people, "", "CREATE TABLE ballots (code BLOB PRIMARY KEY, vote BLOB) WITHOUT ROWID");
  for (const auto& ballot : afternoon.ballots())
    afternoon.run("INSERT INTO ballots VALUES (?, ?)", ballot, random_bytes(8));
  return afternoon.image();
}

// Sorted before the image, by deleting and inserting: what was deleted is still there.
Scene rewritten_in_place(std::size_t people) {
  Afternoon afternoon(people, "PRAGMA secure_delete = OFF", kTables);
  for (const auto& ballot : afternoon.ballots())
    afternoon.run("INSERT INTO ballots (line) VALUES (?)", line_of(ballot, 9'000));
  auto sorted = afternoon.ballots();
  std::ranges::sort(sorted);
  afternoon.run("CREATE TABLE sorted (id INTEGER PRIMARY KEY, line BLOB)");
  for (const auto& ballot : sorted)
    afternoon.run("INSERT INTO sorted (line) VALUES (?)", line_of(ballot, 9'000));
  afternoon.run("DELETE FROM ballots");
  return afternoon.image();
}

constexpr const char* kSlots = "CREATE TABLE slots (id INTEGER PRIMARY KEY, bytes BLOB)";

void lay_slots(const Afternoon& afternoon, std::size_t slots) {
  for (std::size_t slot = 0; slot < slots; ++slot) {
    auto insert = afternoon.database().prepare("INSERT INTO slots VALUES (?, ?)").value();
    insert.bind(1, static_cast<std::int64_t>(slot)).bind_zeros(2, 3'000).run().value();
  }
}

void fill(const Afternoon& afternoon, std::size_t slot, const std::string& line) {
  auto blob = afternoon.database().blob("slots", static_cast<std::int64_t>(slot), true).value();
  blob.write(0, as_bytes(line)).value();
}

// Slots laid out beforehand, as ours; but the first that is free.
Scene first_free_slot(std::size_t people) {
  Afternoon afternoon(people, "", kSlots);
  lay_slots(afternoon, 2 * people);
  for (std::size_t person = 0; person < people; ++person)
    fill(afternoon, person, line_of(afternoon.ballots()[person]));
  return afternoon.image();
}

// A random slot, but a log of what was written goes along with it.
Scene with_write_ahead_log(std::size_t people) {
  Afternoon afternoon(people, "PRAGMA journal_mode = WAL", kSlots);
  std::ignore = afternoon.database().value("PRAGMA wal_autocheckpoint = 0").value();
  lay_slots(afternoon, people);
  std::vector<std::string> order = afternoon.ballots();
  std::ranges::sort(order);  // random bytes: a random slot each
  for (const auto& ballot : afternoon.ballots())
    fill(afternoon, static_cast<std::size_t>(std::ranges::find(order, ballot) - order.begin()),
         line_of(ballot));
  return afternoon.image();
}

// A random slot each, and one line a cast for the technicians.
Scene with_an_event_log(std::size_t people) {
  Afternoon afternoon(people, "", kSlots);
  lay_slots(afternoon, people);
  std::vector<std::string> order = afternoon.ballots();
  std::ranges::sort(order);
  std::ofstream log(afternoon.folder() / "events.log", std::ios::binary);
  for (std::size_t person = 0; person < people; ++person) {
    const auto& ballot = afternoon.ballots()[person];
    fill(afternoon, static_cast<std::size_t>(std::ranges::find(order, ballot) - order.begin()),
         line_of(ballot));
    log << "cast " << ballot << " with slip " << afternoon.slips()[person] << "\n" << std::flush;
  }
  log.close();
  return afternoon.image();
}

// No database at all: a file a ballot, named by nothing but chance.
Scene with_a_file_each(std::size_t people) {
  Afternoon afternoon(people, "", kSlots);
  for (const auto& ballot : afternoon.ballots()) {
    const auto name = crypto::to_hex(as_bytes(random_bytes(8)));
    std::ofstream(afternoon.folder() / name, std::ios::binary) << line_of(ballot);
    // The clock of a file system ticks a hundred times a second, or a few hundred; people are slower.
    ::usleep(11'000);
  }
  return afternoon.image();
}

// Ballots in random slots; a spent slip moves from one table to another.
Scene with_slips_moved(std::size_t people) {
  Afternoon afternoon(people, "",
                      std::string(kSlots) +
                          ";CREATE TABLE slips (hash BLOB PRIMARY KEY) WITHOUT ROWID;"
                          "CREATE TABLE spent (hash BLOB)");
  auto sorted = afternoon.slips();
  std::ranges::sort(sorted);
  for (const auto& slip : sorted) afternoon.run("INSERT INTO slips VALUES (?)", slip);
  for (const auto& slip : afternoon.slips()) {
    afternoon.run("DELETE FROM slips WHERE hash = ?", slip);
    afternoon.run("INSERT INTO spent VALUES (?)", slip);
  }
  return afternoon.image();
}

constexpr std::array kStores{
    NaiveStore{"a table with row numbers", true, false, with_row_numbers},
    NaiveStore{"a table under random keys", true, false, with_random_keys},
    NaiveStore{"short rows under random keys", true, false, with_short_rows},
    NaiveStore{"sorted by deleting and inserting", true, false, rewritten_in_place},
    NaiveStore{"slots, the first free one", true, false, first_free_slot},
    NaiveStore{"slots, with a write-ahead log", true, false, with_write_ahead_log},
    NaiveStore{"slots, with an event log", true, true, with_an_event_log},
    NaiveStore{"a file each", true, false, with_a_file_each},
    NaiveStore{"slips moved when they are spent", false, true, with_slips_moved},
};

}  // namespace

std::span<const NaiveStore> naive_stores() { return kStores; }

}  // namespace anonymity
