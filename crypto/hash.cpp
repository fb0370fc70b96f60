// The protocol's hash: BLAKE2b over typed, length-prefixed fields.
#include "crypto/hash.h"

#include <sodium.h>

#include <string>
#include <vector>

#include "crypto/secret.h"

namespace crypto {
namespace {

enum class FieldType : std::uint8_t { kBytes = 1, kText = 2, kNumber = 3, kPoint = 4, kScalar = 5 };

constexpr std::string_view kProtocol = "tinnhiem/1";

// Ordinary memory, wiped whenever the vector lets go of it, also while growing: locked memory would cost more
// than the hash.
template <class T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <class U>
  // The standard asks for the conversion.  NOLINTNEXTLINE(google-explicit-constructor)
  WipingAllocator(const WipingAllocator<U>&) noexcept {}
  T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
  void deallocate(T* memory, std::size_t count) noexcept {
    wipe(memory, count * sizeof(T));
    std::allocator<T>().deallocate(memory, count);
  }
  bool operator==(const WipingAllocator&) const = default;
};

using Buffer = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

void put_u64(Buffer& buffer, std::uint64_t value) {
  for (unsigned shift = 0; shift < 64; shift += 8)
    buffer.push_back(static_cast<std::uint8_t>(value >> shift));
}

void put_field(Buffer& buffer, FieldType type, std::span<const std::uint8_t> value) {
  buffer.push_back(static_cast<std::uint8_t>(type));
  put_u64(buffer, value.size());
  buffer.insert(buffer.end(), value.begin(), value.end());
}

}  // namespace

struct Hash::State {
  Buffer head, fields;
  std::uint64_t count = 0;

  void add(FieldType type, std::span<const std::uint8_t> value) {
    put_field(fields, type, value);
    ++count;
  }

  template <std::size_t Length>
  std::array<std::uint8_t, Length> finish() const {
    Buffer number;
    put_u64(number, count);
    crypto_generichash_state hash;
    std::array<std::uint8_t, Length> out;
    crypto_generichash_init(&hash, nullptr, 0, Length);
    crypto_generichash_update(&hash, head.data(), head.size());
    crypto_generichash_update(&hash, number.data(), number.size());
    crypto_generichash_update(&hash, fields.data(), fields.size());
    crypto_generichash_final(&hash, out.data(), Length);
    wipe(&hash, sizeof hash);
    return out;
  }
};

Hash::Hash(std::string_view tag) : state_(std::make_unique<State>()) {
  const auto protocol = as_bytes(kProtocol);
  state_->head.reserve(64);
  state_->head.assign(protocol.begin(), protocol.end());
  put_field(state_->head, FieldType::kText, as_bytes(tag));
  state_->fields.reserve(512);
}

Hash::~Hash() = default;

Hash& Hash::bytes(std::span<const std::uint8_t> value) {
  state_->add(FieldType::kBytes, value);
  return *this;
}

Hash& Hash::text(std::string_view value) {
  state_->add(FieldType::kText, as_bytes(value));
  return *this;
}

Hash& Hash::number(std::uint64_t value) {
  std::array<std::uint8_t, 8> little;
  for (std::size_t i = 0; i < 8; ++i) little[i] = static_cast<std::uint8_t>(value >> (8 * i));
  state_->add(FieldType::kNumber, little);
  return *this;
}

Hash& Hash::point(const Point& value) {
  state_->add(FieldType::kPoint, value.bytes());
  return *this;
}

Hash& Hash::scalar(const Scalar& value) {
  state_->add(FieldType::kScalar, value.bytes());
  return *this;
}

Digest Hash::digest() const { return state_->finish<32>(); }

Scalar Hash::to_scalar() const {
  std::array<std::uint8_t, 64> wide = state_->finish<64>();
  Scalar scalar = Scalar::reduce(wide);
  wipe(wide.data(), wide.size());
  return scalar;
}

Digest blake2b(std::span<const std::uint8_t> bytes) {
  Digest digest;
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), nullptr, 0);
  return digest;
}

}  // namespace crypto
