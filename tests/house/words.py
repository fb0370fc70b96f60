"""Every language says the same things: same keys, same {0} {1}, nothing empty, composed letters (NFC).

words.py ROOT: prints each difference of assets/words/*.toml and assets/guides/*.toml from their vi.toml; exits 1 if
there is one.
"""
import os
import re
import sys
import tomllib
import unicodedata

import tree


def texts(table, prefix=""):
    """All texts by dotted key."""
    found = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= texts(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = value
    return found


def check(root):
    wrong = differences(root, "words")
    if os.path.isdir(os.path.join(root, "assets", "guides")):
        wrong += differences(root, "guides")
    return wrong


def differences(root, kind):
    folder = os.path.join(root, "assets", kind)
    languages = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            languages[f"{kind}/{name}"] = texts(tomllib.load(file))
    wrong = []
    reference = languages.get(f"{kind}/vi.toml", {})
    if len(languages) < 2 or not reference:
        wrong.append(f"assets/{kind}: needs vi.toml with words, and at least one more language")
    for name, words in languages.items():
        wrong += [f"{name}: {key} is missing" for key in sorted(reference.keys() - words.keys())]
        wrong += [f"{kind}/vi.toml: {key} is missing, {name} has it" for key in sorted(words.keys() - reference.keys())]
        for key, text in words.items():
            if not isinstance(text, str) or not text.strip():
                wrong.append(f"{name}: {key} says nothing")
                continue
            if unicodedata.normalize("NFC", text) != text:
                wrong.append(f"{name}: {key} has decomposed letters; write them composed (NFC)")
            expected = reference.get(key, text)
            if isinstance(expected, str) and set(re.findall(r"\{\d\}", text)) != set(re.findall(r"\{\d\}", expected)):
                wrong.append(f"{name}: {key} fills in other arguments than vi.toml")
            # Forms of a number: {0:ballot|ballots} (core/catalogue.cpp), of a number that the sentence is given.
            for form in re.findall(r"\{[^}]*[:|][^}]*\}", text):
                number = re.fullmatch(r"\{(\d):[^|{}]+\|[^|{}]+\}", form)
                if not number or "{" + number[1] + "}" not in str(expected):
                    wrong.append(f"{name}: {key}: {form} must be {{0:for one|for others}} of a number in vi.toml")
    return wrong


if __name__ == "__main__":
    sys.exit(tree.report(check))
