// Independent pieces of work over every core: proofs are checked one by one, and none depends on another.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace crypto {

/// Calls work(i) for i in [0, count) on `threads` threads (0: as many as there are cores). `progress(done)`
/// is called from the calling thread now and then, and at the end. `work` must not throw and must not touch
/// what another index writes.
inline void for_each_index(
    std::size_t count, const std::function<void(std::size_t)>& work,
    const std::function<void(std::size_t)>& progress = [](std::size_t) {}, unsigned threads = 0) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  std::atomic<std::size_t> next{0}, done{0};
  const auto take = [&] {
    for (std::size_t at = next++; at < count; at = next++) {
      work(at);
      ++done;
    }
  };
  std::vector<std::jthread> helpers;
  for (unsigned other = 1; other < threads && other < count; ++other) helpers.emplace_back(take);
  // The calling thread works too, and reports between two pieces, at most ten times a second.
  auto reported = std::chrono::steady_clock::now();
  for (std::size_t at = next++; at < count; at = next++) {
    work(at);
    ++done;
    if (const auto now = std::chrono::steady_clock::now(); now - reported > std::chrono::milliseconds(100)) {
      progress(done);
      reported = now;
    }
  }
  helpers.clear();  // joins
  progress(done);
}

}  // namespace crypto
