// A tracking code looked up after closing, in the sealed box: while voting is open the answer would tell
// whoever stands there which ballots have been cast by now.
#include "core/terminal/terminal_state.h"
#include "crypto/encoding.h"

namespace core {

std::expected<CodePlace, Message> Terminal::find_code(std::string_view typed) const {
  const auto& state = *state_;
  if (state.course.phase < Phase::kClosed) return std::unexpected(Message("lookup.while_open"));
  if (!state.box || !state.foundations) return std::unexpected(Message("lookup.box_shut"));
  const auto canonical = crypto::normalise_code(typed);
  if (!canonical || canonical->size() != 20) return std::unexpected(Message("lookup.bad_code"));
  const std::string code = crypto::group_code(*canonical);
  const auto contents = read_contents(*state.box, *state.foundations);
  if (!contents) return std::unexpected(contents.error());
  for (const auto& ballot : contents->cast)
    if (ballot.code == code) return CodePlace::kCast;
  for (const auto& ballot : contents->opened)
    if (ballot.recorded.code == code) return CodePlace::kOpened;
  for (const auto& ballot : contents->discarded)
    if (ballot.code == code) return CodePlace::kDiscarded;
  return CodePlace::kAbsent;
}

const std::vector<LogEntry>& Terminal::log() const { return state_->log.entries(); }

}  // namespace core
