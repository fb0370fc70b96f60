// tinnhiem: the command line for the office before the meeting and the auditor after it.
#include "kiosk/command/command.h"

int main(int argc, char** argv) { return kiosk::run_command_line(argc, argv); }
