// Taps from the first screen to the export; the slips' codes come from the slips as they are made.
#include "kiosk/touchscreen/app/rehearsal.h"

#include <array>
#include <iostream>

#include "core/rehearsal/votes_file.h"
#include "kiosk/touchscreen/app/meeting.h"

namespace kiosk {
namespace {

// Counts of what was put in, candidate by candidate.
std::vector<std::array<std::uint32_t, 3>> put_in(const core::Votes& votes, std::size_t candidates) {
  std::vector<std::array<std::uint32_t, 3>> counts(candidates);
  for (const auto& ballot : votes)
    for (std::size_t i = 0; i < candidates; ++i) {
      if (ballot[i] == crypto::Branch::kHigh) ++counts[i][0];
      if (ballot[i] == crypto::Branch::kConfidence) ++counts[i][1];
      if (ballot[i] == crypto::Branch::kLow) ++counts[i][2];
    }
  return counts;
}

}  // namespace

int rehearse_at_screen(const Options& options, const core::Conference& conference,
                       const std::filesystem::path& assets, const core::Catalogue& words) {
  const auto fail = [&](int code, const std::string& why) {
    std::cerr << "tinnhiem-kiosk: " << why << '\n';
    return code;
  };
  core::Votes votes;
  if (options.votes) {
    auto read = core::read_votes(*options.votes, conference.candidates.size());
    if (!read)
      return fail(2, read.error().file + ":" + std::to_string(read.error().line) + ": " +
                         words.text(read.error().message));
    votes = std::move(*read);
  }
  const auto present = options.present.value_or(votes.empty() ? conference.summoned
                                                              : static_cast<std::uint32_t>(votes.size()));
  if (present > conference.summoned || votes.size() > present)
    return fail(2, words.text("command.bad_value", {"--present", "tinnhiem-kiosk"}));
  if (votes.empty()) votes = core::random_votes(present, conference.candidates.size());

  std::vector<crypto::SecretText> codes;
  AppSettings settings{
      .conference = conference,
      .kind = core::Kind::kRehearsal,
      .data = options.data,
      .window = {.windowed = options.windowed, .panel = {options.width, options.height, options.panel_mm}},
      .language = options.language,
      .assets = assets,
      .slips_made =
          [&](std::span<const crypto::SecretText> made) {
            for (const auto& code : made) codes.push_back(code.clone());
          },
      .places =
          [&](Purpose) {
            return std::vector{Place{std::filesystem::absolute(options.data) / "xuat", Place::Kind::kDisk}};
          },
      .now = {}};
  auto opened = App::open(std::move(settings));
  if (!opened) return fail(2, opened.error());
  App& app = **opened;
  if (app.fault()) return fail(2, words.text(*app.fault()));
  Hands hands(app, options.screenshots);
  const std::size_t members = std::max<std::size_t>(2, conference.proposed_committee.size());
  Meeting meeting(app, hands, std::vector<std::string>(members, "dien tap 2023"));
  const auto stuck = [&] {
    const auto& message = app.terminal().course().message;
    return fail(1,
                message ? words.text(*message) : words.text("committee.rehearsal_stuck", {hands.problem()}));
  };
  if (!meeting.prepare() || !meeting.attend(present, present) || !hands.wait([&] {
        return app.terminal().course().phase == core::Phase::kCommittee || app.terminal().course().message;
      }))
    return stuck();
  if (app.terminal().course().phase != core::Phase::kCommittee) return stuck();
  if (!meeting.elect() || !meeting.make_key() || !meeting.show_fingerprint() || !meeting.issue_slips() ||
      !meeting.open(app.terminal().course().threshold))
    return stuck();
  // Two delegates can be watched; the others are gone through quickly.
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (i == 2) hands.pace(120, 0);
    if (!meeting.mark_and_seal(codes[i].view(), votes[i]) || !meeting.cast()) return stuck();
  }
  hands.pace(1200, 350);
  const auto threshold = app.terminal().course().threshold;
  const auto undrawn = app.terminal().course().slips - present;
  if (!meeting.close(undrawn) || !meeting.enter_voting_attendance() || !meeting.count(threshold))
    return stuck();
  const auto expected = put_in(votes, conference.candidates.size());
  const auto& results = *app.terminal().course().results;
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (results.candidates[i].levels != expected[i])
      return fail(1, words.text("committee.rehearsal_differs", {std::to_string(i + 1)}));
  // What everybody waits for is seen page by page.
  for (const char* shown : {"go.bars", "go.table"})
    if (!meeting.look_through(shown)) return stuck();
  if (!meeting.save_papers() || !meeting.export_record()) return stuck();
  if (auto animated = hands.finish_pictures(); !animated) return fail(1, animated.error());
  std::cout << words.text("committee.rehearsal_done",
                          {std::to_string(results.attendance.collected),
                           (std::filesystem::absolute(options.data) / "xuat").string()})
            << '\n';
  return 0;
}

}  // namespace kiosk
