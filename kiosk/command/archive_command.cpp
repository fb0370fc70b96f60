// tinnhiem archive list|check|write|destroy: what is kept of meetings that are over.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "core/archive/archive.h"
#include "core/archive/destroy.h"
#include "core/files/system_reason.h"
#include "crypto/secret.h"
#include "kiosk/command/archive_words.h"
#include "kiosk/command/command.h"
#include "kiosk/command/output.h"
#include "kiosk/command/passphrase_prompt.h"
#include "kiosk/command/record_words.h"
#include "kiosk/command/supervised.h"
#include "kiosk/command/work_folders.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  char text[16];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d", &parts)};
}

class ArchiveCommand : public Command {
 public:
  std::string name() const override { return "archive"; }

  void declare(CLI::App& app, const core::Catalogue& words) override {
    app.description(words.text("archive.help"));
    app.require_subcommand(1);
    const auto folder = words.text("command.folder");
    list_ = app.add_subcommand("list", words.text("archive.list_help"));
    check_ = app.add_subcommand("check", words.text("archive.check_help"));
    write_ = app.add_subcommand("write", words.text("archive.write_help"));
    destroy_ = app.add_subcommand("destroy", words.text("archive.destroy_help"));
    for (const auto& [command, help] : {std::pair{list_, "archive.place_help"},
                                        {check_, "archive.place_help"},
                                        {write_, "archive.one_help"},
                                        {destroy_, "archive.kept_help"}})
      command->add_option("FOLDER", place_, words.text(std::string_view(help)))->required();
    write_->add_option("--out", out_, words.text("archive.out_help"))->required()->type_name(folder);
    destroy_->add_option("--member", members_, words.text("archive.member_help"))
        ->type_name(words.text("archive.number"))
        ->expected(1, 2)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    destroy_->add_option("--stick", sticks_, words.text("archive.stick_help"))
        ->type_name(folder)
        ->expected(1, 15)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  ExitCode run(const core::Catalogue& words) override {
    if (!crypto::initialise()) return unusable(words, core::Message("verify.no_crypto"));
    while (place_.size() > 1 && place_.ends_with('/')) place_.pop_back();
    if (list_->parsed()) return list(words);
    if (check_->parsed()) return check(words);
    if (write_->parsed()) return write(words);
    return destroy(words);
  }

 private:
  static ExitCode unusable(const core::Catalogue& words, const core::Message& why) {
    std::cerr << words.text(safe_message(why)) << '\n';
    return kExitUnusable;
  }
  static ExitCode refuse(const core::Catalogue& words, const core::Message& why) {
    std::cerr << words.text(safe_message(why)) << '\n';
    return kExitRefused;
  }
  // A file that cannot be read is the medium's fault; anything else is what stands in it.
  static ExitCode fail(const core::Catalogue& words, const core::Message& why) {
    const bool medium = why.key == "archive.unreadable" || why.key == "archive.none" ||
                        why.key == "archive.manifest_newer" || why.key == "archive.not_written" ||
                        why.key == "archive.no_record";
    return medium ? unusable(words, why) : refuse(words, why);
  }

  ExitCode list(const core::Catalogue& words) const {
    const auto found = core::archives_in(place_);
    const auto notes = core::destruction_notes(place_);
    if (found.empty() && notes.empty()) return unusable(words, core::Message("archive.none", {place_}));
    auto code = kExitDone;
    for (const auto& folder : found) {
      const auto manifest = core::read_archive(folder);
      if (!manifest) {
        code = std::max(code, fail(words, manifest.error()));
        continue;
      }
      print_archive(folder, *manifest, today(), words);
    }
    for (const auto& note : notes) print_note(note, words);
    return code;
  }

  ExitCode check(const core::Catalogue& words) const {
    const auto found = core::archives_in(place_);
    if (found.empty()) return unusable(words, core::Message("archive.none", {place_}));
    auto code = kExitDone;
    for (const auto& folder : found) {
      const auto manifest = core::read_archive(folder);
      if (!manifest) {
        code = std::max(code, fail(words, manifest.error()));
        continue;
      }
      const Told told(words, "archive.checking");
      const auto wrong = core::check_archive(folder, *manifest, told);
      told.over();
      for (const auto& problem : wrong) code = std::max(code, fail(words, problem));
      const auto shown = safe(folder.string());
      if (wrong.empty())
        std::cout << words.text("archive.whole", {shown, std::to_string(manifest->files.size())}) << '\n';
      else
        std::cout << words.text("archive.damaged", {shown, std::to_string(wrong.size())}) << '\n';
    }
    return code;
  }

  ExitCode write(const core::Catalogue& words) {
    while (out_.size() > 1 && out_.ends_with('/')) out_.pop_back();
    std::error_code error;
    if (fs::exists(fs::symlink_status(out_, error)))
      return unusable(words, core::Message("archive.exists", {out_}));
    const fs::path parent = fs::path(out_).has_parent_path() ? fs::path(out_).parent_path() : fs::path(".");
    if (out_.empty() || !fs::is_directory(parent, error))
      return unusable(words, core::Message("archive.no_parent", {parent.string()}));
    const OutcomePlace place(out_);
    if (!place.ready())
      return unusable(words, core::Message("archive.not_written", {out_, core::system_reason(errno)}));
    const auto ended =
        run_supervised([&] { return settled(copy(place, words), words); }, [&] { place.remove(); });
    return ended_by(ended, "archive.interrupted", words);
  }

  ExitCode copy(const OutcomePlace& place, const core::Catalogue& words) const {
    auto manifest = core::read_archive(place_);
    const core::DataFolder data{place_};
    const Told told(words, "archive.copying");
    std::expected<void, core::Message> copied;
    std::error_code error;
    if (!manifest && manifest.error().key == "archive.none" && fs::exists(data.record(), error)) {
      if (fs::exists(data.open_box(), error))
        return refuse(words, core::Message("archive.open_box", {place_}));
      manifest = core::archive_of_terminal(data, place.unfinished(), today(), told);
      copied = manifest ? std::expected<void, core::Message>() : std::unexpected(manifest.error());
    } else if (manifest) {
      copied = core::copy_archive(place_, place.unfinished(), *manifest, told);
    }
    told.over();
    if (!manifest) return fail(words, manifest.error());
    if (!copied) {
      core::Message why = copied.error();
      // People know the name they gave, not the one under which the copy grows.
      for (std::string& argument : why.arguments)
        if (const std::string grown = place.unfinished().string(); argument.starts_with(grown))
          argument.replace(0, grown.size(), out_);
      return fail(words, why);
    }
    if (const auto put = place.put_in_place(); !put)
      return unusable(words, core::Message("archive.not_written", {out_, core::system_reason(put.error())}));
    std::cout << words.text("archive.written", {safe(out_)}) << '\n'
              << words.text("archive.copies", {shown_day(manifest->keep_until, words)}) << '\n';
    return kExitDone;
  }

  ExitCode destroy(const core::Catalogue& words) const {
    const auto manifest = core::read_archive(place_);
    if (!manifest) return fail(words, manifest.error());
    auto destruction = core::Destruction::prepare(place_, *manifest, today());
    if (!destruction) {
      core::Message why = destruction.error();
      for (auto& argument : why.arguments) argument = shown_day(argument, words);
      return refuse(words, why);
    }
    if (destruction->begun()) {
      std::cout << words.text("archive.goes_on") << '\n' << std::flush;
    } else {
      if (members_.size() != 2) return unusable(words, core::Message("archive.two_needed"));
      if (const auto refused = confirm(*destruction, *manifest, words); refused != kExitDone) return refused;
    }
    const auto wrong =
        destruction->begun() ? std::vector<core::Message>{} : core::check_archive(place_, *manifest);
    const Told told(words, "archive.destroying");
    const auto note = destruction->perform(told);
    told.over();
    if (!note) return unusable(words, note.error());
    if (!wrong.empty())
      std::cout << words.text("archive.damaged_destroyed", {std::to_string(wrong.size())}) << '\n';
    std::cout << words.text("archive.destroyed", {safe(note->string())}) << '\n'
              << words.text("archive.medium") << '\n';
    return kExitDone;
  }

  ExitCode confirm(core::Destruction& destruction, const core::ArchiveManifest& manifest,
                   const core::Catalogue& words) const {
    print_archive(place_, manifest, today(), words);
    std::cout << words.text("archive.asks", {safe(place_), shown_day(today(), words)}) << '\n' << std::flush;
    const std::vector<fs::path> sticks(sticks_.begin(), sticks_.end());
    for (const std::uint32_t member : members_) {
      if (member == 0 || member > manifest.committee.size())
        return unusable(words, core::Message("archive.no_member", {std::to_string(member)}));
      const auto& name = manifest.committee[member - 1];
      // The wait begins anew with each start, so it is waited out here.
      if (const auto wait = destruction.wait_for(member); wait.count() > 0) {
        std::cerr << words.text("archive.waiting", {safe(name), std::to_string((wait.count() + 999) / 1000)})
                  << '\n';
        std::this_thread::sleep_for(wait);
      }
      const auto typed = ask_passphrase(words.text("archive.passphrase", {safe(name)}));
      if (!typed) return refuse(words, core::Message("archive.no_passphrase"));
      if (const auto confirmed = destruction.confirm(member, typed->view(), sticks); !confirmed)
        return refuse(words, confirmed.error());
    }
    return kExitDone;
  }

  CLI::App *list_ = nullptr, *check_ = nullptr, *write_ = nullptr, *destroy_ = nullptr;
  std::string place_, out_;
  std::vector<std::uint32_t> members_;
  std::vector<std::string> sticks_;
};

}  // namespace

std::unique_ptr<Command> make_archive_command() { return std::make_unique<ArchiveCommand>(); }

}  // namespace kiosk
