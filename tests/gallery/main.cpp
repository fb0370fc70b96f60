// Pictures of every screen, with the default look and in combinations that hold every pair of panel, text
// size, contrast, language and conference: single files, contact sheets, and index.html over them.
// gallery --out DIR [--only PART-OF-A-NAME] [--pages N] [--look PSCLF]
// gallery --readme KIOSK-FOLDER
// --look: instead, one combination alone, each of its pages as a picture of its own: five digits from 0 for
// panel, text size, contrast, language and conference; 01000 is the default.
// --readme: instead, the first page of every screen in the default look, small, into pictures/ of that
// folder, and the list of them into its README.md.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "kiosk/touchscreen/base/png_file.h"
#include "tests/gallery/combinations.h"
#include "tests/gallery/readme_pictures.h"
#include "tests/gallery/sheet_of_pictures.h"
#include "tests/kiosk/touchscreen/all_screens.h"
#include "tests/places.h"

namespace {

using gallery::Combination;
using kiosk_test::kPanels;

struct Wanted {
  std::filesystem::path out;
  std::string only;
  int pages = 3;  ///< of a screen in one combination; the default look has them all
  std::vector<Combination> looks = gallery::pairwise();
};

// What index.html says of one screen.
struct Shown {
  std::string group, name;
  std::vector<std::string> files;  ///< with the default look
  gallery::SheetOfPictures sheet;
};

std::string caption_of(const Combination& one) {
  const auto& panel = kPanels[one[0]];
  constexpr std::array kContrasts = {"paper", "dark on light", "light on dark"};
  return std::to_string(panel.width_px) + "x" + std::to_string(panel.height_px) + " · size " +
         std::to_string(one[1] + 1) + " · " + kContrasts[one[2]] + " · " + (one[3] == 0 ? "vi" : "en") +
         " · " + (one[4] == 0 ? "sample" : "hard");
}

Combination look_of(std::string_view digits) {
  Combination look{};
  for (std::size_t i = 0; i < gallery::kFactors; ++i) look[i] = static_cast<std::size_t>(digits[i] - '0');
  return look;
}

std::optional<Wanted> read(int argc, char** argv) {
  Wanted wanted;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string option = argv[i];
    if (option == "--out")
      wanted.out = argv[i + 1];
    else if (option == "--only")
      wanted.only = argv[i + 1];
    else if (option == "--pages")
      wanted.pages = std::max(1, std::atoi(argv[i + 1]));
    else if (option == "--look" && std::string_view(argv[i + 1]).size() == gallery::kFactors)
      wanted.looks = {look_of(argv[i + 1])};
    else
      return std::nullopt;
  }
  if (wanted.out.empty() || argc % 2 == 0) return std::nullopt;
  for (const auto& one : wanted.looks)
    for (std::size_t i = 0; i < gallery::kFactors; ++i)
      if (one[i] >= gallery::kLevels[i]) return std::nullopt;
  return wanted;
}

class Gallery {
 public:
  explicit Gallery(Wanted wanted) : wanted_(std::move(wanted)) {
    worlds_.push_back(kiosk_test::make_world(tests::assets_folder() + "/sample"));
    worlds_.push_back(kiosk_test::make_world(tests::data_folder() + "/hard"));
    std::filesystem::create_directories(wanted_.out / "screens");
    std::filesystem::create_directories(wanted_.out / "sheets");
  }

  void draw() {
    const auto& combinations = wanted_.looks;
    for (std::size_t panel = 0; panel < std::size(kPanels); ++panel) {
      window_.reset();  // SDL serves one at a time
      auto opened = kiosk::Window::open({.windowed = true, .panel = kPanels[panel]});
      if (!opened) throw std::runtime_error(opened.error());
      window_ = std::move(*opened);
      for (std::size_t world = 0; world < worlds_.size(); ++world) {
        auto ui = kiosk_test::make_ui(kPanels[panel], worlds_[world]);
        for (const auto& one : combinations)
          if (one[0] == panel && one[4] == world) draw(*ui, one, one == combinations.front());
      }
    }
  }

  void save() {
    std::ofstream page(wanted_.out / "index.html");
    page << "<!doctype html><meta charset=\"utf-8\"><title>Tín Nhiệm: the screens</title>\n"
            "<style>body{font-family:sans-serif;margin:2em;background:#eee}img{border:1px solid "
            "#888;margin:4px;"
            "width:440px}figure{display:inline-block;margin:4px}h2{margin-top:2em}</style>\n<h1>The "
            "screens</h1>\n";
    std::string group;
    for (const auto& name : order_) {
      const Shown& shown = shown_.at(name);
      if (shown.group != group) page << "<h2>" << (group = shown.group) << "</h2>\n";
      page << "<h3>" << name << " · <a href=\"sheets/" << name << ".png\">contact sheet</a></h3>\n";
      for (const auto& file : shown.files)
        page << "<a href=\"" << file << "\"><img loading=\"lazy\" src=\"" << file << "\"></a>\n";
      if (auto saved = shown.sheet.save(wanted_.out / "sheets" / (name + ".png")); !saved)
        throw std::runtime_error(saved.error());
    }
    if (!page.flush()) throw std::runtime_error("index.html cannot be written");
    std::cout << pictures_ << " pictures of " << order_.size()
              << " screens: " << (wanted_.out / "index.html").string() << '\n';
  }

 private:
  void draw(kiosk::Ui& ui, const Combination& one, bool standard) {
    ui.set_appearance({.size = static_cast<kiosk::TextSize>(one[1]),
                       .contrast = static_cast<kiosk::Contrast>(one[2]),
                       .language = one[3] == 0 ? "vi" : "en"});
    // The caption in the default look of a panel of its own measure: drawn with the window there is.
    const std::string caption = caption_of(one);
    const auto& screens = kiosk_test::all_screens(worlds_[one[4]]);
    const double factor = std::max(kPanels[one[0]].width_px, kPanels[one[0]].height_px) / 480.0;
    for (const auto& entry : screens) {
      if (entry.name.find(wanted_.only) == std::string::npos) continue;
      if (standard) order_.push_back(entry.name);
      Shown& shown = shown_[entry.name];
      shown.group = entry.group;
      shown.name = entry.name;
      for (int page = 0; standard || page < wanted_.pages; ++page) {
        if (!entry.draw(ui, page)) break;
        window_->picture(ui, pixels_);
        ++pictures_;
        const auto small = gallery::smaller(pixels_, factor);
        if (standard) {
          const std::string file = "screens/" + entry.name + "-" + std::to_string(page + 1) + ".png";
          shown.files.push_back(file);
          if (auto saved = window_->save_picture(ui, wanted_.out / file); !saved)
            throw std::runtime_error(saved.error());
        }
        shown.sheet.add(small, caption_picture(caption, small.width));
      }
    }
  }

  // Drawn with the fonts of the screens, once a combination.
  const gallery::Picture& caption_picture(const std::string& words, std::size_t width) {
    auto& kept = captions_[words];
    if (kept.width != width) {
      constexpr std::size_t kHigh = 20;
      const kiosk::Panel panel{window_->panel().width_px, window_->panel().height_px,
                               static_cast<float>(window_->panel().width_px) / 2.9F};
      auto ui = kiosk_test::make_ui(panel, worlds_.front());
      ui->set_appearance({.size = kiosk::TextSize::kSmallest, .contrast = kiosk::Contrast::kDarkOnLight});
      ui->begin("caption", 0);
      ui->text("caption", {1, 0, 400, panel.mm(kHigh)}, words, kiosk::Style::kSmall, kiosk::Align::kLeft,
               kiosk::Vertical::kMiddle);
      ui->end();
      kiosk::Pixels pixels;
      window_->picture(*ui, pixels);
      kept = gallery::corner(pixels, width, kHigh);
    }
    return kept;
  }

  Wanted wanted_;
  std::vector<kiosk_test::World> worlds_;
  std::unique_ptr<kiosk::Window> window_;
  kiosk::Pixels pixels_;
  std::vector<std::string> order_;
  std::map<std::string, Shown> shown_;
  std::map<std::string, gallery::Picture> captions_;
  int pictures_ = 0;
};

// Old pictures go: what is no screen any more has none.
void draw_readme(const std::filesystem::path& kiosk) {
  const auto world = kiosk_test::make_world(tests::assets_folder() + "/sample");
  auto window = kiosk::Window::open({.windowed = true, .panel = kPanels[0]});
  if (!window) throw std::runtime_error(window.error());
  auto ui = kiosk_test::make_ui(kPanels[0], world);
  std::filesystem::remove_all(kiosk / "pictures");
  std::filesystem::create_directories(kiosk / "pictures");
  std::vector<std::string> names;
  kiosk::Pixels pixels;
  for (const auto& entry : kiosk_test::all_screens(world)) {
    entry.draw(*ui, 0);
    (*window)->picture(*ui, pixels);
    const auto small =
        gallery::few_shades(gallery::smaller(pixels, kPanels[0].width_px / gallery::kReadmeWidth));
    const auto saved =
        kiosk::write_png(kiosk / "pictures" / (entry.name + ".png"), small.rgb,
                         static_cast<unsigned>(small.width), static_cast<unsigned>(small.height));
    if (!saved) throw std::runtime_error(saved.error());
    names.push_back(entry.name);
  }
  std::ifstream file(kiosk / "README.md");
  std::stringstream text;
  text << file.rdbuf();
  const auto listed = gallery::with_list(text.str(), gallery::readme_list(names));
  if (!listed) throw std::runtime_error((kiosk / "README.md").string() + ": " + listed.error());
  std::ofstream(kiosk / "README.md") << *listed;
  std::cout << names.size() << " pictures: " << (kiosk / "pictures").string() << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  setenv("SDL_VIDEODRIVER", "offscreen", 0);
  if (argc == 3 && std::string_view(argv[1]) == "--readme") {
    try {
      draw_readme(argv[2]);
    } catch (const std::exception& why) {
      std::cerr << "gallery: " << why.what() << '\n';
      return 1;
    }
    return 0;
  }
  const auto wanted = read(argc, argv);
  if (!wanted) {
    std::cerr << "gallery --out DIR [--only PART-OF-A-NAME] [--pages N] [--look PSCLF]\n"
                 "gallery --readme KIOSK-FOLDER\n";
    return 2;
  }
  try {
    Gallery gallery(*wanted);
    gallery.draw();
    gallery.save();
  } catch (const std::exception& why) {
    std::cerr << "gallery: " << why.what() << '\n';
    return 1;
  }
  return 0;
}
