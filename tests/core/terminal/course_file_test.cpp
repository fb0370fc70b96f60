// The course's file: what was written comes back, and nothing else is read.
#include "core/terminal/course_file.h"

#include "tests/catch.h"

namespace {

using namespace core;

SavedCourse sample() {
  SavedCourse saved;
  saved.conference = std::string(64, 'a');
  saved.state.committee = {"Lê Thị Mẫu", "Trần Văn Thử", "Phạm Thị Ví Dụ"};
  saved.state.fingerprint = {"an", "bu"};
  saved.state.slips = 12;
  saved.restarts = {{1, 2, RestartReason::kWithdrew}, {2, 0, RestartReason::kPower}};
  return saved;
}

std::string key_of(const std::string& text) {
  const auto read = read_course(text);
  return read ? "" : read.error().key;
}

}  // namespace

TEST_CASE("course: what was written comes back", "[terminal][course]") {
  const std::string text = write_course(sample());
  const auto read = read_course(text);
  REQUIRE(read);
  CHECK(write_course(*read) == text);
  CHECK(read->state.committee == sample().state.committee);
  CHECK(read->restarts.size() == 2);
}

TEST_CASE("course: cut off anywhere it is refused, between two members too", "[terminal][course]") {
  const std::string text = write_course(sample());
  for (std::size_t length = 0; length < text.size(); ++length) {
    CAPTURE(length);
    CHECK_FALSE(read_course(text.substr(0, length)));
  }
  CHECK(key_of(text.substr(0, text.find("member Phạm"))) == "store.course_damaged");
}

TEST_CASE("course: what write_course would have written otherwise is refused", "[terminal][course]") {
  const std::string text = write_course(sample());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string altered = text;
    const auto at = altered.find(from);
    REQUIRE(at != std::string::npos);
    return key_of(altered.replace(at, from.size(), to));
  };
  CHECK(with("slips 12", "slips 012") == "store.course_damaged");
  CHECK(with("restart 1 2", "restart 1 -2") == "store.course_damaged");
  CHECK(with("restart 1 2 withdrew", "restart 1 2 withdrew twice") == "store.course_damaged");
  CHECK(with("end\n", "end\nmember Người Khác\n") == "store.course_damaged");
  CHECK(with("tinnhiem-course 1", "tinnhiem-course 2") == "store.newer_format");
}
