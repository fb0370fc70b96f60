// A finger that is not there: puts touches into SDL's queue as a panel would. For rehearsals and tests.
#pragma once

namespace kiosk {

/// Touches the glass at a place given as parts of its width and height, 0 to 1, and lifts the finger there.
void push_tap(float x, float y);

}  // namespace kiosk
