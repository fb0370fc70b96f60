// Every moment of the committee's, the hall's and the auditor's screens, as states to draw.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/touchscreen/committee/scene.h"

namespace kiosk_test {

/// One moment: its course, which screen stands, and what was begun on it.
struct Moment {
  std::string name;
  core::CourseState course;
  kiosk::Stand stand = kiosk::Stand::kCourse;
  std::function<void(kiosk::Draft&)> begin = [](kiosk::Draft&) {};
  bool fault = false;
  std::optional<core::MemberPart> part{};
  std::optional<kiosk::LookedUp> looked_up{};
  kiosk::SlipsAt slips_at = kiosk::SlipsAt::kUnknown;
  core::CopiesState copies{};
};

/// What the moments share.
struct World {
  core::Conference conference;
  std::vector<kiosk::Place> places;
  std::optional<std::filesystem::path> slips_file, exported_to;
  std::vector<std::filesystem::path> forms;
  std::optional<core::Message> refusal;
  kiosk::Audit audit;
};

/// The conference in `folder`, places and an audit.
World make_world(const std::filesystem::path& folder);
std::vector<Moment> moments(const World& world);
/// Everything that the moments show and the catalogues do not hold.
std::string text_of(const World& world);

/// Draws one frame of the moment until nothing changes any more; `draft` keeps its page. `over` draws what
/// stands over it.
void draw(
    kiosk::Ui& ui, const World& world, const Moment& moment, kiosk::Draft& draft, std::uint64_t now_ms,
    const std::function<void(kiosk::Ui&)>& over = [](kiosk::Ui&) {});

}  // namespace kiosk_test
