// The plan's arithmetic. Everything is exact in 64 bits: the largest product, 2^32 * 20000, needs 47.
#include "core/rules.h"

namespace core {
namespace {

std::uint64_t wide(std::uint32_t value) { return value; }

std::unexpected<Message> broken(const char* key, std::uint64_t left, std::uint64_t right) {
  return std::unexpected(Message(key, {std::to_string(left), std::to_string(right)}));
}

}  // namespace

bool has_quorum(std::uint32_t summoned, std::uint32_t present) {
  return summoned > 0 && 3 * wide(present) >= 2 * wide(summoned);
}

std::uint32_t quorum_minimum(std::uint32_t summoned) {
  return static_cast<std::uint32_t>((2 * wide(summoned) + 2) / 3);
}

Clause clause_for(std::uint32_t low, std::uint32_t base) {
  if (base == 0) return Clause::kNone;
  if (3 * wide(low) >= 2 * wide(base)) return Clause::kIII63;
  if (2 * wide(low) > wide(base)) return Clause::kIII62;
  return Clause::kNone;
}

std::string to_string(Clause clause) {
  switch (clause) {
    case Clause::kNone:
      return "";
    case Clause::kIII62:
      return "III.6.2";
    case Clause::kIII63:
      return "III.6.3";
  }
  return "";
}

std::uint64_t percent_hundredths(std::uint32_t count, std::uint32_t base) {
  if (base == 0) return 0;
  // Half up: add half a hundredth before the division cuts the rest off.
  return (20000 * wide(count) + base) / (2 * wide(base));
}

std::string percent_text(std::uint32_t count, std::uint32_t base, char point) {
  if (base == 0) return point == '.' ? "" : "—";
  const std::uint64_t hundredths = percent_hundredths(count, base);
  const std::string fraction = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + point + (fraction.size() < 2 ? "0" : "") + fraction;
}

std::expected<void, Message> check_turnout(const Turnout& turnout) {
  if (turnout.summoned == 0) return std::unexpected(Message("rules.nobody_summoned"));
  if (turnout.summoned > turnout.total_members) {
    return broken("rules.summoned_over_total", turnout.summoned, turnout.total_members);
  }
  if (turnout.attended > turnout.summoned) {
    return broken("rules.attended_over_summoned", turnout.attended, turnout.summoned);
  }
  if (turnout.present_at_voting > turnout.summoned) {
    return broken("rules.present_over_summoned", turnout.present_at_voting, turnout.summoned);
  }
  if (turnout.issued > turnout.present_at_voting) {
    return broken("rules.issued_over_present", turnout.issued, turnout.present_at_voting);
  }
  const std::uint64_t possible = wide(turnout.issued) + turnout.foreign;
  if (turnout.collected > possible) return broken("rules.collected_over_issued", turnout.collected, possible);
  return {};
}

}  // namespace core
