// Courses made up for drawing; the figures hang together as a real meeting's would.
#include "tests/kiosk/touchscreen/committee_scenes.h"

#include "core/conference/load.h"
#include "core/record/log_catalogue.h"
#include "core/rules.h"
#include "kiosk/touchscreen/committee/views.h"
#include "kiosk/touchscreen/health/concerns.h"

namespace kiosk_test {
namespace {

using core::CourseState;
using core::PassphraseRound;
using core::Phase;
using kiosk::Draft;
using kiosk::Stand;

core::Results results_of(const core::Conference& conference, const CourseState& course) {
  core::Results results;
  results.conference = conference;
  results.attendance = {.total_members = conference.total_members,
                        .summoned = conference.summoned,
                        .attended = 49,
                        .absent_before_voting = 1,
                        .present_at_voting = 48,
                        .issued = 48,
                        .collected = 48};
  results.percent_base = conference.percent_base;
  results.committee = course.committee;
  results.fingerprint = course.fingerprint;
  for (std::size_t i = 0; i < conference.candidates.size(); ++i) {
    const auto& one = conference.candidates[i];
    constexpr std::uint32_t kCounts[][3] = {{38, 8, 2}, {30, 10, 7}, {10, 13, 25},
                                            {44, 4, 0}, {48, 0, 0},  {0, 1, 47}};
    core::CandidateResult result{.name = one.name, .position = one.position, .unit = one.unit};
    for (std::size_t level = 0; level < 3; ++level) result.levels[level] = kCounts[i % 6][level];
    result.valid = result.levels[0] + result.levels[1] + result.levels[2];
    result.invalid = 48 - result.valid;
    result.clause = core::clause_for(result.levels[2], 48);
    results.candidates.push_back(result);
  }
  return results;
}

void round(CourseState& course, PassphraseRound which, std::size_t done) {
  course.round = which;
  course.members.clear();
  for (std::size_t i = 0; i < course.committee.size(); ++i)
    course.members.push_back({course.committee[i], i < done, {}});
}

}  // namespace

World make_world(const std::filesystem::path& folder) {
  World world;
  if (auto loaded = core::load_conference(folder)) world.conference = loaded->conference;
  // A list to call the roll from, where the folder has none.
  for (int i = 1; world.conference.delegates.size() < world.conference.summoned && i <= 51; ++i)
    world.conference.delegates.push_back(
        {"Nguyễn Thị Hồng Phượng " + std::to_string(i), i % 3 == 0 ? "Ban Chỉ huy Quân sự" : ""});
  world.places = {{"HP-LaserJet-M404", kiosk::Place::Kind::kPrinter},
                  {"/media/bkp/USB-KIEM-PHIEU", kiosk::Place::Kind::kStick},
                  {"/run/user/1000/tinnhiem", kiosk::Place::Kind::kMemory},
                  {"/var/lib/tinnhiem/xuat", kiosk::Place::Kind::kDisk}};
  world.slips_file = "/media/bkp/USB-KIEM-PHIEU/tin-nhiem-2023-11-30/the-vao-may.pdf";
  world.exported_to = "/media/bkp/USB-KIEM-PHIEU/tin-nhiem-2023-11-30";
  world.forms = {"/media/bkp/USB-KIEM-PHIEU/tin-nhiem-2023-11-30/bao-cao.pdf",
                 "/media/bkp/USB-KIEM-PHIEU/tin-nhiem-2023-11-30/bien-ban.pdf"};
  std::uint32_t index = 0;
  for (const auto& event : core::log_catalogue()) {
    core::LogEntry entry;
    entry.index = ++index;
    entry.time = "2023-11-30T08:14:05";
    entry.event = event.name;
    for (const auto& field : event.fields) {
      if (entry.event == "ceremony_restarted" && field.name == "reason")
        entry.fields["reason"] = std::string("bad_share");
      else if (field.type == core::FieldType::kAct)
        entry.fields["act"] = std::string("close_voting");
      else if (field.type == core::FieldType::kMissingReason)
        entry.fields["reason"] = std::string("destroyed");
      else if (field.type == core::FieldType::kNumber)
        entry.fields[std::string(field.name)] = std::uint64_t{48};
      else
        entry.fields[std::string(field.name)] = std::string(field.name);
    }
    world.audit.log.push_back(entry);
  }
  world.audit.checks = {
      {"files", core::CheckStatus::kPassed, core::Message("verify.passed_files", {"12"})},
      {"rows", core::CheckStatus::kFailed, core::Message("verify.failed_rows", {"7"})},
      {"result", core::CheckStatus::kNotChecked, core::Message("verify.passed_result", {"5"})}};
  world.audit.done = true;
  return world;
}

std::string text_of(const World& world) {
  std::string text = world.conference.title + world.conference.organising_body + world.conference.electorate +
                     world.conference.positions;
  text += world.conference.place + world.conference.superior_body;
  for (const auto& one : world.conference.candidates)
    text += one.name + one.position + one.unit + one.dossier;
  for (const auto& name : world.conference.proposed_committee) text += name;
  for (const auto& one : world.conference.delegates) text += one.name + one.unit;
  return text + "/-_.";
}

std::vector<Moment> moments(const World& world) {
  const auto& conference = world.conference;
  CourseState course;
  course.total_members = conference.total_members;
  course.summoned = conference.summoned;
  std::vector<Moment> all;
  const auto add = [&](
                       std::string name, Stand stand = Stand::kCourse,
                       std::function<void(Draft&)> begin = [](Draft&) {}) {
    all.push_back({std::move(name), course, stand, std::move(begin), false, {}, {}});
  };
  add("conference");
  add("conference-list", Stand::kCourse, [](Draft& draft) { draft.asking = true; });
  course.phase = Phase::kAttendance;
  add("attendance");
  for (std::size_t i = 0; i < conference.delegates.size(); ++i)
    course.roll.push_back(static_cast<core::Presence>(i % 3));
  add("roll", Stand::kCourse, [](Draft& draft) { draft.calling = true; });
  add("roll-sought", Stand::kCourse, [](Draft& draft) { draft.calling = true, draft.sought = "phuong 1"; });
  add("roll-seek", Stand::kCourse, [](Draft& draft) {
    draft.calling = draft.seeking = true;
    draft.text.assign("phuong");
  });
  add("attendance-number", Stand::kCourse,
      [](Draft& draft) { draft.numbers = {"49", "4", ""}, draft.number = 1; });
  course.message = core::Message("course.no_quorum", {"33", "51", "34"});
  add("attendance-refused", Stand::kCourse, [](Draft& draft) { draft.numbers = {"33", "33", ""}; });
  course.message.reset();
  add("attendance-quorum", Stand::kCourse, [](Draft& draft) { draft.numbers = {"49", "48", ""}; });
  course.attended = 49;
  course.present = 48;
  course.phase = Phase::kCommittee;
  add("committee");
  add("committee-sticks", Stand::kCourse, [](Draft& draft) { draft.by_sticks = true; });
  add("committee-name", Stand::kCourse, [](Draft& draft) {
    draft.names = {{"Đèo Thị Hoài Thu", "Nguyễn Quang Lâm"}};
    draft.name = 1;
    draft.text.assign("Nguyễn Quang Lâm");
  });
  course.committee = conference.proposed_committee;
  if (course.committee.empty())
    course.committee = {"Đèo Thị Hoài Thu", "Nguyễn Quang Lâm", "Giàng A Chếnh", "Quàng Văn Bưởng",
                        "Phạm Thị Ngọc Ánh"};
  course.threshold = 3;
  course.phase = Phase::kCeremony;
  round(course, PassphraseRound::kSet, 2);
  add("ceremony-set");
  const auto typing = [](Draft& draft) {
    draft.member = 3, draft.text.assign("bốn từ"), draft.keyboard.telex = false;
  };
  add("ceremony-passphrase", Stand::kCourse, typing);
  round(course, PassphraseRound::kConfirm, 1);
  add("ceremony-confirm");
  // By sticks, with the largest committee there can be.
  const auto five = course.committee;
  for (std::size_t i = course.committee.size(); i < 15; ++i)
    course.committee.push_back(five[i % 5] + " (" + std::to_string(i) + ")");
  course.threshold = 8;
  course.by_sticks = true;
  course.ceremony_round = 3;
  round(course, PassphraseRound::kSticks, 4);
  course.members[4].given = course.members[5].given = true;
  course.members[6].refusal = core::Message("stick.of_another", {five[1], course.committee[6]});
  course.message = core::Message("ceremony.begun_anew_for", {five[3]});
  add("ceremony-sticks");
  course.message.reset();
  add("ceremony-stick-choose", Stand::kCourse, [](Draft& draft) { draft.stick_for = 7; });
  add("ceremony-restart", Stand::kCourse, [](Draft& draft) { draft.restarting = true; });
  round(course, PassphraseRound::kSet, 9);
  add("ceremony-set-15");
  const auto part = [&](const char* name, core::CeremonyRound which, core::MemberPart::Turn turn) {
    add(name, Stand::kPart);
    all.back().part =
        core::MemberPart{.manifest = {core::Kind::kReal, conference, course.committee, 8, 1},
                         .member = 7,
                         .attempt = 1,
                         .name = course.committee[6],
                         .round = which,
                         .turn = turn,
                         .choosing = which == core::CeremonyRound::kCommit,
                         .fingerprint = {"ruộng", "sương", "chuông", "nghiêng", "khuya", "đường", "thuyền",
                                         "giếng", "trưởng", "quạnh", "xuồng", "phượng"}};
  };
  add("part", Stand::kPart);
  part("part-begin", core::CeremonyRound::kCommit, core::MemberPart::Turn::kMember);
  part("part-finish", core::CeremonyRound::kFinish, core::MemberPart::Turn::kMember);
  part("part-chair", core::CeremonyRound::kDeal, core::MemberPart::Turn::kChair);
  part("part-blame", core::CeremonyRound::kFinish, core::MemberPart::Turn::kBlame);
  part("part-complete", core::CeremonyRound::kFinish, core::MemberPart::Turn::kComplete);
  part("part-passphrase", core::CeremonyRound::kCommit, core::MemberPart::Turn::kMember);
  all.back().begin = [](Draft& draft) { draft.typing = true, draft.keyboard.telex = false; };
  course.committee = five;
  course.threshold = 3;
  course.by_sticks = false;
  course.ceremony_round = 0;
  course.round = PassphraseRound::kNone;
  course.members.clear();
  course.phase = Phase::kFingerprint;
  course.fingerprint = {"ruộng",  "sương", "chuông", "nghiêng", "khuya", "đường",
                        "thuyền", "giếng", "trưởng", "quạnh",   "xuồng", "phượng"};
  add("fingerprint");
  course.phase = Phase::kSlips;
  add("slips", Stand::kCourse, [](Draft& draft) { draft.numbers[0] = "48"; });
  add("slips-stick", Stand::kCourse, [](Draft& draft) { draft.numbers[0] = "50", draft.place = 1; });
  add("slips-stick-ask", Stand::kCourse,
      [](Draft& draft) { draft.numbers[0] = "50", draft.place = 1, draft.asking = true; });
  add("slips-number", Stand::kCourse, [](Draft& draft) { draft.number = 0; });
  course.slips = 50;
  add("slips-saved");
  all.back().slips_at = kiosk::SlipsAt::kFile;
  course.slips = 40;
  add("slips-printed-few");
  all.back().slips_at = kiosk::SlipsAt::kPrinted;
  add("slips-more", Stand::kCourse, [](Draft& draft) { draft.more = true; });
  course.slips = 50;
  add("slips-erased-throw", Stand::kCourse, [](Draft& draft) { draft.throwing = true; });
  all.back().slips_at = kiosk::SlipsAt::kErased;
  course.phase = Phase::kOpening;
  round(course, PassphraseRound::kOpen, 2);
  course.members[3].refusal = core::Message("ceremony.wait", {"30"});
  add("opening");
  course.round = PassphraseRound::kNone;
  course.members.clear();
  course.phase = Phase::kVoting;
  add("voting");
  core::CopiesState copies;
  copies.wanted = true;
  copies.copies[0] = {"/var/lib/tinnhiem", core::CopyHealth::kGood, {}};
  copies.copies[1] = {"/media/bkp/USB-BAN-THU-HAI/tinnhiem", core::CopyHealth::kGood, {}};
  add("voting-copies");
  all.back().copies = copies;
  const auto trouble = [&](const char* name, core::CopyHealth health, std::optional<core::Message> why) {
    auto now = copies;
    now.copies[1].health = health;
    now.copies[1].why = std::move(why);
    now.asks = true;
    if (health == core::CopyHealth::kDiffers) {
      now.copies[0].health = health;
      now.ballots_differ = now.slips_differ = now.documents_differ = true;
    }
    add(name);
    all.back().copies = now;
  };
  trouble("copies-failed", core::CopyHealth::kFailed, core::Message("store.input_output"));
  trouble("copies-missing", core::CopyHealth::kMissing, core::Message("store.missing"));
  trouble("copies-not-given", core::CopyHealth::kMissing, core::Message("copies.not_given"));
  all.back().copies.copies[1].place.clear();
  trouble("copies-left-behind", core::CopyHealth::kLeftBehind, std::nullopt);
  all.back().copies.message = core::Message("store.full");
  trouble("copies-rolled-back", core::CopyHealth::kRolledBack, std::nullopt);
  trouble("copies-differ", core::CopyHealth::kDiffers, std::nullopt);
  trouble("copies-alone", core::CopyHealth::kFailed, core::Message("store.input_output"));
  all.back().begin = [](Draft& draft) { draft.asking = true; };
  trouble("voting-alone", core::CopyHealth::kFailed, core::Message("store.input_output"));
  all.back().copies.asks = false;
  add("lookup-open", Stand::kLookUp);
  add("close-number", Stand::kCourse, [](Draft& draft) { draft.asking = true, draft.number = 0; });
  add("replace", Stand::kCourse, [](Draft& draft) { draft.replacing = true, draft.code = "7K3Q"; });
  const auto confirm = [&](const char* name, core::MemberAct act, core::CourseEvent event) {
    course.confirmation = core::Confirmation{act, std::move(event), false, {}};
    round(course, PassphraseRound::kAct, 0);
    course.members[1].refusal = core::Message("ceremony.wait", {"64"});
    course.members[2].done = core::members_for(act) > 1;
    add(name);
    course.confirmation.reset();
    course.round = PassphraseRound::kNone;
    course.members.clear();
  };
  namespace event = core::course_event;
  confirm("confirm-close", core::MemberAct::kCloseVoting, event::Close{2});
  confirm("confirm-pause", core::MemberAct::kPauseVoting, event::Pause{});
  confirm("confirm-replace", core::MemberAct::kReplaceSlip, event::ReplaceSlip{"7K3QXM"});
  course.lost = 1;
  course.message = core::Message("course.slip_replaced", {"7K3-QXM"});
  add("voting-replaced");
  course.message.reset();
  course.lost = 0;
  add("close", Stand::kCourse, [](Draft& draft) { draft.asking = true, draft.numbers[0] = "2"; });
  round(course, PassphraseRound::kResume, 1);
  add("resume");
  course.round = PassphraseRound::kNone;
  course.members.clear();
  course.phase = Phase::kPaused;
  add("paused");
  course.phase = Phase::kClosed;
  course.cancelled = 2;
  course.cast = 2;
  course.message = core::Message("course.too_few_ballots", {"2", "3"});
  add("closed-few");
  course.message.reset();
  course.cast = 48;
  course.voting_attended = 49;
  course.voting_absent = 1;
  course.voting_present = 48;
  add("closed", Stand::kCourse, [](Draft& draft) { draft.numbers = {"49", "1", "48"}; });
  course.phase = Phase::kUnlocking;
  round(course, PassphraseRound::kUnlock, 2);
  add("unlock");
  course.members[2].refusal = core::Message("ceremony.wrong_passphrase", {course.committee[2]});
  add("unlock-refused");
  add("unlock-passphrase-refused", Stand::kCourse,
      [](Draft& draft) { draft.member = 3, draft.keyboard.telex = false; });
  course.round = PassphraseRound::kNone;
  course.members.clear();
  course.phase = Phase::kCounted;
  course.results = results_of(conference, course);
  add("counted");
  add("bars", Stand::kBars);
  add("table", Stand::kTable);
  add("forms", Stand::kForms);
  add("export", Stand::kExport);
  add("auditor", Stand::kAuditor);
  add("lookup", Stand::kLookUp, [](Draft& draft) { draft.code = "TFDHRQWHRNTK5DFH9T"; });
  add("lookup-found", Stand::kLookUp, [](Draft& draft) { draft.code = "TFDHRQWHRNTK5DFH9TVV"; });
  all.back().looked_up = kiosk::LookedUp{"TFDH-RQWH-RNTK-5DFH-9TVV", core::Message("lookup.absent"), true};
  course.phase = Phase::kExported;
  course.message = core::Message("course.exported");
  add("export-done", Stand::kExport);
  add("export-clear", Stand::kExport, [](Draft& draft) { draft.asking = true; });
  course.message.reset();
  add("exported");
  add("fault");
  all.back().fault = true;
  return all;
}

void draw(kiosk::Ui& ui, const World& world, const Moment& moment, Draft& draft, std::uint64_t now_ms,
          const std::function<void(kiosk::Ui&)>& over) {
  // The longest that a healthy machine says of itself.
  kiosk::Readings machine;
  machine.mains = false;
  machine.battery_percent = 100;
  machine.disk_free = 999'000'000'000;
  machine.date = "2023-11-30";
  machine.time = "23:45";
  machine.sticks = 2;
  machine.printer = true;
  const kiosk::Scene scene{.conference = world.conference,
                           .course = moment.course,
                           .rehearsal = false,
                           .places = world.places,
                           .slips_file = world.slips_file,
                           .slips_at = moment.slips_at,
                           .saved_forms = world.forms,
                           .exported_to = world.exported_to,
                           .refusal = world.refusal,
                           .audit = world.audit,
                           .part = moment.part ? &*moment.part : nullptr,
                           .looked_up = moment.looked_up ? &*moment.looked_up : nullptr,
                           .status = kiosk::status_line(machine, ui.catalogue()),
                           .status_short = kiosk::short_status(machine, ui.catalogue()),
                           .copies = &moment.copies};
  for (int i = 0; i < 6; ++i) {
    const int page = draft.page, pages = draft.pages;
    ui.begin(moment.name + std::to_string(draft.page), now_ms);
    if (moment.fault)
      kiosk::fault_view(ui, scene, core::Message("store.damaged"));
    else
      kiosk::stand_screen(ui, scene, draft, moment.stand);
    over(ui);
    if (!ui.end() && page == draft.page && pages == draft.pages) break;
  }
}

}  // namespace kiosk_test
