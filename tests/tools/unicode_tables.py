#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes regex_categories.cpp, regex_case.cpp and regex_blocks.cpp anew: unicode_tables.py BLOCKS.txt FOLDER

Categories and cases are those of the Unicode version of this Python; BLOCKS.txt is the file of that name of the
Unicode Character Database, of the same version.
"""
import sys
import unicodedata

CATEGORIES = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf",
              "Po", "Zs", "Zl", "Zp", "Sm", "Sc", "Sk", "So", "Cc", "Cf", "Cs", "Co", "Cn"]
PAIRS = 30  # a capital, its small letter, a capital, ...
LAST = 0x10FFFF
WIDTH = 110
VERSION = unicodedata.unidata_version

HEAD = """// SPDX-License-Identifier: Apache-2.0
// {idea}
// Written by tests/tools/unicode_tables.py from version {version} of the Unicode Character Database.
#include "functions/regex_characters.hpp"

{includes}namespace bleibe::detail {{

namespace {{

"""


def wrapped(parts):
    lines, line = [], "   "
    for part in parts:
        if len(line) + len(part) + 1 > WIDTH:
            lines.append(line)
            line = "   "
        line += " " + part
    return "\n".join(lines + [line])


def write(folder, name, idea, includes, body):
    text = HEAD.format(idea=idea, version=VERSION, includes=includes) + body + "\n} // namespace bleibe::detail\n"
    with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
        file.write(text)


def category_runs():
    of = [CATEGORIES.index(unicodedata.category(chr(code))) for code in range(LAST + 1)]
    code = 0
    while code <= LAST:
        end = code
        while end <= LAST and of[end] == of[code]:
            end += 1
        pairs = code
        while pairs < LAST and of[pairs] == 0 and of[pairs + 1] == 1:
            pairs += 2
        if end == code + 1 and pairs >= code + 4:
            yield code, PAIRS
            code = pairs
        else:
            yield code, of[code]
            code = end


def write_categories(folder):
    runs = list(category_runs())
    body = "/// Each the first code point of a run and, in the lowest five bits, its category.\n"
    body += "// clang-format off\nconstexpr std::uint32_t runs[] = {\n"
    body += wrapped(f"0x{code << 5 | category:X}," for code, category in runs)
    body += "\n};\n// clang-format on\n\n} // namespace\n\n"
    body += "std::span<const std::uint32_t> category_runs() noexcept { return runs; }\n"
    write(folder, "regex_categories.cpp", "The general category of every code point, as runs of code points alike.",
          "", body)


def case_classes():
    parent = {}

    def root(code):
        while parent.setdefault(code, code) != code:
            code = parent[code]
        return code

    for mapped in (str.lower, str.upper):
        by_image = {}
        for code in range(LAST + 1):
            image = mapped(chr(code))
            by_image.setdefault(image, []).append(code)
        for members in by_image.values():
            for member in members[1:]:
                parent[root(member)] = root(members[0])
    classes = {}
    for code in list(parent):
        classes.setdefault(root(code), []).append(code)
    return [sorted(members) for members in classes.values() if len(members) > 1]


def case_runs():
    following = {}
    for members in case_classes():
        for here, there in zip(members, members[1:] + members[:1]):
            following[here] = there
    codes = sorted(following)
    at = 0
    while at < len(codes):
        first = codes[at]
        pairs = at
        while (pairs + 1 < len(codes) and codes[pairs] == first + pairs - at and
               following[codes[pairs]] == codes[pairs] + 1 and following[codes[pairs] + 1] == codes[pairs]):
            pairs += 2
        end = at + 1
        while (end < len(codes) and codes[end] == codes[end - 1] + 1 and
               following[codes[end]] - codes[end] == following[first] - first):
            end += 1
        if pairs > at:
            yield first, codes[pairs - 1], 0
            at = pairs
        else:
            yield first, codes[end - 1], following[first] - first
            at = end


def write_case(folder):
    body = "// clang-format off\nconstexpr CaseRun runs[] = {\n"
    body += wrapped(f"{{0x{first:X}, 0x{last:X}, {distance}}}," for first, last, distance in case_runs())
    body += "\n};\n// clang-format on\n\n} // namespace\n\n"
    body += "std::span<const CaseRun> case_runs() noexcept { return runs; }\n"
    write(folder, "regex_case.cpp",
          "The letters that differ in case alone, each with the next of its ring: k, the sign of Kelvin, K.", "", body)


# Names of XML Schema 1.0 that Unicode has changed since.
OLD_NAMES = {"Greek": "GreekandCoptic", "CombiningMarksforSymbols": "CombiningDiacriticalMarksforSymbols",
             "CyrillicSupplementary": "CyrillicSupplement", "PrivateUse": "PrivateUseArea"}


def write_blocks(path, folder):
    blocks = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if ".." in line and not line.startswith("#"):
                places, name = line.strip().split("; ")
                blocks[name.replace(" ", "")] = tuple(int(place, 16) for place in places.split(".."))
    for old, new in OLD_NAMES.items():
        blocks.setdefault(old, blocks[new])
    body = "// clang-format off\nconstexpr UnicodeBlock blocks[] = {\n"
    body += wrapped(f'{{"{name}", 0x{first:X}, 0x{last:X}}},' for name, (first, last) in sorted(blocks.items()))
    body += "\n};\n// clang-format on\n\n} // namespace\n\n"
    body += "std::span<const UnicodeBlock> unicode_blocks() noexcept { return blocks; }\n"
    write(folder, "regex_blocks.cpp", "The blocks of Unicode by name without its blanks, and by some older names.",
          "", body)


if __name__ == "__main__":
    write_categories(sys.argv[2])
    write_case(sys.argv[2])
    write_blocks(sys.argv[1], sys.argv[2])
