// The report's annex: whom section III.6 of the plan concerns, shown neutrally.
#pragma once

#include "core/catalogue.h"
#include "core/forms/pages.h"
#include "core/results.h"

namespace core {

/// Sets the annex on a page of its own, only when a clause applies to somebody: name, low count and base,
/// clause, and the plan's own words. Nothing is decided or recommended.
void set_annex(Pages& pages, const Catalogue& words, const Results& results);

}  // namespace core
