// The one wrapper of Pango, Cairo and Fontconfig. Only the four Tinos files are put before Pango, so it
// cannot take a letter from another face, and the machine's own font settings do not change a page.
#include "core/forms/page_canvas.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <array>
#include <cmath>

#include "core/fonts.h"

namespace core {
namespace {

constexpr double kPointsPerMillimetre = 72.0 / 25.4;

struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
  void operator()(PangoFontMap* map) const { g_object_unref(map); }
  void operator()(PangoContext* context) const { g_object_unref(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
  void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
  void operator()(char* text) const { g_free(text); }
};
template <typename T>
using Owned = std::unique_ptr<T, Release>;

// The four faces alone; null if one is missing.
Owned<FcConfig> tinos_alone() {
  Owned<FcConfig> config(FcConfigCreate());
  if (!config) return nullptr;
  for (const char* name :
       {"Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"}) {
    const auto file = find_font(name);
    if (!file) return nullptr;
    const std::string path = file->string();
    if (FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(path.c_str())) != FcTrue)
      return nullptr;
  }
  return config;
}

// Pango never gives back all that a font map held, so a thread keeps one for all its forms; the thread's own,
// because two threads may not use one at the same time. Null when a face is missing: the next form looks
// again.
PangoFontMap* fonts_of_this_thread() {
  thread_local Owned<PangoFontMap> map;
  if (map) return map.get();
  const auto faces = tinos_alone();
  if (!faces) return nullptr;
  map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  // The map takes a reference of its own to the faces.
  if (map) pango_fc_font_map_set_config(reinterpret_cast<PangoFcFontMap*>(map.get()), faces.get());
  return map.get();
}

cairo_status_t hand_over(void* closure, const unsigned char* data, unsigned int length) {
  try {
    const auto& sink = *static_cast<const ByteSink*>(closure);
    const auto* bytes = reinterpret_cast<const std::byte*>(data);
    return sink(std::span(bytes, length)) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
  } catch (...) {
    return CAIRO_STATUS_WRITE_ERROR;  // no exception may pass through C
  }
}

PangoAlignment alignment(Align align) {
  switch (align) {
    case Align::kLeft:
    case Align::kJustified:
      return PANGO_ALIGN_LEFT;
    case Align::kCentre:
      return PANGO_ALIGN_CENTER;
    case Align::kRight:
      return PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}

void set_ink(cairo_t* context, Ink ink) {
  switch (ink) {
    case Ink::kBlack:
      return cairo_set_source_rgb(context, 0, 0, 0);
    case Ink::kGrey:
      return cairo_set_source_rgb(context, 0.35, 0.35, 0.35);
    case Ink::kRed:
      return cairo_set_source_rgb(context, 0.76, 0.06, 0.08);
    case Ink::kPaper:
      return cairo_set_source_rgb(context, 1, 1, 1);
  }
}

}  // namespace

struct PageCanvas::State {
  ByteSink sink;
  Owned<PangoContext> pango;
  Owned<cairo_surface_t> surface;
  Owned<cairo_t> context;
  std::string unknown;  // the first text with a letter that Tinos lacks

  // Pango units of a length in mm.
  static int units(double millimetres) { return pango_units_from_double(millimetres * kPointsPerMillimetre); }

  Owned<PangoLayout> lay_out(std::string_view text, double width, const TextStyle& style) {
    Owned<PangoLayout> layout(pango_layout_new(pango.get()));
    const Owned<PangoFontDescription> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), "Tinos");
    pango_font_description_set_size(font.get(), static_cast<int>(std::lround(style.points * PANGO_SCALE)));
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font.get(), style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_alignment(layout.get(), alignment(style.align));
    pango_layout_set_justify(layout.get(), style.align == Align::kJustified);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (width > 0) pango_layout_set_width(layout.get(), units(width));
    pango_layout_set_indent(layout.get(), units(style.first_indent));
    // A word too long for its cell is broken without a hyphen: nothing is added to a name.
    const Owned<PangoAttrList> attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout.get(), attributes.get());
    pango_layout_set_line_spacing(layout.get(), static_cast<float>(style.line_spacing));
    const auto length = static_cast<gssize>(text.size());
    if (style.upper_case) {
      // The length goes with the pointer.
      // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage)
      const Owned<char> upper(g_utf8_strup(text.data(), length));
      pango_layout_set_text(layout.get(), upper.get(), -1);
    } else {
      // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage)
      pango_layout_set_text(layout.get(), text.data(), static_cast<int>(length));
    }
    if (unknown.empty() && pango_layout_get_unknown_glyphs_count(layout.get()) > 0) unknown = text;
    return layout;
  }

  // Narrows the layout to the least width that needs no further line; returns how far it moves to stay in the
  // middle, in mm.
  static double balance(PangoLayout* layout, double width) {
    constexpr double kStep = 1;
    const int lines = pango_layout_get_line_count(layout);
    if (lines < 2) return 0;
    double narrow = width;
    while (narrow > kStep && pango_layout_get_line_count(layout) == lines) {
      narrow -= kStep;
      pango_layout_set_width(layout, units(narrow));
    }
    narrow += kStep;
    pango_layout_set_width(layout, units(narrow));
    return (width - narrow) / 2;
  }

  static PangoRectangle extents(PangoLayout* layout) {
    PangoRectangle logical{};
    pango_layout_get_extents(layout, nullptr, &logical);
    return logical;
  }
  static double millimetres(int pango_units) {
    return pango_units_to_double(pango_units) / kPointsPerMillimetre;
  }
};

PageCanvas::PageCanvas(std::unique_ptr<State> state) : state_(std::move(state)) {}
PageCanvas::PageCanvas(PageCanvas&&) noexcept = default;
PageCanvas::~PageCanvas() = default;

std::expected<PageCanvas, Message> PageCanvas::begin(const PageInfo& info, ByteSink sink) {
  auto state = std::make_unique<State>();
  state->sink = std::move(sink);
  PangoFontMap* fonts = fonts_of_this_thread();
  if (fonts == nullptr) return std::unexpected(Message("report.font_missing"));
  state->pango.reset(pango_font_map_create_context(fonts));
  pango_cairo_context_set_resolution(state->pango.get(), 72);
  pango_context_set_language(state->pango.get(), pango_language_from_string("vi"));
  // Printers have enough dots: shapes and widths as designed, the same at every size.
  const Owned<cairo_font_options_t> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(state->pango.get(), options.get());
  pango_context_set_round_glyph_positions(state->pango.get(), FALSE);

  state->surface.reset(cairo_pdf_surface_create_for_stream(
      hand_over, &state->sink, kPageWidth * kPointsPerMillimetre, kPageHeight * kPointsPerMillimetre));
  const std::string moment = info.date + "T00:00:00+07:00";
  cairo_pdf_surface_set_metadata(state->surface.get(), CAIRO_PDF_METADATA_TITLE, info.title.c_str());
  cairo_pdf_surface_set_metadata(state->surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, moment.c_str());
  cairo_pdf_surface_set_metadata(state->surface.get(), CAIRO_PDF_METADATA_MOD_DATE, moment.c_str());
  state->context.reset(cairo_create(state->surface.get()));
  if (cairo_status(state->context.get()) != CAIRO_STATUS_SUCCESS) {
    return std::unexpected(Message("report.cannot_draw"));
  }
  cairo_scale(state->context.get(), kPointsPerMillimetre, kPointsPerMillimetre);
  return PageCanvas(std::move(state));
}

double PageCanvas::text_height(std::string_view text, double width, const TextStyle& style) {
  const auto layout = state_->lay_out(text, width, style);
  return State::millimetres(State::extents(layout.get()).height);
}

double PageCanvas::text_width(std::string_view text, const TextStyle& style) {
  const auto layout = state_->lay_out(text, 0, style);
  return State::millimetres(State::extents(layout.get()).width);
}

double PageCanvas::text(double x, double y, double width, std::string_view text, const TextStyle& style) {
  const auto layout = state_->lay_out(text, width, style);
  if (style.balanced) x += State::balance(layout.get(), width);
  cairo_t* context = state_->context.get();
  cairo_save(context);
  set_ink(context, style.ink);
  cairo_translate(context, x, y);
  cairo_scale(context, 1 / kPointsPerMillimetre, 1 / kPointsPerMillimetre);
  cairo_move_to(context, 0, 0);
  pango_cairo_show_layout(context, layout.get());
  cairo_restore(context);
  return State::millimetres(State::extents(layout.get()).height);
}

void PageCanvas::line(double x1, double y1, double x2, double y2, double thickness, bool dashed) {
  cairo_t* context = state_->context.get();
  cairo_save(context);
  set_ink(context, Ink::kBlack);
  cairo_set_line_width(context, thickness);
  const std::array<double, 2> dashes{1.6, 1.2};
  if (dashed) cairo_set_dash(context, dashes.data(), static_cast<int>(dashes.size()), 0);
  cairo_move_to(context, x1, y1);
  cairo_line_to(context, x2, y2);
  cairo_stroke(context);
  cairo_restore(context);
}

void PageCanvas::rectangle(double x, double y, double width, double height, double thickness, Ink ink) {
  cairo_t* context = state_->context.get();
  cairo_save(context);
  set_ink(context, ink);
  cairo_set_line_width(context, thickness);
  cairo_rectangle(context, x, y, width, height);
  cairo_stroke(context);
  cairo_restore(context);
}

void PageCanvas::fill(double x, double y, double width, double height, Ink ink) {
  cairo_t* context = state_->context.get();
  set_ink(context, ink);
  cairo_rectangle(context, x, y, width, height);
  cairo_fill(context);
}

void PageCanvas::watermark(double x, double y, double width, double height, std::string_view text) {
  TextStyle style{.points = 100, .bold = true};
  const auto layout = state_->lay_out(text, 0, style);
  const auto size = State::extents(layout.get());
  const double diagonal = std::hypot(width, height);
  const double ratio = 0.86 * diagonal / pango_units_to_double(size.width);
  cairo_t* context = state_->context.get();
  cairo_save(context);
  cairo_set_source_rgb(context, 0.87, 0.87, 0.87);
  cairo_translate(context, x + width / 2, y + height / 2);
  cairo_rotate(context, -std::atan2(height, width));
  cairo_scale(context, ratio, ratio);
  cairo_move_to(context, -pango_units_to_double(size.width) / 2, -pango_units_to_double(size.height) / 2);
  pango_cairo_layout_path(context, layout.get());
  cairo_fill(context);
  cairo_restore(context);
}

void PageCanvas::next_page() { cairo_show_page(state_->context.get()); }

std::expected<void, Message> PageCanvas::finish() {
  next_page();
  state_->context.reset();
  cairo_surface_finish(state_->surface.get());
  const auto status = cairo_surface_status(state_->surface.get());
  if (!state_->unknown.empty()) return std::unexpected(Message("report.no_letter", {state_->unknown}));
  if (status != CAIRO_STATUS_SUCCESS) return std::unexpected(Message("report.cannot_draw"));
  return {};
}

}  // namespace core
