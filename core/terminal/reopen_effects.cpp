// The box reopened after a restart by any two members: one copy or two, and how the two stand to each other.
#include <algorithm>

#include "core/terminal/terminal_state.h"

namespace core {
namespace {

namespace event = course_event;

bool there(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

using Passphrases = std::map<std::uint32_t, crypto::PassphraseKey>;

std::expected<OpenedCopy, Message> open_copy(const DataFolder& home, const Passphrases& two) {
  const bool sealed = there(home.sealed_box());
  if (!sealed && !there(home.open_box())) return std::unexpected(Message("store.missing"));
  const auto wraps = read_restart_wraps(sealed ? home.sealed_wraps() : home.open_wraps());
  if (!wraps) return std::unexpected(wraps.error());
  const auto first = two.begin();
  const auto second = std::next(first);
  auto key = unwrap(*wraps, first->first, first->second, second->first, second->second);
  if (!key) return std::unexpected(key.error());
  auto opened = BallotBox::open(sealed ? home.sealed_box() : home.open_box(), *key);
  if (!opened) return std::unexpected(store_message(opened.error()));
  return OpenedCopy{std::move(*opened), std::move(*key)};
}

CopiesEvent not_there(Copy which, const Message& why) {
  const auto health = why.key == "store.missing" ? CopyHealth::kMissing : CopyHealth::kFailed;
  return copies_event::Failed{which, health, why};
}

}  // namespace

void Terminal::State::reopen_box(const event::GivePassphrase& given, const Progress& progress) {
  auto member = unlock(given.member, given.passphrase->view());
  if (!member) return take(event::PassphraseRefused{given.member, member.error()});
  resuming.insert_or_assign(given.member, std::move(member->passphrase));
  if (resuming.size() < 2) return take(event::PassphraseTaken{given.member});

  const auto refuse = [&](const Message& why) {
    resuming.erase(given.member);
    take(event::PassphraseRefused{given.member, why});
  };
  auto first = open_copy(*homes[0], resuming);
  if (!homes[1]) {
    if (!first) return refuse(first.error());
    const auto kept = first->box.get(kCopiesKept);
    if (!kept) return refuse(store_message(kept.error()));
    std::optional<CopiesEvent> news;
    if (*kept && std::ranges::equal(**kept, kTwoCopies)) {
      // Never passed over: whoever goes on with one copy of two decides it, and the record says so.
      copies.wanted = true;
      news = copies_event::Failed{Copy::kSecond, CopyHealth::kMissing, Message("copies.not_given")};
    }
    return go_on_with(given.member, std::move(*first), Copy::kFirst, news, progress);
  }
  auto second = second_trouble ? std::expected<OpenedCopy, Message>(std::unexpected(*second_trouble))
                               : open_copy(*homes[1], resuming);
  if (!first && !second) return refuse(first.error().key == "store.missing" ? second.error() : first.error());
  if (!second)
    return go_on_with(given.member, std::move(*first), Copy::kFirst, not_there(Copy::kSecond, second.error()),
                      progress);
  if (!first)
    return go_on_with(given.member, std::move(*second), Copy::kSecond, not_there(Copy::kFirst, first.error()),
                      progress);

  const auto of_first = first->box.summary();
  const auto of_second = second->box.summary();
  if (!of_first && !of_second) return refuse(store_message(of_first.error()));
  if (!of_second)
    return go_on_with(given.member, std::move(*first), Copy::kFirst,
                      not_there(Copy::kSecond, store_message(of_second.error())), progress);
  if (!of_first)
    return go_on_with(given.member, std::move(*second), Copy::kSecond,
                      not_there(Copy::kFirst, store_message(of_first.error())), progress);
  const Comparison found = compare(*of_first, *of_second);
  const CopiesEvent compared = copies_event::Compared{found};
  switch (found.standing) {
    case Standing::kSame: {
      joining = std::move(second->box);
      return go_on_with(given.member, std::move(*first), Copy::kFirst, compared, progress);
    }
    case Standing::kInterrupted:
    case Standing::kLeftBehind:
    case Standing::kRolledBack:
      return go_on_with(given.member, std::move(found.newer == Copy::kFirst ? *first : *second), found.newer,
                        compared, progress);
    case Standing::kDiffer:
      // Neither is believed: the committee says which one counts.
      undecided[0] = std::move(*first);
      undecided[1] = std::move(*second);
      resuming.clear();
      take(event::PassphraseTaken{given.member});
      return take(compared);
  }
}

void Terminal::State::go_on_with(std::uint32_t member, OpenedCopy opened, Copy which,
                                 const std::optional<CopiesEvent>& news, const Progress& progress) {
  resuming.clear();
  const auto members = course.members;
  take(event::PassphraseTaken{member});
  if (auto loaded = load_copy(std::move(opened), which, progress); !loaded) {
    course.round = PassphraseRound::kResume;
    course.members = members;
    for (auto& each : course.members) each.done = false;
    course.message = loaded.error();
    return;
  }
  if (!news) return;
  take(*news);
  if (auto saved = save(); !saved) take(event::Failed{saved.error()});
}

std::expected<void, Message> Terminal::State::load_copy(OpenedCopy opened, Copy which,
                                                        const Progress& progress) {
  box.emplace(std::move(opened.box), which);
  box_key = std::move(opened.key);
  if (which == Copy::kSecond) work_in(which);
  // Whatever the other copy is, it is not in step from here on, until it is made anew.
  const auto noted = joining ? box->join(std::move(*joining), other_of(which)) : box->remember_alone();
  joining.reset();
  if (!noted) {
    box.reset();
    return std::unexpected(store_message(noted.error()));
  }
  auto loaded = load_from_box(progress);
  if (!loaded) box.reset();
  return loaded;
}

void Terminal::State::choose_copy(Copy which, const Progress& progress) {
  auto& chosen = undecided[index_of(which)];
  if (!chosen) return take(copies_event::NotChosen{Message("store.refused")});
  if (auto loaded = load_copy(std::move(*chosen), which, progress); !loaded) {
    for (auto& each : undecided) each.reset();
    take(copies_event::NotChosen{loaded.error()});
    copies.asks = false;  // both are to be opened again
    return ask_to_resume(course);
  }
  for (auto& each : undecided) each.reset();
  note("copies_differ", {{"copy", index_of(which) + 1}});
  if (auto saved = save(); !saved) take(event::Failed{saved.error()});
}

// Every copy closed and opened again: what is counted comes from the medium, not from memory.
std::expected<void, Message> Terminal::State::reopen_from_medium() {
  std::array<bool, 2> had{};
  std::array<std::expected<BallotBox, Message>, 2> opened{std::unexpected(Message("store.missing")),
                                                          std::unexpected(Message("store.missing"))};
  for (const Copy which : {Copy::kFirst, Copy::kSecond}) had[index_of(which)] = box->live(which);
  box.reset();
  std::optional<Message> why;
  for (const Copy which : {Copy::kFirst, Copy::kSecond}) {
    if (!had[index_of(which)]) continue;
    auto again = BallotBox::open(homes[index_of(which)]->sealed_box(), box_key);
    if (!again) {
      if (!why) why = store_message(again.error());
      if (box) take(copies_event::Failed{which, CopyHealth::kFailed, store_message(again.error())});
      continue;
    }
    if (!box) {
      box.emplace(std::move(*again), which);
      if (why) {
        work_in(which);
        take(copies_event::Failed{other_of(which), CopyHealth::kFailed, *why});
      }
    } else {
      box->add(std::move(*again), which);
    }
  }
  if (box) return {};
  ask_to_resume(course);
  return std::unexpected(why.value_or(Message("store.missing")));
}

}  // namespace core
