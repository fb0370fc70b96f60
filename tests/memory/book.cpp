// Windows, masked by a keyed one-to-one map of 64-bit words.
#include "tests/memory/book.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

namespace witness {
namespace {

constexpr std::size_t kWindow = 16;
constexpr std::size_t kTextWindow = 8;

std::uint64_t load(const std::uint8_t* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// Few different bytes: zeros, small numbers, repetitions; such windows occur by chance.
bool looks_random(const std::uint8_t* at, std::size_t length, std::size_t least) {
  std::bitset<256> seen;
  for (std::size_t i = 0; i < length; ++i) seen.set(at[i]);
  return seen.count() >= least;
}

std::array<std::uint8_t, 2 * kWindow> as_hex(const std::uint8_t* at) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<std::uint8_t, 2 * kWindow> hex;
  for (std::size_t i = 0; i < kWindow; ++i) {
    hex[2 * i] = static_cast<std::uint8_t>(kDigits[at[i] >> 4]);
    hex[2 * i + 1] = static_cast<std::uint8_t>(kDigits[at[i] & 15]);
  }
  return hex;
}

std::uint64_t random_word() {
  std::uint64_t word = 0;
  if (::getrandom(&word, sizeof word, 0) != static_cast<ssize_t>(sizeof word)) std::abort();
  return word;
}

}  // namespace

Book::Book()
    : pad_(random_word()),
      factor_(random_word() | 1U),
      bloom_(std::make_unique<std::bitset<std::size_t{1} << kBloomBits>>()) {}

std::uint64_t Book::mask_rest(const std::uint8_t* after, std::size_t length) const {
  std::uint64_t rest = 0;
  for (; length >= 8; after += 8, length -= 8) rest = mask(rest + load(after));
  for (; length > 0; ++after, --length) rest = mask(rest + *after);
  return rest;
}

std::string_view Book::named(std::string_view name) {
  return *names_.insert(std::string(name) + ", " + phase_).first;
}

const Book::Window* Book::find_window(const std::uint8_t* at, std::size_t length) const {
  const auto [begin, end] = windows_.equal_range(mask(load(at)));
  for (auto each = begin; each != end; ++each)
    if (each->second.length == length && each->second.rest == mask_rest(at + 8, length - 8))
      return &each->second;
  return nullptr;
}

void Book::add_window(std::string_view name, const std::uint8_t* at, std::size_t length) {
  if (public_.contains(mask_rest(at, length)) || find_window(at, length) != nullptr) return;
  const std::uint64_t first = mask(load(at));
  windows_.emplace(first, Window{mask_rest(at + 8, length - 8), length, group_, {name, numbered_++}});
  bloom_->set(first >> (64 - kBloomBits));
}

void Book::add(std::string_view name, std::span<const std::uint8_t> secret) {
  const std::string_view kept = named(name);
  const std::string_view kept_hex = named(std::string(name) + " as hex");
  for (std::size_t at = 0; at + kWindow <= secret.size(); at += 8) {
    if (!looks_random(secret.data() + at, kWindow, 9)) continue;
    add_window(kept, secret.data() + at, kWindow);
    const auto hex = as_hex(secret.data() + at);
    add_window(kept_hex, hex.data(), kWindow);
    add_window(kept_hex, hex.data() + kWindow, kWindow);
  }
}

void Book::add_text(std::string_view name, std::string_view text) {
  const std::string_view kept = named(name);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at + kTextWindow <= text.size(); ++at) {
    if (!looks_random(bytes + at, kTextWindow, 5)) continue;
    add_window(kept, bytes + at, kTextWindow);
    std::array<std::uint8_t, 4 * kTextWindow> wide{};
    for (std::size_t i = 0; i < kTextWindow; ++i) wide[2 * i] = bytes[at + i];
    add_window(kept, wide.data(), 2 * kTextWindow);
    wide = {};
    for (std::size_t i = 0; i < kTextWindow; ++i) wide[4 * i] = bytes[at + i];
    add_window(kept, wide.data(), 4 * kTextWindow);
  }
}

void Book::add_exactly(std::string_view name, std::span<const std::uint8_t> secret) {
  if (secret.size() > kTextWindow && secret.size() <= kLongest)
    add_window(named(name), secret.data(), secret.size());
}

void Book::rename(std::span<const std::uint8_t> secret, std::string_view from, std::string_view to) {
  const std::string_view kept = named(to);
  const auto renamed = [&](const std::uint8_t* at) {
    const auto [begin, end] = windows_.equal_range(mask(load(at)));
    for (auto each = begin; each != end; ++each)
      if (each->second.match.name.starts_with(from)) each->second.match.name = kept;
  };
  for (std::size_t at = 0; at + kWindow <= secret.size(); at += 8) {
    renamed(secret.data() + at);
    const auto hex = as_hex(secret.data() + at);
    renamed(hex.data());
    renamed(hex.data() + kWindow);
  }
}

void Book::regroup(std::span<const std::uint8_t> secret) {
  const auto regrouped = [&](const std::uint8_t* at) {
    const auto [begin, end] = windows_.equal_range(mask(load(at)));
    for (auto each = begin; each != end; ++each) each->second.group = group_;
  };
  for (std::size_t at = 0; at + kWindow <= secret.size(); at += 8) {
    regrouped(secret.data() + at);
    const auto hex = as_hex(secret.data() + at);
    regrouped(hex.data());
    regrouped(hex.data() + kWindow);
  }
}

bool Book::has(std::span<const std::uint8_t> value) const {
  return value.size() >= 2 * kWindow && (find_window(value.data(), kWindow) != nullptr ||
                                         find_window(value.data() + kWindow, kWindow) != nullptr);
}

std::string_view Book::kind_of(std::span<const std::uint8_t> value) const {
  const Window* window = value.size() >= kWindow ? find_window(value.data(), kWindow) : nullptr;
  return window != nullptr ? window->match.name.substr(0, window->match.name.rfind(", ")) : "";
}

bool Book::is_public(std::span<const std::uint8_t> value) const {
  return value.size() >= kWindow && looks_random(value.data(), kWindow, 9) &&
         public_.contains(mask_rest(value.data(), kWindow));
}

std::uint32_t Book::group_of(std::span<const std::uint8_t> value) const {
  const Window* window = value.size() >= kWindow ? find_window(value.data(), kWindow) : nullptr;
  return window != nullptr ? window->group : 0;
}

void Book::publish(std::span<const std::uint8_t> value) {
  const auto forget = [&](const std::uint8_t* at) {
    public_.insert(mask_rest(at, kWindow));
    const auto [begin, end] = windows_.equal_range(mask(load(at)));
    for (auto each = begin; each != end;)
      each = each->second.length == kWindow && each->second.rest == mask_rest(at + 8, kWindow - 8)
                 ? windows_.erase(each)
                 : std::next(each);
  };
  for (std::size_t at = 0; at + kWindow <= value.size(); at += 8) {
    forget(value.data() + at);
    const auto hex = as_hex(value.data() + at);
    forget(hex.data());
    forget(hex.data() + kWindow);
  }
}

void Book::publish_if_there(std::span<const std::uint8_t> value) {
  if (has(value)) publish(value);
}

void Book::publish_group(std::uint32_t number) {
  if (number == 0) return;
  std::erase_if(windows_, [&](const auto& each) { return each.second.group == number; });
}

const Book::Match* Book::find(const std::uint8_t* at) const {
  const auto [begin, end] = windows_.equal_range(mask(load(at)));
  for (auto each = begin; each != end; ++each)
    if (each->second.rest == mask_rest(at + 8, each->second.length - 8)) return &each->second.match;
  return nullptr;
}

}  // namespace witness
