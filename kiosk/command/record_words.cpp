// One sentence a refusal.
#include "kiosk/command/record_words.h"

#include <iostream>

#include "core/conference/unicode.h"

namespace kiosk {
namespace {

constexpr std::size_t kLongestShown = 400;

}  // namespace

std::string safe(std::string_view text) { return core::printable(text, kLongestShown); }

core::Message safe_message(core::Message message) {
  for (std::string& argument : message.arguments) argument = safe(argument);
  return message;
}

ExitCode refuse_record(const core::VerifyFailure& failure, std::string_view rejected_key,
                       const core::Catalogue& words) {
  std::cout.flush();
  std::cerr << (failure.unreadable ? words.text(safe_message(failure.report.detail))
                                   : words.text(rejected_key, {failure.report.check}))
            << '\n';
  return failure.unreadable ? kExitUnusable : kExitRefused;
}

}  // namespace kiosk
