// A conference folder of a test's own, valid until the test spoils it.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/conference/load.h"

/// A folder under the system's temporary one, removed at the end of the test.
class ConferenceFolder {
 public:
  ConferenceFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tinnhiem-conference-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
    write("conference.toml", settings());
    write("candidates.csv", candidates());
  }
  ~ConferenceFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ConferenceFolder(const ConferenceFolder&) = delete;
  ConferenceFolder& operator=(const ConferenceFolder&) = delete;

  static std::string settings() {
    return "title = \"Hội nghị thử\"\n"                       // 1
           "organising_body = \"ĐẢNG ỦY THỬ\"\n"              // 2
           "superior_body = \"TỈNH ỦY THỬ\"\n"                // 3
           "place = \"Thử\"\n"                                // 4
           "date = \"2023-11-30\"\n"                          // 5
           "electorate = \"Đảng ủy viên\"\n"                  // 6
           "positions = \"Ủy viên Ban Thường vụ\"\n"          // 7
           "total_members = 60\n"                             // 8
           "summoned = 51\n"                                  // 9
           "percent_base = \"collected\"\n"                   // 10
           "committee = [\"Lê Văn Một\", \"Lò Thị Hai\"]\n";  // 11
  }
  static std::string candidates() {
    return "name,position,unit\n"
           "Nguyễn Văn Ổn,\"Ủy viên, Trưởng ban\",Ban Thử\n"
           "Giàng A Mẫu,Giám đốc,\n";
  }

  const std::filesystem::path& path() const { return path_; }

  void write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  /// The standard settings with line `number` (from 1) replaced by `line`; "" leaves the line empty.
  void settings_line(std::size_t number, std::string_view line) const {
    std::string text = settings();
    std::size_t begin = 0;
    while (--number > 0) begin = text.find('\n', begin) + 1;
    text.replace(begin, text.find('\n', begin) - begin, line);
    write("conference.toml", text);
  }

  std::expected<core::LoadedConference, std::vector<core::Problem>> load() const {
    return core::load_conference(path_);
  }
  /// "file:line key" of every problem, in order; {"valid"} if there is none.
  std::vector<std::string> problems() const {
    const auto loaded = load();
    if (loaded) return {"valid"};
    std::vector<std::string> shown;
    for (const core::Problem& problem : loaded.error()) {
      shown.push_back(problem.file + ":" + std::to_string(problem.line) + " " +
                      problem.message.key.substr(6));
    }
    return shown;
  }
  /// The arguments of the first problem with this key (without "check."), or none.
  std::vector<std::string> arguments(std::string_view key) const {
    const auto loaded = load();
    if (loaded) return {};
    const auto found = std::ranges::find_if(
        loaded.error(), [key](const core::Problem& problem) { return problem.message.key.substr(6) == key; });
    return found == loaded.error().end() ? std::vector<std::string>() : found->message.arguments;
  }

 private:
  std::filesystem::path path_;
};
