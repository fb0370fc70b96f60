// What the report and the minutes share: letter head, figures, the table of results, dates as officials write
// them.
#pragma once

#include <string>

#include "core/catalogue.h"
#include "core/forms/pages.h"
#include "core/results.h"

namespace core {

inline const TextStyle kBody{
    .points = 13.5, .align = Align::kJustified, .line_spacing = 1.08, .first_indent = 10};
/// One line of a list: not stretched when it wraps.
inline const TextStyle kListLine{.points = 13.5, .line_spacing = 1.08, .first_indent = 10};
inline const TextStyle kTitle{.points = 14, .bold = true, .align = Align::kCentre, .balanced = true};

/// "30/11/2023", "05/02/2024", "23/6/2023": days under 10 and months 1 and 2 with a nought. Anything but an
/// ISO day comes back as it is.
std::string day_text(const std::string& iso_day);

/// "Điện Biên, ngày 30 tháng 11 năm 2023": of a place with several parts the last, without "tỉnh" or
/// "huyện".
std::string place_and_date(const Catalogue& words, const std::string& place, const std::string& iso_day);

/// "15 giờ 20 phút" of "2023-11-30T15:20"; dots to fill in by hand when it is empty.
std::string clock_text(const Catalogue& words, const std::string& local_time);

/// Post and unit in one cell; the unit is left out where the post already names it.
std::string post_text(const std::string& position, const std::string& unit);

/// What every page of a form on `results` says.
Furniture furniture_of(const Results& results, std::string copy = "");

/// The two columns at the head: who reports, and where and when.
void set_letter_head(Pages& pages, const Catalogue& words, const Conference& conference);

/// Appendix 5, part 1: the members and the ballots.
void set_attendance(Pages& pages, const Catalogue& words, const AttendanceFigures& figures);

/// Appendix 5, part 2: heading, table and note. `tail` mm after the note stay with the last rows.
void set_results(Pages& pages, const Catalogue& words, const Results& results, bool with_invalid,
                 double tail);

}  // namespace core
