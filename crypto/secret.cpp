// Secrets in memory, through libsodium's allocator.
#include "crypto/secret.h"

#include <sodium.h>

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace crypto {
namespace {

// sodium_malloc's canary and page size are set by sodium_init, and an object may be made before initialise().
bool library_ready() noexcept {
  static const bool kReady = sodium_init() >= 0;
  return kReady;
}

}  // namespace

void wipe(void* memory, std::size_t bytes) noexcept { sodium_memzero(memory, bytes); }

// The vector registers too: the system saves them on a thread's stack whenever it pleases.
[[gnu::noinline, gnu::zero_call_used_regs("all")]] void wipe_stack() noexcept {
  std::array<std::uint8_t, 65536> used;
  wipe(used.data(), used.size());
}

// sodium_malloc does not fail when mlock does (a spent RLIMIT_MEMLOCK, common in containers): it returns
// memory that is guarded and wiped but could be swapped. The kiosk warns by locked_memory_available().
void* allocate_secret(std::size_t bytes) {
  void* const memory = library_ready() ? sodium_malloc(bytes) : nullptr;
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void free_secret(void* memory) noexcept { sodium_free(memory); }

SecretText::SecretText() : bytes_(static_cast<std::array<char, kCapacity>*>(allocate_secret(kCapacity))) {
  wipe(bytes_->data(), kCapacity);
}

SecretText::SecretText(std::string_view text) : SecretText() { append(text); }

SecretText::SecretText(SecretText&& other) noexcept
    : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}

SecretText& SecretText::operator=(SecretText&& other) noexcept {
  if (this != &other) {
    bytes_ = std::move(other.bytes_);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

SecretText::~SecretText() { clear(); }

SecretText SecretText::clone() const { return SecretText(view()); }

bool SecretText::append(std::string_view text) {
  if (text.size() > kCapacity - size_) return false;
  if (!bytes_) *this = SecretText();  // moved from
  std::copy(text.begin(), text.end(), bytes_->begin() + static_cast<std::ptrdiff_t>(size_));
  size_ += text.size();
  return true;
}

void SecretText::erase_last() {
  if (size_ == 0) return;
  std::size_t start = size_ - 1;
  // A byte 10xxxxxx continues a character that begins further left.
  while (start > 0 && (static_cast<unsigned char>((*bytes_)[start]) & 0xC0U) == 0x80U) --start;
  wipe(bytes_->data() + start, size_ - start);
  size_ = start;
}

void SecretText::assign(std::string_view text) {
  // Through a second block: `text` may be a part of this one.
  *this = SecretText(text);
}

void SecretText::clear() noexcept {
  if (bytes_) wipe(bytes_->data(), kCapacity);
  size_ = 0;
}

bool equal(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) noexcept {
  return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

void fill_random(std::span<std::uint8_t> bytes) noexcept {
  if (library_ready()) {
    randombytes_buf(bytes.data(), bytes.size());
  } else {
    std::terminate();  // no randomness: nothing may go on
  }
}

bool locked_memory_available() noexcept {
  constexpr std::size_t kPage = 4096;
  alignas(kPage) static std::array<std::uint8_t, kPage> page;
  if (sodium_mlock(page.data(), page.size()) != 0) return false;
  sodium_munlock(page.data(), page.size());
  return true;
}

}  // namespace crypto
