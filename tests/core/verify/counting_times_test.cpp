// The times that the report prints, from the log.
#include "core/verify/counting_times.h"

#include "tests/catch.h"

TEST_CASE("The report's times are those of the log, seven hours later, over midnight and the year's end",
          "[verify]") {
  std::vector<core::LogEntry> log(3);
  log[0] = {1, "2023-12-31T08:00:59", "attendance_at_voting", {}, {}};
  log[1] = {2, "2023-12-31T16:59:00", "attendance_at_voting", {}, {}};
  log[2] = {3, "2023-12-31T17:05:00", "counted", {}, {}};
  const auto times = core::verify::counting_times(log);
  CHECK(times.began == "2023-12-31T23:59");
  CHECK(times.ended == "2024-01-01T00:05");
  CHECK(core::verify::counting_times({}).began.empty());
}
