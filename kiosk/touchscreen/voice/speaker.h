// The voice itself: espeak-ng as a program of its own, if it is installed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kiosk {

/// Says one thing at a time.
class Speaker {
 public:
  virtual ~Speaker() = default;
  /// Stops what is being said and says `text` in `language` ("vi", "en"). Does not wait for the end.
  virtual void say(std::string_view language, std::string_view text) = 0;
  /// Stops at once; nothing of what was said is left anywhere.
  virtual void stop() = 0;
};

/// The program espeak-ng, found in PATH; null when it is not there. The text goes to it through a pipe, never
/// by its command line, which others could read; stopped, the process is killed, and its memory goes with it.
/// A language that it has no voice for is not heard.
std::unique_ptr<Speaker> find_espeak();
/// The same with another program, which reads what it is to say on its standard input. For tests.
std::unique_ptr<Speaker> speaking_program(std::string program);

}  // namespace kiosk
