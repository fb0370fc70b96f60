// The book, its lock and its stack; and what a test asks of the witness.
#include "tests/memory/notes.h"

#include <dlfcn.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>

#include "tests/memory/scan.h"
#include "tests/memory/witness.h"

namespace witness {
namespace {

constexpr std::size_t kStack = std::size_t{1} << 20;

struct Desk {
  Notes notes;
  std::mutex mutex;
  std::uint8_t* stack = nullptr;
  ucontext_t outside{}, inside{};
  const std::function<void(Notes&)>* work = nullptr;

  Desk() {
    constexpr std::size_t kFence = 65536;
    auto* fenced = static_cast<std::uint8_t*>(
        ::mmap(nullptr, kStack + 2 * kFence, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    if (fenced == MAP_FAILED || ::mprotect(fenced + kFence, kStack, PROT_READ | PROT_WRITE) != 0)
      std::abort();
    stack = fenced + kFence;
    leave_out(fenced, kStack + 2 * kFence);
  }
};

// Never destroyed: libraries call to the very end.
Desk& desk() {
  static Desk* const kTheDesk = new Desk;
  return *kTheDesk;
}

thread_local bool t_busy = false;

void on_own_stack() { (*desk().work)(desk().notes); }  // NOLINT: work is set before the stack is changed

}  // namespace

void with_notes(const std::function<void(Notes&)>& work) {
  if (t_busy) return;
  t_busy = true;
  {
    Desk& here = desk();
    const std::lock_guard lock(here.mutex);
    here.work = &work;
    ::getcontext(&here.inside);
    here.inside.uc_stack.ss_sp = here.stack;
    here.inside.uc_stack.ss_size = kStack;
    here.inside.uc_link = &here.outside;
    ::makecontext(&here.inside, on_own_stack, 0);
    ::swapcontext(&here.outside, &here.inside);
  }
  t_busy = false;
}

void derived(const char* name, Bytes output, std::initializer_list<Bytes> inputs) {
  with_notes([&](Notes& notes) {
    if (std::ranges::any_of(inputs, [&](Bytes input) { return notes.book.has(input); }))
      notes.book.add(name, output);
    else
      notes.book.publish(output);
  });
}

void phase(std::string_view name) {
  with_notes([&](Notes& notes) {
    notes.book.phase(name);
    notes.book.group(0);
  });
}
void expect_text(std::string_view name, std::string_view text) {
  with_notes([&](Notes& notes) { notes.book.add_text(name, text); });
}
void expect(std::string_view name, std::span<const std::uint8_t> secret) {
  with_notes([&](Notes& notes) { notes.book.add(name, secret); });
}
void expect_exactly(std::string_view name, std::span<const std::uint8_t> secret) {
  with_notes([&](Notes& notes) { notes.book.add_exactly(name, secret); });
}
void open_last_ballot() {
  with_notes([](Notes& notes) { notes.book.publish_group(notes.ballots); });
}

void publish_record(const std::filesystem::path& record) {
  std::string text;
  std::vector<std::uint8_t> bytes;
  std::error_code missing;  // then nothing is public
  for (const auto& entry : std::filesystem::directory_iterator(record, missing)) {
    std::ifstream stream(entry.path(), std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(stream), {});
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_not_of("0123456789abcdef", at), text.size());
      if (end - at >= 64 && (end - at) % 2 == 0) {
        bytes.clear();
        for (std::size_t i = at; i < end; i += 2)
          bytes.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(i, 2), nullptr, 16)));
        with_notes([&](Notes& notes) {
          notes.book.publish_group(notes.book.group_of(bytes));
          notes.book.publish(bytes);
        });
      }
      at = end + 1;
    }
  }
}

std::vector<Finding> scan() {
  std::vector<Finding> findings;
  with_notes([&](Notes& notes) {
    std::map<std::pair<std::string, std::string>, Finding> found;
    const auto look = [&](const std::uint8_t* bytes, std::uintptr_t address, const std::string& place,
                          std::size_t count) {
      for (std::size_t at = 0; at < count; ++at) {
        std::uint64_t eight = 0;
        __builtin_memcpy(&eight, bytes + at, sizeof eight);
        if (eight == 0 || !notes.book.may_begin(eight)) continue;
        const Book::Match* match = notes.book.find(bytes + at);
        if (match == nullptr) continue;
        auto& finding = found[{std::string(match->name), place}];
        if (finding.count++ == 0) finding.first = address + at;
      }
    };
    notes.scanned = each_piece(Book::kLongest, look);
    for (auto& [key, finding] : found) {
      finding.name = key.first;
      finding.place = key.second;
      findings.push_back(finding);
    }
  });
  return findings;
}

std::size_t windows() {
  std::size_t count = 0;
  with_notes([&](Notes& notes) { count = notes.book.size(); });
  return count;
}
std::size_t scanned() {
  std::size_t count = 0;
  with_notes([&](Notes& notes) { count = notes.scanned; });
  return count;
}

// A program that the library was loaded into from outside (LD_PRELOAD) is looked through when it has ended:
// what its last act left. Each of its processes adds its part to the answer, the file that TINNHIEM_WITNESS
// names; TINNHIEM_RECORD is the record that is public.
[[gnu::destructor]] static void look_at_the_end() {
  const char* const answer = std::getenv("TINNHIEM_WITNESS");
  if (answer == nullptr) return;
  if (const char* const record = std::getenv("TINNHIEM_RECORD")) publish_record(record);
  const auto findings = scan();
  std::ofstream file(answer, std::ios::app);
  file << "windows " << windows() << "\n";
  for (const Finding& finding : findings)
    file << "found " << finding.name << ": " << finding.count << " in " << finding.place << "\n";
}

}  // namespace witness

// A process that forked another one ends it without destructors.
extern "C" void _exit(int code) {
  witness::look_at_the_end();
  static const auto kReal = reinterpret_cast<void (*)(int)>(::dlsym(RTLD_NEXT, "_exit"));
  kReal(code);
  std::abort();  // not reached: the real one ended the process
}
