// The key ceremony with each member in a process of its own. Nothing passes between the processes but the
// protocol's messages, through pipes; at the end any k of them decrypt a sum together.
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <optional>

#include "crypto/ceremony.h"
#include "crypto/decryption.h"
#include "tests/catch.h"

namespace {

using namespace crypto;

constexpr std::uint32_t kMembers = 5, kThreshold = 3;
using Wire = std::vector<std::uint8_t>;

// A pipe that carries whole messages; the parent relays and sees what a stranger in the room would see.
struct Line {
  int descriptor = -1;

  void write_all(const void* data, std::size_t size) const {
    const auto* at = static_cast<const std::uint8_t*>(data);
    while (size > 0) {
      const auto sent = ::write(descriptor, at, size);
      if (sent <= 0) ::_exit(3);
      at += sent;
      size -= static_cast<std::size_t>(sent);
    }
  }
  void read_all(void* data, std::size_t size) const {
    auto* at = static_cast<std::uint8_t*>(data);
    while (size > 0) {
      const auto got = ::read(descriptor, at, size);
      if (got <= 0) ::_exit(4);
      at += got;
      size -= static_cast<std::size_t>(got);
    }
  }
  void send(const Wire& message) const {
    const std::uint64_t size = message.size();
    write_all(&size, sizeof size);
    write_all(message.data(), message.size());
  }
  Wire receive() const {
    std::uint64_t size = 0;
    read_all(&size, sizeof size);
    Wire message(size);
    read_all(message.data(), message.size());
    return message;
  }
};

class Writer {
 public:
  Writer& bytes(std::span<const std::uint8_t> value) {
    wire_.insert(wire_.end(), value.begin(), value.end());
    return *this;
  }
  Writer& number(std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) wire_.push_back(static_cast<std::uint8_t>(value >> shift));
    return *this;
  }
  Wire done() { return std::move(wire_); }

 private:
  Wire wire_;
};

class Reader {
 public:
  explicit Reader(const Wire& wire) : wire_(wire) {}
  std::span<const std::uint8_t> bytes(std::size_t size) {
    const auto part = std::span(wire_).subspan(at_, size);
    at_ += size;
    return part;
  }
  template <std::size_t N>
  void into(std::array<std::uint8_t, N>& target) {
    std::ranges::copy(bytes(N), target.begin());
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    for (int shift = 0; shift < 32; shift += 8) value |= std::uint32_t{bytes(1)[0]} << shift;
    return value;
  }
  Point point() { return Point::decode(bytes(32)).value(); }
  Scalar scalar() { return Scalar::decode(bytes(32)).value(); }

 private:
  const Wire& wire_;
  std::size_t at_ = 0;
};

Wire wire_of(const CommitMessage& message) {
  return Writer().number(message.member).bytes(message.commitment).done();
}

CommitMessage commit_of(const Wire& wire) {
  Reader reader(wire);
  CommitMessage message{reader.number(), {}};
  reader.into(message.commitment);
  return message;
}

Wire wire_of(const RevealMessage& message) {
  Writer writer;
  writer.number(message.member).number(static_cast<std::uint32_t>(message.name.size()));
  writer.bytes(as_bytes(message.name)).bytes(message.signing_key).bytes(message.encryption_key.bytes());
  for (const auto& point : message.vector) writer.bytes(point.bytes());
  writer.bytes(message.blind)
      .bytes(message.possession_challenge.bytes())
      .bytes(message.possession_response.bytes());
  return writer.bytes(message.signature).done();
}

RevealMessage reveal_of(const Wire& wire) {
  Reader reader(wire);
  RevealMessage message;
  message.member = reader.number();
  const auto name = reader.bytes(reader.number());
  message.name.assign(name.begin(), name.end());
  reader.into(message.signing_key);
  message.encryption_key = reader.point();
  for (std::uint32_t at = 0; at < kThreshold; ++at) message.vector.push_back(reader.point());
  reader.into(message.blind);
  message.possession_challenge = reader.scalar();
  message.possession_response = reader.scalar();
  reader.into(message.signature);
  return message;
}

Wire wire_of(const ShareMessage& message) {
  return Writer()
      .number(message.from)
      .number(message.to)
      .bytes(message.ephemeral.bytes())
      .bytes(message.ciphertext)
      .bytes(message.signature)
      .done();
}

ShareMessage share_of(const Wire& wire) {
  Reader reader(wire);
  ShareMessage message;
  message.from = reader.number();
  message.to = reader.number();
  message.ephemeral = reader.point();
  reader.into(message.ciphertext);
  reader.into(message.signature);
  return message;
}

DecryptionContext some_context() { return {Digest{1}, Digest{2}, 10, 1, 1}; }

// What one member's process does, from its first message to its partial decryption.
[[noreturn]] void be_member(const CeremonySetup& setup, std::uint32_t index, const Line& line) {
  auto member = CeremonyMember::begin(setup, index, "Thành viên " + std::to_string(index));
  if (!member) ::_exit(5);
  line.send(wire_of(member->commit()));
  std::vector<CommitMessage> commits;
  for (std::uint32_t at = 0; at < setup.members; ++at) commits.push_back(commit_of(line.receive()));
  const auto reveal = member->reveal(commits);
  if (!reveal) ::_exit(6);
  line.send(wire_of(*reveal));
  std::vector<RevealMessage> reveals;
  for (std::uint32_t at = 0; at < setup.members; ++at) reveals.push_back(reveal_of(line.receive()));
  const auto shares = member->deal(reveals);
  if (!shares) ::_exit(7);
  for (const auto& share : *shares) line.send(wire_of(share));
  std::vector<ShareMessage> mine;
  for (std::uint32_t at = 0; at < setup.members; ++at) mine.push_back(share_of(line.receive()));
  std::optional<ComplaintMessage> complaint;
  const auto secrets = member->finish(mine, complaint);
  if (!secrets) ::_exit(8);

  const auto sum_wire = line.receive();
  Reader reader(sum_wire);
  const Ciphertext sum{reader.point(), reader.point()};
  const auto partial =
      decrypt_partially(some_context(), index, ceremony_share_key(reveals, index), secrets->share, sum);
  if (!partial) ::_exit(9);
  line.send(Writer()
                .bytes(partial->partial.bytes())
                .bytes(partial->challenge.bytes())
                .bytes(partial->response.bytes())
                .done());
  ::_exit(0);
}

}  // namespace

TEST_CASE("A key made by members in processes of their own decrypts with any k of them",
          "[ceremony][processes]") {
  REQUIRE(initialise());
  const CeremonySetup setup{Digest{7}, kMembers, kThreshold};
  std::vector<Line> lines;
  std::vector<pid_t> children;
  for (std::uint32_t index = 1; index <= kMembers; ++index) {
    int ends[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      ::close(ends[0]);
      be_member(setup, index, Line{ends[1]});
    }
    ::close(ends[1]);
    lines.push_back({ends[0]});
    children.push_back(child);
  }
  // The parent is the table on which messages are laid: each round is collected from all before anybody gets
  // it.
  const auto round = [&] {
    std::vector<Wire> messages;
    for (const auto& line : lines) messages.push_back(line.receive());
    for (const auto& line : lines)
      for (const auto& message : messages) line.send(message);
    return messages;
  };
  round();  // commitments
  std::vector<RevealMessage> reveals;
  for (const auto& message : round()) reveals.push_back(reveal_of(message));
  std::vector<std::vector<Wire>> to(kMembers);
  for (const auto& line : lines)
    for (std::uint32_t at = 0; at < kMembers; ++at) {
      auto message = line.receive();
      to[share_of(message).to - 1].push_back(std::move(message));
    }
  for (std::uint32_t index = 0; index < kMembers; ++index)
    for (const auto& message : to[index]) lines[index].send(message);

  const auto public_key = ceremony_public_key(reveals);
  const auto nonce = Scalar::random();
  const Ciphertext sum{multiply_base(nonce), nonce * public_key + multiply_base(Scalar::from_u64(9))};
  std::vector<PartialDecryption> partials;
  for (const auto& line : lines) line.send(Writer().bytes(sum.a.bytes()).bytes(sum.b.bytes()).done());
  for (const auto& line : lines) {
    const auto wire = line.receive();
    Reader reader(wire);
    partials.push_back({reader.point(), reader.scalar(), reader.scalar()});
  }
  for (std::uint32_t index = 0; index < kMembers; ++index) {
    int status = -1;
    REQUIRE(::waitpid(children[index], &status, 0) == children[index]);
    CHECK(status == 0);
    ::close(lines[index].descriptor);
    CHECK(verify_partial(some_context(), index + 1, ceremony_share_key(reveals, index + 1), sum,
                         partials[index]));
  }

  for (std::uint32_t a = 1; a <= kMembers; ++a)
    for (std::uint32_t b = a + 1; b <= kMembers; ++b) {
      // Two of five: nothing.
      const std::array two{a, b};
      const std::array two_points{partials[a - 1].partial, partials[b - 1].partial};
      CHECK_FALSE(combine(sum, two, two_points, 10));
      for (std::uint32_t c = b + 1; c <= kMembers; ++c) {
        const std::array three{a, b, c};
        const std::array points{partials[a - 1].partial, partials[b - 1].partial, partials[c - 1].partial};
        CHECK(combine(sum, three, points, 10) == 9u);
      }
    }
}
