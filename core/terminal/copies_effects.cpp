// The two copies of the box: made together, watched, and one made anew from the other. What is small and has
// to lie beside the box (wraps, the course's plain file, key files made on this terminal) goes along with it.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <tuple>
#include <utility>

#include "core/files/durable_file.h"
#include "core/files/system_reason.h"
#include "core/terminal/terminal_state.h"

namespace core {
namespace {

namespace fs = std::filesystem;
namespace event = copies_event;

constexpr std::size_t kMostBytes = 64u << 20;

bool there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

// One medium holds one copy: an empty folder that stands where a stick was mounted is on the terminal's disk.
bool same_medium(const fs::path& a, const fs::path& b) {
  struct stat of_a{}, of_b{};
  return ::stat(a.c_str(), &of_a) == 0 && ::stat(b.c_str(), &of_b) == 0 && of_a.st_dev == of_b.st_dev;
}

std::expected<void, Message> keep_file(const fs::path& from, const fs::path& to) {
  if (!there(from)) return {};
  const auto bytes = read_whole(from, kMostBytes);
  if (!bytes) return std::unexpected(Message("store.cannot_read", {from.string()}));
  if (const auto had = read_whole(to, kMostBytes); had && *had == *bytes) return {};
  if (auto written = write_durably(to, *bytes); !written)
    return std::unexpected(
        Message("store.file_not_written", {to.string(), system_reason(written.error().number)}));
  return {};
}

std::expected<void, Message> keep_files(const fs::path& from, const fs::path& to) {
  if (!there(from)) return {};
  std::error_code error;
  fs::create_directories(to, error);
  if (error)
    return std::unexpected(Message("store.file_not_written", {to.string(), system_reason(error.value())}));
  for (fs::directory_iterator entry(from, error), end; !error && entry != end; entry.increment(error)) {
    if (!entry->is_regular_file(error)) continue;
    if (auto copied = keep_file(entry->path(), to / entry->path().filename()); !copied) return copied;
  }
  if (error) return std::unexpected(Message("store.cannot_read", {from.string()}));
  return {};
}

}  // namespace

std::expected<void, Message> Terminal::State::prepare_second() {
  const DataFolder& second = *homes[1];
  std::error_code error;
  fs::create_directories(second.root, error);
  if (error)
    return std::unexpected(
        Message("store.file_not_written", {second.root.string(), system_reason(error.value())}));
  if (kind == Kind::kReal && same_medium(homes[0]->root, second.root))
    return std::unexpected(Message("copies.same_medium", {second.root.string()}));
  if (second_lock.descriptor >= 0) ::close(std::exchange(second_lock.descriptor, -1));
  second_lock.descriptor = ::open(second.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (second_lock.descriptor < 0)
    return std::unexpected(Message("store.file_not_written", {second.lock().string(), system_reason(errno)}));
  if (::flock(second_lock.descriptor, LOCK_EX | LOCK_NB) != 0)
    return std::unexpected(Message("store.in_use"));
  return {};
}

std::expected<std::optional<SavedCourse>, Message> Terminal::State::course_of_second(bool box_here) {
  const DataFolder& second = *homes[1];
  const bool box_there = there(second.open_box()) || there(second.sealed_box());
  const auto bytes = read_whole(second.course(), 1u << 20);
  if (!bytes) {
    // What a ceremony that was cut off leaves is an empty box; anything else is looked into by people.
    const bool leftover = box_here || there(folder.course());
    if (!box_there || (leftover && bytes.error().number == ENOENT)) return std::nullopt;
    return std::unexpected(bytes.error().number == ENOENT
                               ? Message("store.course_missing")
                               : Message("store.cannot_read", {second.course().string()}));
  }
  auto saved = read_course({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
  // A damaged one is made good with the rest of the copy, where there is a box to make it from.
  if (!saved && box_here) return std::nullopt;
  if (!saved) return std::unexpected(saved.error());
  if (saved->conference != conference_digest(conference) || saved->kind != kind)
    return std::unexpected(Message("store.other_conference", {second.root.string()}));
  if (!box_there || saved->state.phase < Phase::kFingerprint) return std::nullopt;
  return std::move(*saved);
}

std::expected<void, Message> Terminal::State::copy_beside(const DataFolder& from, const DataFolder& to) {
  for (const auto name :
       {&DataFolder::open_wraps, &DataFolder::sealed_wraps, &DataFolder::log, &DataFolder::course})
    if (auto copied = keep_file((from.*name)(), (to.*name)()); !copied) return copied;
  if (auto copied = keep_files(from.members(), to.members()); !copied) return copied;
  return keep_files(from.record(), to.record());
}

std::expected<void, Message> Terminal::State::make_copy(Copy which) {
  assert(box && !box->live(which));
  const DataFolder& target = *homes[index_of(which)];
  if (which == Copy::kSecond) {
    if (auto ready = prepare_second(); !ready) return ready;
  }
  if (auto copied = copy_beside(*homes[index_of(other_of(which))], target); !copied) return copied;
  const bool sealed = box->sealed();
  auto made = box->readable().copy_into(sealed ? target.sealed_box() : target.open_box(), box_key);
  if (!made) return std::unexpected(store_message(made.error()));
  // The box that was sealed is nowhere open any more, and its key is gone.
  if (sealed && (!destroy_file(target.open_wraps()) || !destroy_box(target.open_box())))
    return std::unexpected(Message("store.cannot_destroy", {target.open_box().string()}));
  if (auto joined = box->join(std::move(*made), which); !joined)
    return std::unexpected(store_message(joined.error()));
  return {};
}

void Terminal::State::work_in(Copy which) {
  folder = *homes[index_of(which)];
  std::ignore = lockout->move_to(folder.lockout());
}

void Terminal::State::take(const CopiesEvent& given) {
  if (const auto* failed = std::get_if<event::Failed>(&given)) {
    note("copy_failed", {{"copy", index_of(failed->copy) + 1}});
    if (box && failed->copy == Copy::kFirst && box->live(Copy::kSecond)) work_in(Copy::kSecond);
  }
  if (const auto* compared = std::get_if<event::Compared>(&given)) {
    if (compared->found.standing == Standing::kRolledBack)
      note("copy_rolled_back", {{"copy", index_of(other_of(compared->found.newer)) + 1}});
  }
  for (const auto effect : step(copies, given)) waiting.emplace_back(WaitingCopies{effect, given});
}

// What the last effect found out about the media.
void Terminal::State::watch_copies() {
  if (!box) return;
  const auto failures = box->take_failures();
  for (const auto& failure : failures)
    take(event::Failed{failure.copy, CopyHealth::kFailed, store_message(failure.error)});
  if (failures.empty()) return;
  if (auto saved = save(); !saved) take(course_event::Failed{saved.error()});
}

void Terminal::State::perform(const WaitingCopies& next, const Progress& progress) {
  switch (next.effect) {
    case CopiesEffect::kRenew: {
      const auto which = copies.to_renew();
      if (!which || !box) return take(event::NotRenewed{Message("store.refused")});
      if (!homes[index_of(*which)]) return take(event::NotRenewed{Message("copies.not_given")});
      if (auto made = make_copy(*which); !made) return take(event::NotRenewed{made.error()});
      // With both again the first is worked in, as what lies beside it is copied to the second: key files
      // that remember what they counted among it.
      if (*which == Copy::kFirst) work_in(Copy::kFirst);
      note("copy_renewed", {{"copy", index_of(*which) + 1}});
      take(event::Renewed{});
      if (auto saved = save(); !saved) take(course_event::Failed{saved.error()});
      return;
    }
    case CopiesEffect::kNoteAlone: {
      const auto missing = copies.to_renew();
      note("copy_alone", {{"copy", index_of(other_of(missing.value_or(Copy::kSecond))) + 1}});
      if (auto saved = save(); !saved) take(course_event::Failed{saved.error()});
      return;
    }
    case CopiesEffect::kChoose:
      return choose_copy(std::get<event::Choose>(next.cause).copy, progress);
  }
}

}  // namespace core
