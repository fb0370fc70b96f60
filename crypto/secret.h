// Secrets in memory: guarded, locked, wiped. Nothing secret of ours lives anywhere else.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace crypto {

/// Overwrites memory in a way that the compiler keeps.
void wipe(void* memory, std::size_t bytes) noexcept;

/// Overwrites the registers and the part of the stack that calls from the caller's frame have used (64 KiB):
/// libsodium leaves recoded scalars there. Call it where a computation with secrets ends.
void wipe_stack() noexcept;

/// Allocates by sodium_malloc (guard pages, locked, not dumped), frees wiped. Throws std::bad_alloc when the
/// system has no memory left. When only the allowance of locked memory (RLIMIT_MEMLOCK) is spent, libsodium
/// hands out memory that could be swapped: see locked_memory_available(). For few, small objects: each takes
/// at least three pages.
template <class T>
struct SecretAllocator {
  using value_type = T;
  SecretAllocator() = default;
  template <class U>
  // Implicit, as the standard asks of an allocator.
  // NOLINTNEXTLINE(google-explicit-constructor)
  SecretAllocator(const SecretAllocator<U>&) noexcept {}
  T* allocate(std::size_t count);
  void deallocate(T* memory, std::size_t count) noexcept;
  bool operator==(const SecretAllocator&) const = default;
};

void* allocate_secret(std::size_t bytes);
void free_secret(void* memory) noexcept;

template <class T>
T* SecretAllocator<T>::allocate(std::size_t count) {
  return static_cast<T*>(allocate_secret(count * sizeof(T)));
}
template <class T>
void SecretAllocator<T>::deallocate(T* memory, std::size_t) noexcept {
  free_secret(memory);
}

/// A secret byte string (keys, marshalled shares). Copying copies into locked memory.
using SecretBytes = std::vector<std::uint8_t, SecretAllocator<std::uint8_t>>;

/// Marks on a ballot in hand, and other secret small values.
template <class T>
using SecretVector = std::vector<T, SecretAllocator<T>>;

/// Text typed by a person: passphrase or slip code, UTF-8, at most `kCapacity` bytes. One locked block, never
/// grows, wiped on clear and on destruction. Move-only.
class SecretText {
 public:
  static constexpr std::size_t kCapacity = 256;
  SecretText();
  explicit SecretText(std::string_view text);  ///< truncates nothing: longer than kCapacity leaves it empty
  SecretText(SecretText&&) noexcept;
  SecretText& operator=(SecretText&&) noexcept;
  ~SecretText();

  SecretText clone() const;
  /// False when there is no room; nothing is changed then.
  bool append(std::string_view text);
  /// Removes the last UTF-8 character, if any.
  void erase_last();
  void assign(std::string_view text);
  void clear() noexcept;
  std::string_view view() const { return {bytes_ ? bytes_->data() : "", size_}; }
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

 private:
  struct Free {
    void operator()(std::array<char, kCapacity>* memory) const noexcept { free_secret(memory); }
  };
  std::unique_ptr<std::array<char, kCapacity>, Free> bytes_;
  std::size_t size_ = 0;
};

/// Constant-time equality; false for different lengths.
bool equal(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) noexcept;

/// Cryptographically random bytes from the system.
void fill_random(std::span<std::uint8_t> bytes) noexcept;

/// Whether the system still lets this process lock memory. False in a container or a session whose allowance
/// is spent: secrets are then guarded and wiped all the same, but could reach a swap partition.
bool locked_memory_available() noexcept;

/// libsodium ready and its primitives behaving as this code expects (known answers); call once before
/// anything else and refuse to run on error. Also turns core dumps off. Idempotent, thread-safe.
bool initialise() noexcept;

}  // namespace crypto
