"""The checks of this folder, on small trees that are in order and then broken in one place."""
import os
import tempfile
import unittest

import layers
import order
import uses
import words

SOUND = {
    "README.md": "Words.\n",
    "CMakeLists.txt": "# Build.\n",
    "crypto/group.h": "// Group.\n#include <sodium.h>\n#include <array>\n",
    "core/message.h": "// Message.\n#include <string>\n",
    "core/record/grammar.h": '// Grammar.\n#include "core/message.h"\n#include "crypto/group.h"\n',
    "core/store/box.h": '// Box.\n#include <sqlcipher/sqlite3.h>\n#include <sys/stat.h>\n',
    "core/unicode.cpp": "// Unicode.\n#include <utf8proc.h>\n",
    "core/verify/verify.cpp": '// Verifier.\n#include "core/record/grammar.h"\n',
    "kiosk/command/main.cpp": '// Command line.\n#include <CLI/CLI.hpp>\n#include "core/message.h"\n',
    "kiosk/touchscreen/window.h": "// Window.\n#include <SDL2/SDL.h>\n#include <imgui.h>\n",
    "tests/catch.h": "// Catch2.\n#include <catch2/catch.hpp>\n",
    "tests/core/box.cpp": '// Faults.\n#include "tests/catch.h"\n#include <sqlcipher/sqlite3.h>\n',
    "assets/words/vi.toml": '[a]\nb = "Đồng chí {0}"\n',
    "assets/words/en.toml": '[a]\nb = "Comrade {0}"\n',
}


class Checks(unittest.TestCase):
    def found(self, check, **changes):
        """What the check says of the sound tree with these files changed or added."""
        with tempfile.TemporaryDirectory() as root:
            for path, content in (SOUND | changes.get("files", {})).items():
                os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(content)
            return check(root)

    def refused(self, check, path, content, by):
        """The change is refused in one sentence that names the file and contains `by`."""
        found = self.found(check, files={path: content})
        self.assertEqual(len(found), 1, found)
        self.assertIn(os.path.basename(path), found[0])
        self.assertIn(by, found[0])

    def test_a_tree_in_order_is_accepted(self):
        for check in (layers.check, words.check, order.check):
            self.assertEqual(self.found(check), [])

    def test_an_include_that_goes_upwards_is_refused(self):
        for path, header in (("crypto/bad.h", "core/message.h"), ("core/bad.cpp", "kiosk/touchscreen/window.h"),
                             ("kiosk/command/bad.cpp", "kiosk/touchscreen/window.h"),
                             ("tests/crypto/bad.cpp", "core/message.h"),
                             ("tests/core/bad.cpp", "kiosk/touchscreen/window.h")):
            for mark in ('"{}"', "<{}>"):
                self.refused(layers.check, path, "// Bad.\n#include " + mark.format(header) + "\n", "must not know")

    def test_a_library_outside_its_wrapper_is_refused(self):
        for path, header in (("core/bad.h", "sodium.h"), ("core/bad.h", "sqlcipher/sqlite3.h"),
                             ("kiosk/command/bad.cpp", "SDL2/SDL.h"), ("crypto/bad.h", "imgui.h"),
                             ("core/bad.cpp", "pango/pangocairo.h"), ("core/bad.cpp", "csv.h"),
                             ("kiosk/touchscreen/bad.cpp", "sqlite3.h"), ("core/bad.cpp", "CLI/CLI.hpp")):
            self.refused(layers.check, path, f"// Bad.\n#include <{header}>\n", "belongs in")

    def test_a_second_wrapper_of_a_library_with_one_is_refused(self):
        self.refused(layers.check, "core/verify/words.cpp", "// Bad.\n#include <utf8proc.h>\n", "wraps already")

    def test_a_library_without_a_wrapper_is_refused(self):
        self.refused(layers.check, "core/bad.cpp", "// Bad.\n#include <openssl/evp.h>\n", "no wrapper")

    def test_catch2_is_included_in_one_place(self):
        self.refused(layers.check, "tests/core/bad.cpp", "// Bad.\n#include <catch2/catch.hpp>\n", "tests/catch.h")

    def test_a_path_that_is_no_file_is_refused(self):
        self.refused(layers.check, "core/bad.cpp", '// Bad.\n#include "../kiosk/secret.h"\n', "from the top")

    def test_a_verifier_that_reaches_what_it_verifies_is_refused(self):
        direct = '// Verifier.\n#include "core/store/box.h"\n'
        self.refused(layers.check, "core/verify/verify.cpp", direct, "shares nothing")
        found = self.found(layers.check, files={"core/message.h": '// Message.\n#include "core/store/box.h"\n'})
        self.assertEqual(len(found), 1, found)
        self.assertIn("core/verify/verify.cpp: reaches core/store/box.h", found[0])

    def test_words_that_differ_between_languages_are_refused(self):
        english = "assets/words/en.toml"
        self.refused(words.check, english, '[a]\nb = "Comrade {0}"\nc = "More"\n', "en.toml has it")
        self.refused(words.check, english, '[a]\n', "missing")
        self.refused(words.check, english, '[a]\nb = "Comrade"\n', "arguments")
        self.refused(words.check, english, '[a]\nb = " "\n', "says nothing")
        self.assertEqual(self.found(words.check, files={english: '[a]\nb = "{0} {0:comrade|comrades}"\n'}), [])
        self.refused(words.check, english, '[a]\nb = "{0} {0:comrade}"\n', "for others")
        self.refused(words.check, english, '[a]\nb = "{0} {1:comrade|comrades}"\n', "of a number in vi.toml")
        self.refused(words.check, english, '[a]\nb = "Cafe\u0301 {0}"\n', "NFC")

    def test_words_that_code_and_catalogue_do_not_share_are_refused(self):
        code = "core/talk.cpp"
        sound = '// Talk.\nauto a = words("a.b"), c = words("a.step_" + number);\n'
        catalogue = '[a]\nb = "B"\nstep_1 = "1"\nstep_2 = "2"\n'
        composed = {"a.step_": ["1", "2"]}

        def found(code_text=sound, words_text=catalogue, known=composed):
            return self.found(lambda root: uses.check(root, known),
                              files={code: code_text, "assets/words/vi.toml": words_text})

        self.assertEqual(found(), [])
        self.assertEqual(found(sound + 'auto d = "⟦a.d⟧";\n', catalogue + 'd = "D"\n'), [])
        for wrong, by in ((found(sound + 'auto d = words("a.c");\n'), "no catalogue has"),
                          (found(sound + 'auto d = "⟦a.c⟧";\n'), "no catalogue has"),
                          (found(words_text=catalogue + 'c = "C"\n'), "used nowhere"),
                          (found(words_text=catalogue.replace('step_2 = "2"\n', "")), "a.step_2 is missing"),
                          (found(words_text=catalogue + 'step_3 = "3"\n'), "a.step_3 is used nowhere"),
                          (found(sound + 'auto d = words("a.part_" + number);\n'), "does not know")):
            self.assertEqual(len(wrong), 1, wrong)
            self.assertIn(by, wrong[0])

    def test_disorder_is_refused(self):
        self.refused(order.check, "notes.txt", "x\n", "top level")
        self.refused(order.check, "core/long.cpp", "// Long.\n" * 401, "401 lines")
        self.refused(order.check, "core/bare.cpp", "#pragma once\n", "first comment")
        for name in ('TEST_CASE("One; two")', 'TEST_CASE(\n    "One; two",\n    "[x]")', 'TEST_CASE_METHOD(Hall, "a; b")'):
            self.refused(order.check, "tests/core/bad.cpp", f"// Bad.\n{name} {{}}\n", "semicolon")
        self.refused(order.check, "core/path.cpp", "// See /ho" "me/someone/notes.\n", "one machine")


if __name__ == "__main__":
    unittest.main()
