// fuzz_replay TARGET --seeds FOLDER --here FOLDER [--seconds N] [FILE...]: runs a target without libFuzzer.
// First its seeds and its regressions (of tests/fuzz, --here), then inputs mutated from them, always in the
// same order, for N seconds of processor time (1 unless said otherwise). With FILEs: those alone. An input on
// which a demand fails, or that takes too long, is left in crash-TARGET.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <stdexcept>

#include "crypto/hash.h"
#include "tests/fuzz/mutate.h"
#include "tests/fuzz/target.h"

namespace {

using fuzz::Bytes;

constexpr std::size_t kLongestInput = 65536;
// Of processor time, for one input: far above what any takes, on a machine that does other things.
constexpr double kLongestRun = 5;

// What runs now, for the handler, which may touch nothing else.
const std::uint8_t* current_bytes = nullptr;
std::size_t current_size = 0;
char crash_file[128];

extern "C" void keep_input(int number) {
  const int file = ::open(crash_file, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0) {
    [[maybe_unused]] const auto written = ::write(file, current_bytes, current_size);
    ::close(file);
  }
  ::signal(number, SIG_DFL);
  ::raise(number);
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void run(const fuzz::Target& target, const Bytes& input) {
  // In memory of exactly its size, so that reading past its end is seen by an address sanitizer.
  const Bytes exact(input.begin(), input.end());
  current_bytes = exact.data();
  current_size = exact.size();
  const double began = processor_seconds();
  fuzz::run(target, exact);
  fuzz::require(processor_seconds() - began < kLongestRun, "an input takes less than five seconds");
}

std::vector<Bytes> files_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  if (std::filesystem::is_directory(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  std::vector<Bytes> files;
  for (const auto& path : paths) files.push_back(fuzz::content_of(path));
  return files;
}

struct Options {
  std::string target, seeds, here;
  double seconds = 1;
  std::vector<std::string> files;
};

Options parse(int count, char** words) {
  Options options;
  for (int at = 1; at < count; ++at) {
    const std::string word = words[at];
    if (word.starts_with("--") && at + 1 < count) {
      const std::string value = words[++at];
      if (word == "--seeds") options.seeds = value;
      if (word == "--here") options.here = value;
      if (word == "--seconds") options.seconds = std::stod(value);
    } else if (options.target.empty()) {
      options.target = word;
    } else {
      options.files.push_back(word);
    }
  }
  return options;
}

std::size_t mutate_for(const fuzz::Target& target, const std::vector<Bytes>& corpus,
                       const std::vector<Bytes>& dictionary, double seconds) {
  // The name decides, so that every target has its own inputs.
  const auto digest = crypto::blake2b(crypto::as_bytes(target.name));
  fuzz::Chance chance(std::uint64_t{digest[0]} << 8 | digest[1]);
  const double end = processor_seconds() + seconds;
  std::size_t runs = 0;
  for (; processor_seconds() < end; ++runs)
    run(target, fuzz::mutated(corpus, dictionary, kLongestInput, chance));
  return runs;
}

int replay(const Options& options) {
  const fuzz::Target* const target = fuzz::find_target(options.target);
  if (target == nullptr)
    throw std::runtime_error("no target " + options.target + "; tests/fuzz/targets has them");
  std::snprintf(crash_file, sizeof crash_file, "crash-%s", options.target.c_str());
  for (const int number : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) ::signal(number, keep_input);
  for (const std::string& file : options.files) run(*target, fuzz::content_of(file));
  if (!options.files.empty()) return 0;

  std::vector<Bytes> corpus = files_below(std::filesystem::path(options.seeds) / options.target);
  if (corpus.empty()) throw std::runtime_error("no seeds for " + options.target + " below " + options.seeds);
  const std::size_t seeds = corpus.size();
  const std::filesystem::path here = options.here;
  for (Bytes& found : files_below(here / "regressions" / options.target)) corpus.push_back(std::move(found));
  const auto dictionary =
      fuzz::read_dictionary(here / "dictionaries" / (std::string(target->dictionary) + ".dict"));
  for (const Bytes& input : corpus) run(*target, input);
  const std::size_t runs = mutate_for(*target, corpus, dictionary, options.seconds);
  std::printf("%s: %zu seeds, %zu regressions, %zu mutated\n", options.target.c_str(), seeds,
              corpus.size() - seeds, runs);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  try {
    fuzz::begin();
    return replay(parse(count, words));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "fuzz_replay: %s\n", error.what());
    return 2;
  }
}
