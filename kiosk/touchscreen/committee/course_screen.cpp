// Which view draws which moment of the course.
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

Answer course_screen(Ui& ui, const Scene& scene, Draft& draft) {
  if (scene.course.round == core::PassphraseRound::kResume) return resume_view(ui, scene, draft);
  if (scene.copies != nullptr && scene.copies->asks) return copies_view(ui, scene, draft);
  if (scene.course.round == core::PassphraseRound::kAct && scene.course.confirmation)
    return confirm_view(ui, scene, draft);
  switch (scene.course.phase) {
    case core::Phase::kPreparation:
      return conference_view(ui, scene, draft);
    case core::Phase::kAttendance:
      return attendance_view(ui, scene, draft);
    case core::Phase::kCommittee:
      return committee_view(ui, scene, draft);
    case core::Phase::kCeremony:
      return ceremony_view(ui, scene, draft);
    case core::Phase::kFingerprint:
      return fingerprint_view(ui, scene, draft);
    case core::Phase::kSlips:
      return slips_view(ui, scene, draft);
    case core::Phase::kOpening:
      return opening_view(ui, scene, draft);
    case core::Phase::kVoting:
    case core::Phase::kPaused:
      return voting_view(ui, scene, draft);
    case core::Phase::kClosed:
      return closed_view(ui, scene, draft);
    case core::Phase::kUnlocking:
      return draft.asking ? voting_attendance_view(ui, scene, draft) : unlock_view(ui, scene, draft);
    case core::Phase::kCounted:
    case core::Phase::kExported:
      return counted_view(ui, scene, draft);
  }
  return {};
}

Answer stand_screen(Ui& ui, const Scene& scene, Draft& draft, Stand stand) {
  switch (stand) {
    case Stand::kCourse:
    case Stand::kMenu:
      return course_screen(ui, scene, draft);
    case Stand::kBars:
      return bars_view(ui, scene, draft);
    case Stand::kTable:
      return table_view(ui, scene, draft);
    case Stand::kForms:
      return forms_view(ui, scene, draft);
    case Stand::kExport:
      return export_view(ui, scene, draft);
    case Stand::kAuditor:
      return auditor_view(ui, scene, draft);
    case Stand::kPart:
      return part_view(ui, scene, draft);
    case Stand::kLookUp:
      return look_up_view(ui, scene, draft);
  }
  return {};
}

std::string course_screen_name(const Scene& scene, const Draft& draft) {
  std::string name(core::to_string(scene.course.phase));
  if (scene.copies != nullptr && scene.copies->asks && scene.course.round != core::PassphraseRound::kResume)
    name += "-copies";
  if (scene.course.round != core::PassphraseRound::kNone)
    name += "-" + std::to_string(static_cast<int>(scene.course.round));
  if (scene.course.phase == core::Phase::kSlips && scene.course.slips > 0) name += "-saved";
  if (draft.member)
    name += "-passphrase-" + std::to_string(*draft.member) + (draft.repeating ? "-again" : "");
  if (draft.number) name += "-number-" + std::to_string(*draft.number);
  if (draft.name) name += "-name";
  if (draft.asking || draft.throwing) name += "-asking";
  if (draft.more) name += "-more";
  if (draft.replacing) name += "-replace";
  if (draft.calling) name += draft.seeking ? "-seek" : "-roll";
  if (draft.stick_for) name += "-stick-" + std::to_string(*draft.stick_for);
  if (draft.restarting) name += "-restart";
  if (draft.page > 0) name += "-" + std::to_string(draft.page + 1);
  return name;
}

}  // namespace kiosk
