// Plays tapes up to each point and leaves of the rest what each way of cutting leaves.
#include "tests/power/cuts.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "tests/core/folder.h"

namespace power {

namespace fs = std::filesystem;

namespace {

constexpr Cut kPlain[] = {{Keep::kAll, Keep::kAll, 0},
                          {Keep::kNothing, Keep::kNothing, 0},
                          {Keep::kNothing, Keep::kAll, 0},
                          {Keep::kAll, Keep::kNothing, 0}};

std::vector<Cut> ways(const Disk& disk, std::uint32_t chances, std::size_t point) {
  if (!disk.unsynced()) return {kPlain[0]};
  std::vector<Cut> all(std::begin(kPlain), std::end(kPlain));
  for (std::uint32_t seed = 1; seed <= chances; ++seed)
    all.push_back({Keep::kByChance, Keep::kByChance, static_cast<std::uint32_t>(point) * 1000 + seed});
  return all;
}

bool chosen(const std::vector<Step>& steps, std::size_t point, const Plan& plan) {
  if (point % plan.every == 0 || point == steps.size()) return true;
  const auto weighs = [&](const Step& step) {
    return step.act == Act::kTold || (plan.around_names && step.act == Act::kRename);
  };
  return weighs(steps[point]) || (point > 0 && weighs(steps[point - 1]));
}

void try_state(Report& report, const Image& image, const std::vector<std::string>& told, const Check& check,
               const std::string& where) {
  const tests::Folder folder;
  image.write_to(folder / "disk");
  ++report.states;
  try {
    ++report.outcomes[check(folder / "disk", told)];
  } catch (const std::exception& loss) {
    report.losses.push_back(where + ": " + loss.what());
    // To be looked at afterwards.
    if (const char* keep = std::getenv("TINNHIEM_POWER_KEEP"); keep != nullptr)
      image.write_to(std::filesystem::path(keep) / (report.name + "-" + std::to_string(report.states)));
  }
}

// The states of one point, each once: several ways often leave the same.
void cut_here(Report& report, const Disk& disk, std::uint32_t chances, std::size_t point,
              const std::vector<std::string>& told, const Check& check, const std::string& where) {
  std::vector<Image> seen;
  for (const Cut& cut : ways(disk, chances, point)) {
    Image image = disk.after(cut);
    if (std::ranges::find(seen, image) != seen.end()) continue;
    try_state(report, image, told, check, where + "; " + describe(cut));
    seen.push_back(std::move(image));
  }
}

std::string at(const std::vector<Step>& steps, std::size_t point) {
  return "point " + std::to_string(point) + " of " + std::to_string(steps.size()) + ", before \"" +
         (point < steps.size() ? describe(steps[point]) : std::string("the end")) + "\"";
}

}  // namespace

void must(bool holds, const std::string& otherwise) {
  if (!holds) throw Loss(otherwise);
}

bool everything() {
  const char* asked = std::getenv("TINNHIEM_POWER");
  return asked != nullptr && std::string(asked) == "all";
}

Plan plan(Plan in_ci) { return everything() ? Plan{1, 12, true} : in_ci; }

void print(const Report& report) {
  std::cout << "power: " << report.name << ": " << report.points << " points, " << report.states << " states";
  for (const auto& [outcome, count] : report.outcomes) std::cout << "; " << outcome << " " << count;
  std::cout << "; losses " << report.losses.size() << '\n';
  for (const auto& loss : report.losses) std::cout << "  LOST " << loss << '\n';
}

Recording record(const std::filesystem::path& root, const std::function<void()>& work) {
  Recording recording{Image::of(root), {}};
  tape().watch(root);
  try {
    work();
  } catch (...) {
    (void)tape().stop();
    throw;
  }
  recording.steps = tape().stop();
  Disk whole(recording.before);
  for (const Step& step : recording.steps) whole.apply(step);
  if (whole.after({}) != Image::of(root)) throw std::runtime_error("the tape missed something");
  if (std::getenv("TINNHIEM_POWER_TAPE") != nullptr)
    for (const Step& step : recording.steps)
      std::cout << (step.sqlite ? "  sqlite " : "         ") << describe(step) << "\n";
  return recording;
}

Recording without(Recording recording, Act act) {
  std::erase_if(recording.steps, [&](const Step& step) { return step.act == act; });
  return recording;
}

Report cut_everywhere(const std::string& name, const Recording& recording, std::vector<std::string> told,
                      const Plan& plan, const Check& check) {
  Report report;
  report.name = name;
  const auto& steps = recording.steps;
  Disk disk(recording.before);
  for (std::size_t point = 0; point <= steps.size(); ++point) {
    if (chosen(steps, point, plan)) {
      ++report.points;
      cut_here(report, disk, plan.chances, point, told, check, at(steps, point));
    }
    if (point == steps.size()) break;
    if (steps[point].act == Act::kTold) told.push_back(steps[point].path);
    disk.apply(steps[point]);
  }
  return report;
}

Report kill_then_cut(const std::string& name, const Recording& recording, std::vector<std::string> told,
                     const Plan& plan, const std::function<void(const fs::path& root)>& again,
                     const Check& check) {
  Report report;
  report.name = name;
  const auto& steps = recording.steps;
  for (std::size_t point = 0; point <= steps.size(); ++point) {
    if (point > 0 && steps[point - 1].act == Act::kTold) told.push_back(steps[point - 1].path);
    if (!chosen(steps, point, plan)) continue;
    Disk disk(recording.before);
    for (std::size_t step = 0; step < point; ++step) disk.apply(steps[step]);
    const tests::Folder folder;
    const auto root = folder / "disk";
    disk.after({}).write_to(root);
    const Recording restart = record(root, [&] { again(root); });
    for (std::size_t second = 0; second <= restart.steps.size(); ++second) {
      ++report.points;
      cut_here(report, disk, plan.chances, point * 1000 + second, told, check,
               "killed at " + at(steps, point) + "; then at " + at(restart.steps, second));
      if (second < restart.steps.size()) disk.apply(restart.steps[second]);
    }
  }
  return report;
}

}  // namespace power
