// The small drawings of the guides: what a slip, a ballot's rows and a tracking code look like.
#pragma once

#include <string_view>

#include "core/catalogue.h"
#include "core/forms/page_canvas.h"

namespace core {

inline constexpr double kFigureWidth = 62;  ///< mm

/// Height in mm of the figure called `name` ("slip", "ballot", "code"); 0 when there is none of that name.
double figure_height(std::string_view name);
/// Draws it with its top left corner at (x, y). `words` are the guide's: the figures' words stand in
/// [figure].
void draw_figure(PageCanvas& canvas, const Catalogue& words, std::string_view name, double x, double y);

}  // namespace core
