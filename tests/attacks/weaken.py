"""Copies of the product's sources with their defences behind without("id"), for the attacks' second program.

weaken.py ROOT OUT: writes OUT/<source> for every source that defences.toml names and OUT/defences.cpp with the ids.
weaken.py ROOT --list: the sources' names, for CMake.
Fails when a defence's text does not occur exactly once: an entry that takes nothing out would prove nothing.
"""
import os
import sys
import tomllib

PRELUDE = '''// Made by tests/attacks/weaken.py. Not part of the product.
#include <string>
namespace attacks {
bool without(const std::string& defence);
}
using attacks::without;
'''


def defences():
    """The entries of defences.toml, in order."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "defences.toml"), "rb") as file:
        return tomllib.load(file)["defence"]


def sources():
    """The files that are changed, sorted."""
    return sorted({edit["file"] for defence in defences() for edit in defence["edit"]})


def weakened(root, path):
    """The text of one source with every edit made."""
    with open(os.path.join(root, path), encoding="utf-8") as file:
        text = file.read()
    for defence in defences():
        for edit in defence["edit"]:
            if edit["file"] != path:
                continue
            if f'without({"std::string(" if "*" in defence["id"] else ""}"{defence["id"].rstrip("*")}"' not in edit["weak"]:
                sys.exit(f'defences.toml: {defence["id"]}: what stands instead does not ask without() for it')
            found = text.count(edit["text"])
            if found != 1:
                sys.exit(f'defences.toml: {defence["id"]}: occurs {found} times in {path}, not once:\n{edit["text"]}')
            text = text.replace(edit["text"], edit["weak"])
    return PRELUDE + text


def main():
    root, out = sys.argv[1:]
    if out == "--list":
        print(";".join(sources()), end="")
        return
    for path in sources():
        target = os.path.join(out, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8") as file:
            file.write(weakened(root, path))
    with open(os.path.join(out, "defences.cpp"), "w", encoding="utf-8") as file:
        file.write("#include <string_view>\n#include <vector>\nnamespace attacks {\n"
                   "extern const std::vector<std::string_view> kDefences;\n"
                   "const std::vector<std::string_view> kDefences = {\n")
        file.writelines(f'    "{defence["id"]}",\n' for defence in defences())
        file.write("};\n}\n")


if __name__ == "__main__":
    main()
