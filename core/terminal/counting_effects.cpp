// Counting, the record, its verification, export and clearing: everything after the box is sealed.
#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "core/archive/archive.h"
#include "core/carry/medium.h"
#include "core/files/durable_file.h"
#include "core/files/system_reason.h"
#include "core/forms/report.h"
#include "core/record/codec.h"
#include "core/record/files.h"
#include "core/record/writer.h"
#include "core/tally/count.h"
#include "core/terminal/terminal_state.h"
#include "core/terminal/unfinished.h"
#include "core/verify/verify.h"
#include "crypto/encoding.h"

namespace core {
namespace {

namespace event = course_event;
namespace fs = std::filesystem;

std::unexpected<Message> not_written(const fs::path& file, int number) {
  return std::unexpected(Message("store.file_not_written", {file.string(), system_reason(number)}));
}

// What was written is read back from the medium itself and compared, file by file.
bool same_files(const fs::path& from, const fs::path& to) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(from, error)) {
    const auto original = read_whole(entry.path());
    const auto copy = carry::read_from_medium(to / entry.path().filename(), kLargestRecordFile);
    if (!original || !copy || *original != *copy) return false;
  }
  return !error;
}

std::expected<void, Message> copy_folder(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directory(to, error);
  if (error) return not_written(to, error.value());
  for (const auto& entry : fs::directory_iterator(from)) {
    const auto bytes = read_whole(entry.path());
    if (!bytes) return std::unexpected(Message("store.cannot_read", {entry.path().string()}));
    if (auto written = write_durably(to / entry.path().filename(), *bytes, 0666); !written)
      return not_written(written.error().path, written.error().number);
  }
  return {};
}

}  // namespace

void Terminal::State::count_votes(const Progress& progress) {
  auto results = count_into_record(progress);
  if (!results) return take(event::Failed{results.error()});
  // The key files remember now what they have helped to count, and so must their copies.
  if (box->twin())
    if (auto copied = copy_beside(*homes[0], *homes[1]); !copied)
      box->leave(Copy::kSecond, StoreError::kInputOutput);
  take(event::Counted{std::move(*results)});
}

std::expected<Results, Message> Terminal::State::count_into_record(const Progress& progress) {
  // The count begins from the medium: what memory remembers of the box does not enter it.
  if (auto reopened = reopen_from_medium(); !reopened) return std::unexpected(reopened.error());
  auto found = read_foundations(*box);
  if (!found) return std::unexpected(found.error());
  foundations = std::move(*found);
  const auto report = [&](std::size_t done, std::size_t total) {
    progress("course.working_count", done, total);
  };
  auto contents = box->read([&](const BallotBox& each) { return read_contents(each, *foundations, report); });
  if (!contents) return std::unexpected(contents.error());
  const auto closing_text = text_of(*box, "closing");
  if (!closing_text) return std::unexpected(closing_text.error());
  auto closing = decode_closing(*closing_text);
  if (!closing) return std::unexpected(Message("store.document_damaged", {closing.error().where}));

  const CountRequest request{&foundations->manifest,
                             &foundations->ceremony.transcript,
                             foundations->conference,
                             foundations->opening_digest,
                             &foundations->opening.statement,
                             &foundations->certificates,
                             &*closing,
                             &contents->cast,
                             course.voting_attended,
                             course.voting_absent,
                             course.voting_present};
  std::vector<CountingMember> members;
  for (auto& [index, member] : unlocked) members.push_back({&member.key, &member.passphrase, member.file});
  auto outcome = count(request, members, [&](std::size_t done, std::size_t total) {
    progress("course.working_count", done, total);
  });
  if (!outcome) return std::unexpected(outcome.error());
  note("counted", {{"collected", outcome->attendance.statement.collected},
                   {"members", outcome->attendance.statement.members.size()}});

  Record record{foundations->manifest,
                foundations->manifest_bytes,
                foundations->ceremony,
                foundations->opening,
                foundations->certificates,
                std::move(contents->cast),
                std::move(contents->opened),
                std::move(contents->discarded),
                {},
                std::move(*closing),
                std::move(outcome->attendance),
                std::move(outcome->tally),
                std::move(outcome->result),
                log.entries()};
  // A record of a count that a power cut broke off is of the same set: made again, it replaces the half one.
  std::error_code error;
  fs::remove_all(folder.record(), error);
  if (auto written = write_record(record, *terminal_key, folder.record()); !written)
    return std::unexpected(written.error());

  return verified_results(progress);
}

// Nothing is shown that a stranger could not verify.
std::expected<Results, Message> Terminal::State::verified_results(const Progress& progress) const {
  VerifyObserver observer;
  observer.on_progress = [&](const std::string&, std::size_t done, std::size_t total) {
    progress("course.working_verify", done, total);
  };
  const auto words = crypto::fingerprint(foundations->conference);
  std::string typed;
  for (const auto& word : words) typed += word + " ";
  auto verified = verify_record(folder.record(), typed, observer);
  if (!verified) return std::unexpected(Message("tally.record_rejected", {verified.error().report.check}));
  return std::move(verified->results);
}

void Terminal::State::restore_results(const Progress& progress) {
  if (course.phase != Phase::kCounted && course.phase != Phase::kExported) return;
  auto results = verified_results(progress);
  if (results) {
    course.results = std::move(*results);
    return;
  }
  // The sealed box has everything; members' keys count the same set again, and no other.
  auto again = course;
  again.phase = Phase::kUnlocking;
  resume(course, std::move(again));
  course.message = results.error();
}

void Terminal::State::export_record(const event::Export& wanted, const Progress& progress) {
  const fs::path target(wanted.folder);
  std::error_code error;
  if (fs::exists(target, error)) return take(event::Failed{Message("store.exists_already", {wanted.folder})});
  // Written beside, under a name that nobody has, and renamed: a stick pulled out leaves no half export under
  // the name.
  fs::create_directories(target.parent_path().empty() ? fs::path(".") : target.parent_path(), error);
  std::string unique = target.string() + ".XXXXXX";
  if (error || ::mkdtemp(unique.data()) == nullptr)
    return take(event::Failed{not_written(target, error ? error.value() : errno).error()});
  const fs::path part = unique;
  progress("course.working_export", 0, 3);
  const auto give_up = [&](Message why) {
    fs::remove_all(part, error);
    take(event::Failed{std::move(why)});
  };
  if (auto copied = copy_folder(folder.record(), part / "record"); !copied) return give_up(copied.error());
  // mkdtemp's folder is its owner's alone; what lies in it was made as the umask permits, and so is it.
  fs::permissions(part, fs::status(part / "record", error).permissions(), error);
  error.clear();  // a stick's file system may not know permissions
  progress("course.working_export", 1, 3);
  if (auto written = write_report(*course.results, part / "report.pdf"); !written)
    return give_up(written.error());
  const auto table = results_csv(*course.results);
  if (auto written = write_durably(part / "results.csv", crypto::as_bytes(table), 0666); !written)
    return give_up(not_written(written.error().path, written.error().number).error());
  progress("course.working_export", 2, 3);
  fs::rename(part, target, error);
  if (error) return give_up(not_written(target, error.value()).error());
  if (const auto synced = sync_folder(target.parent_path().empty() ? fs::path(".") : target.parent_path());
      !synced) {
    fs::remove_all(target, error);  // the name could be gone again
    return give_up(not_written(target, synced.error().number).error());
  }
  const auto words = course.fingerprint;
  std::string typed;
  for (const auto& word : words) typed += word + " ";
  if (!same_files(folder.record(), target / "record") || !verify_record(target / "record", typed))
    return take(event::Failed{Message("course.read_back_failed", {wanted.folder})});
  take(event::Exported{});
}

void Terminal::State::clear() {
  // Sealed box, key files and record are kept for six months; the terminal itself begins anew.
  const bool both = box && box->twin();
  if (both) {
    // The record was made beside the first copy alone.
    if (auto copied = copy_beside(*homes[0], *homes[1]); !copied) {
      box->leave(Copy::kSecond, StoreError::kInputOutput);
      return take(event::Failed{copied.error()});
    }
  }
  box.reset();
  for (const auto& home : homes) {
    if (!home || (&home == &homes[1] && !both && folder.root != home->root)) continue;
    if (auto cleared = begin_clearing(*home, conference.date); !cleared)
      return take(event::Failed{cleared.error()});
  }
  take(copies_event::Cleared{});
  folder = *homes[0];
  if (auto fresh = Lockout::load(folder.lockout(), lockout_now()); fresh) lockout = std::move(*fresh);
  crypto::SecretBytes().swap(box_key);
  terminal_key.reset();
  foundations.reset();
  unlocked.clear();
  restarts.clear();
  log.replace({});
  note("conference_loaded");
  // The list of what is kept, and until when.
  for (const auto& home : homes)
    if (home)
      if (auto listed = complete_archives(*home, devices.local_time().substr(0, 10)); !listed)
        return take(event::Failed{listed.error()});
  take(event::Cleared{});
}

}  // namespace core
