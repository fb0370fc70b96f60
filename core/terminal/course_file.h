// The course's state as text, versioned: a plain file until the key exists, a document of the box afterwards.
// Nothing secret.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"
#include "core/record/types.h"
#include "core/session/course.h"

namespace core {

/// What is kept of a course: enough to go on after a restart.
struct SavedCourse {
  std::string conference;  ///< hex digest of the conference's data; another conference's data are refused
  Kind kind = Kind::kRehearsal;
  CourseState state;  ///< rounds, messages and results are not kept
  std::vector<CeremonyRestart> restarts;
  std::string roll_of;  ///< roll_digest() of the delegates that state.roll is of
};

std::string write_course(const SavedCourse& saved);
/// Errors: "store.newer_format", "store.course_damaged".
std::expected<SavedCourse, Message> read_course(std::string_view text);

/// Digest of everything that a conference's folder says, as hex.
std::string conference_digest(const Conference& conference);

}  // namespace core
