// The forms of core, put where the committee chose.
#include "kiosk/touchscreen/app/papers.h"

#include <chrono>
#include <ctime>
#include <iomanip>
#include <sstream>

#include "core/carry/medium.h"
#include "core/forms/code_page.h"
#include "core/forms/minutes.h"
#include "core/forms/report.h"
#include "core/forms/slips.h"
#include "core/session/slip_number.h"
#include "kiosk/touchscreen/app/places.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;
using core::Message;

// A stick's own folder must be there; one of ours inside it is made. The owner alone may read it.
std::expected<void, Message> prepare(const fs::path& folder, const fs::path& shown) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return std::unexpected(Message("committee.folder_gone", {shown.string()}));
  fs::permissions(folder, fs::perms::owner_all, error);  // a stick's file system may not know permissions
  return {};
}

std::string whole(const fs::path& file) {
  constexpr std::size_t kLongestPaper = std::size_t{64} << 20;
  const auto bytes = core::carry::read_from_medium(file, kLongestPaper);
  return bytes ? std::string(bytes->begin(), bytes->end()) : std::string();
}

}  // namespace

std::string folder_name(const core::Conference& conference) { return "tin-nhiem-" + conference.date; }

std::expected<void, Message> write_slip_pages(std::span<const crypto::SecretText> codes,
                                              std::span<const std::string> numbers,
                                              const core::Conference& conference,
                                              const std::vector<std::string>& fingerprint, bool rehearsal,
                                              const core::ByteSink& sink) {
  std::vector<std::string> grouped;
  for (const auto& number : numbers) grouped.push_back(core::grouped_slip_number(number));
  std::vector<core::SlipText> slips;
  slips.reserve(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i)
    slips.push_back({codes[i].view(), i < grouped.size() ? grouped[i] : std::string_view()});
  const core::SlipHeading heading{.organising_body = conference.organising_body,
                                  .conference_title = conference.title,
                                  .date = conference.date,
                                  .fingerprint = fingerprint,
                                  .rehearsal = rehearsal};
  return core::write_slips(slips, heading, sink);
}

std::expected<fs::path, Message> save_slips(std::span<const crypto::SecretText> codes,
                                            std::span<const std::string> numbers,
                                            const core::Conference& conference,
                                            const std::vector<std::string>& fingerprint, bool rehearsal,
                                            const Place& place) {
  if (place.kind == Place::Kind::kDisk && !rehearsal)
    return std::unexpected(Message("committee.disk_refused"));
  std::error_code error;
  if (place.kind == Place::Kind::kStick && !fs::is_directory(place.folder, error))
    return std::unexpected(Message("committee.folder_gone", {place.folder.string()}));
  if (auto ready = prepare(place.folder / folder_name(conference), place.folder); !ready)
    return std::unexpected(ready.error());
  fs::path file = free_name(place.folder / folder_name(conference) / "the-vao-may.pdf");
  const auto produce = [&](const core::ByteSink& sink) {
    return write_slip_pages(codes, numbers, conference, fingerprint, rehearsal, sink);
  };
  if (auto written = core::write_whole_file(file, produce, core::Readers::kOwner); !written)
    return std::unexpected(written.error());
  return file;
}

std::expected<fs::path, Message> save_code_page(const std::string& code, const core::Conference& conference,
                                                bool rehearsal, const Place& place) {
  std::error_code error;
  if (!fs::is_directory(place.folder, error))
    return std::unexpected(Message("committee.folder_gone", {place.folder.string()}));
  fs::path file = free_name(place.folder / ("ma-kiem-tra-" + code.substr(0, 4) + ".pdf"));
  const core::CodePage page{conference.organising_body, conference.title, conference.date, code, rehearsal};
  if (auto written = core::write_code_page(page, file); !written) return std::unexpected(written.error());
  std::string again;
  const core::ByteSink keep = [&](std::span<const std::byte> piece) {
    again.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    return true;
  };
  if (auto written = core::write_code_page(page, keep); !written || again != whole(file))
    return std::unexpected(Message("committee.read_back_failed", {file.string()}));
  // When the delegate stood here is nobody's business: the file is as old as the conference's day.
  std::tm day{};
  std::istringstream(conference.date) >> std::get_time(&day, "%Y-%m-%d");
  day.tm_hour = 12;
  fs::last_write_time(
      file, std::chrono::file_clock::from_sys(std::chrono::system_clock::from_time_t(timegm(&day))), error);
  return file;
}

std::expected<std::vector<fs::path>, Message> save_papers(const core::Results& results, const Place& place) {
  std::error_code error;
  if (place.kind == Place::Kind::kStick && !fs::is_directory(place.folder, error))
    return std::unexpected(Message("committee.folder_gone", {place.folder.string()}));
  const fs::path folder = place.folder / folder_name(results.conference);
  if (auto ready = prepare(folder, place.folder); !ready) return std::unexpected(ready.error());
  const fs::path report = free_name(folder / "bao-cao.pdf"), minutes = free_name(folder / "bien-ban.pdf"),
                 table = free_name(folder / "results.csv");
  if (auto written = core::write_report(results, report); !written) return std::unexpected(written.error());
  if (auto written = core::write_minutes(results, minutes); !written) return std::unexpected(written.error());
  const std::string csv = core::results_csv(results);
  const auto produce = [&](const core::ByteSink& sink) -> std::expected<void, Message> {
    if (!sink(std::as_bytes(std::span(csv))))
      return std::unexpected(Message("committee.read_back_failed", {table.string()}));
    return {};
  };
  if (auto written = core::write_whole_file(table, produce); !written)
    return std::unexpected(written.error());

  // The same results give the same bytes: what a second writing gives must lie on the stick.
  std::string again;
  const core::ByteSink keep = [&](std::span<const std::byte> piece) {
    again.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    return true;
  };
  if (auto written = core::write_report(results, keep); !written || again != whole(report))
    return std::unexpected(Message("committee.read_back_failed", {report.string()}));
  again.clear();
  if (auto written = core::write_minutes(results, keep); !written || again != whole(minutes))
    return std::unexpected(Message("committee.read_back_failed", {minutes.string()}));
  if (whole(table) != csv) return std::unexpected(Message("committee.read_back_failed", {table.string()}));
  return std::vector{report, minutes, table};
}

}  // namespace kiosk
