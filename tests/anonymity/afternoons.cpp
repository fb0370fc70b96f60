// Delegates at the screen, through the same events as their touches give.
#include "tests/anonymity/afternoons.h"

#include <numeric>
#include <stdexcept>
#include <utility>

#include "core/terminal/data_folder.h"
#include "crypto/hash.h"
#include "crypto/key_lock.h"
#include "tests/anonymity/pages.h"
#include "tests/anonymity/seeds.h"
#include "tests/core/store/box.h"

namespace anonymity {
namespace {

namespace event = core::course_event;
namespace voter = core::delegate_event;

std::uint32_t below(std::uint32_t bound) {
  std::uint32_t number = 0;
  crypto::fill_random({reinterpret_cast<std::uint8_t*>(&number), sizeof number});
  return number % bound;
}

std::string bytes_of(const crypto::Digest& digest) { return {digest.begin(), digest.end()}; }

void type(test::Driver& driver, std::string_view code) {
  driver.give(voter::Begin{});
  for (const char each : code) driver.give(voter::TypeSlip{each});
  driver.give(voter::SubmitSlip{});
}

void mark(test::Driver& driver, const std::vector<crypto::Branch>& marks) {
  for (std::size_t row = 0; row < marks.size(); ++row)
    if (marks[row] != crypto::Branch::kUnmarked) driver.give(voter::Mark{row, marks[row]});
  driver.give(voter::Review{});
}

void seal(test::Driver& driver, const std::function<void()>& before) {
  before();
  driver.give(voter::Seal{});
}

enum class Habit { kCasts, kChecksFirst, kGoesBack };

// One delegate with a slip; the tracking code of the ballot that is cast.
std::string vote(test::Driver& driver, std::size_t slip, const std::vector<crypto::Branch>& marks,
                 Habit habit, const std::function<void()>& before_sealing) {
  type(driver, driver.slips.at(slip).view());
  mark(driver, marks);
  seal(driver, before_sealing);
  if (habit == Habit::kChecksFirst) {
    driver.give(voter::AskCheck{});
    driver.give(voter::ConfirmCheck{});
    driver.give(voter::StartBlank{});
    mark(driver, marks);
    seal(driver, before_sealing);
  }
  if (habit == Habit::kGoesBack) {
    driver.give(voter::EditAgain{});
    seal(driver, before_sealing);
  }
  const std::string code = driver.delegate().code;
  driver.give(voter::Cast{});
  if (driver.delegate().screen != core::DelegateScreen::kDone) throw std::runtime_error("not cast");
  driver.give(voter::Leave{});
  return code;
}

void pause(test::Driver& driver) {
  driver.confirmed(event::Pause{});
  driver.confirmed(event::Resume{});
}

std::vector<crypto::Branch> random_marks(std::size_t rows) {
  std::vector<crypto::Branch> marks;
  for (std::size_t row = 0; row < rows; ++row) marks.push_back(static_cast<crypto::Branch>(below(4)));
  return marks;
}

crypto::Digest chosen_for(std::string_view what, std::uint32_t delegate, std::uint32_t which) {
  return crypto::Hash("test").text(what).number(delegate).number(which).digest();
}

void add_files(Report& report, const std::filesystem::path& folder) {
  for (const auto& file : image_of(folder))
    report["record/" + file.name] = std::string(file.bytes.begin(), file.bytes.end());
}

void add_pages(Report& report, const std::string& when, const std::filesystem::path& box,
               const crypto::SecretBytes& key) {
  const auto bytes = tests::content(box);
  const auto tables = read_tables(bytes, key);
  if (!tables) throw std::runtime_error("the sealed box does not open under its key");
  for (const auto& page : tables->pages)
    report[when + ", page " + std::to_string(page.number)] = {page.bytes.begin(), page.bytes.end()};
}

}  // namespace

Scene at_the_terminal(Hall& hall, std::size_t people) {
  const std::size_t rows = hall.conference().candidates.size();
  // Each delegate draws a slip from the pile.
  std::vector<std::size_t> drawn(hall.slips().size());
  std::iota(drawn.begin(), drawn.end(), std::size_t{0});
  for (std::size_t left = drawn.size(); left > 1; --left)
    std::swap(drawn[left - 1], drawn[below(static_cast<std::uint32_t>(left))]);
  const auto report = hall.afternoon([&](test::Driver& driver) {
    Report said;
    // On one afternoon in ten: members' passphrases, which a pause takes, cost more than all ballots
    // together.
    const std::uint32_t pausing = below(static_cast<std::uint32_t>(10 * people));
    for (std::uint32_t person = 0; person < people; ++person) {
      if (person == pausing) pause(driver);
      if (below(8) == 0) {
        type(driver, "000000000000");
        driver.give(voter::Leave{});
      }
      const std::uint32_t habit = below(6);
      said[std::to_string(person)] = vote(driver, drawn[person], random_marks(rows),
                                          habit == 0   ? Habit::kChecksFirst
                                          : habit == 1 ? Habit::kGoesBack
                                                       : Habit::kCasts,
                                          [] {});
    }
    return said;
  });
  Scene scene;
  scene.image = image_of(hall.data());
  scene.key = hall.box_key();
  for (std::uint32_t person = 0; person < people; ++person) {
    scene.ballots.push_back(report.at(std::to_string(person)));
    scene.slips.push_back(bytes_of(crypto::slip_hash(hall.slip_key(), hall.slips()[drawn[person]].view())));
  }
  return scene;
}

Scene in_the_box(std::size_t people, std::size_t slots) {
  const QuickFolder folder;
  Scene scene;
  scene.key = tests::box_key(7);
  std::vector<crypto::Digest> slips;
  for (std::uint32_t person = 0; person < people; ++person) {
    crypto::Digest slip;
    crypto::fill_random(slip);
    slips.push_back(slip);
    scene.slips.push_back(bytes_of(slip));
  }
  auto box = core::BallotBox::create(folder.path() / "box.db", scene.key).value();
  box.lay_out(slips, static_cast<std::uint32_t>(slots), 3'000).value();
  for (const auto& slip : slips) {
    core::StoredBytes ballot(2'000);
    crypto::fill_random(ballot);
    scene.ballots.emplace_back(ballot.begin(), ballot.begin() + 20);
    box.hold(ballot).value();
    box.cast_pending(slip).value();
  }
  scene.image = image_of(folder.path());
  return scene;
}

Report sealed_pages(const std::vector<std::uint32_t>& ballots) {
  const QuickFolder folder;
  const auto key = tests::box_key(9);
  auto box = tests::laid_out(folder.path() / "box.db", static_cast<std::uint32_t>(ballots.size()));
  for (const std::uint32_t ballot : ballots) tests::cast(box, ballot);
  {
    const auto sealed = box.seal_into(folder.path() / "sealed.db", key, {}).value();
  }
  Report report;
  add_pages(report, "sealed", folder.path() / "sealed.db", key);
  return report;
}

Report held_in_order(Hall& hall, const std::vector<std::uint32_t>& arrivals, bool counted) {
  const std::size_t rows = hall.conference().candidates.size();
  return hall.afternoon([&](test::Driver& driver) {
    ChosenSeeds seeds;
    Report report;
    for (std::size_t turn = 0; turn < arrivals.size(); ++turn) {
      if (turn == arrivals.size() / 2) pause(driver);
      const std::uint32_t delegate = arrivals[turn];
      std::vector<crypto::Branch> marks;
      for (std::uint32_t row = 0; row < rows; ++row)
        marks.push_back(static_cast<crypto::Branch>(chosen_for("mark", delegate, row)[0] % 4));
      std::uint32_t sealing = 0;
      vote(driver, turn, marks,
           delegate % 4 == 1   ? Habit::kChecksFirst
           : delegate % 4 == 2 ? Habit::kGoesBack
                               : Habit::kCasts,
           [&] { seeds.choose(chosen_for("seed", delegate, sealing++)); });
      if (!seeds.drawn()) throw std::runtime_error("the terminal drew no seed");
    }
    // The sealed box's key is the first that is drawn at closing; the pages open under it, or the test fails.
    const crypto::Digest chosen = chosen_for("sealed box's key", 0, 0);
    const crypto::SecretBytes key(chosen.begin(), chosen.end());
    seeds.choose(chosen);
    driver.until_unlocking();
    const core::DataFolder folder{hall.data()};
    add_pages(report, "sealed", folder.sealed_box(), key);
    if (!counted) return report;
    driver.passphrase(1);
    driver.passphrase(3);
    driver.give(event::Count{});
    if (driver.course().phase != core::Phase::kCounted) throw std::runtime_error("not counted");
    add_pages(report, "counted", folder.sealed_box(), key);
    add_files(report, folder.record());
    return report;
  });
}

}  // namespace anonymity
