// The touchscreen from its command line to its exit code.
#pragma once

namespace kiosk {

/// 0: closed in order; 1: refused, or the terminal has a fault; 2: unusable input or no screen.
int run_touchscreen(int argc, char** argv);

}  // namespace kiosk
