// tinnhiem-kiosk: the touchscreen for delegates, committee, hall and auditor.
#include "kiosk/touchscreen/app/run.h"

int main(int argc, char** argv) { return kiosk::run_touchscreen(argc, argv); }
