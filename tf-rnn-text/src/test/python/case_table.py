"""Writes the table by which LowerCase lower-cases, by asking this Python's str.lower().

Run from the module's folder (standard library only):

    python3 src/test/python/case_table.py

It overwrites src/main/resources/io/github/tfrnn/text/lower-case.txt. Python 3.11 knows Unicode 14; a newer Python
writes a newer table. The Java tests compare the result with the golden files, so make those anew as well.
"""

import platform
import sys
import unicodedata
from pathlib import Path

TABLE = Path(__file__).parents[2] / "main/resources/io/github/tfrnn/text/lower-case.txt"
SPECIAL = {0x130, 0x3A3}  # more than one character, or dependent on its neighbours: written in Java


def runs(mapping):
    """Groups {code point: distance} into (first, last, step, distance) with equal steps of 1 or 2."""
    result = []
    for code, distance in sorted(mapping.items()):
        if result:
            first, last, step, known = result[-1]
            gap = code - last
            if known == distance and (gap == step or (first == last and gap in (1, 2))):
                result[-1] = (first, code, gap, distance)
                continue
        result.append((code, code, 1, distance))
    return result


def ranges(codes):
    result = []
    for code in codes:
        if result and result[-1][1] == code - 1:
            result[-1] = (result[-1][0], code)
        else:
            result.append((code, code))
    return result


def main():
    lower, cased, ignorable = {}, [], []
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        lowered = character.lower()
        if code not in SPECIAL and lowered != character:
            assert len(lowered) == 1 and (code < 0x10000) == (ord(lowered) < 0x10000), hex(code)
            lower[code] = ord(lowered) - code
        # A capital sigma is lower-cased to its final form after a cased letter, looking past ignorable characters.
        if ("." + character + "\u03a3").lower()[-1] == "\u03c2":
            cased.append(code)
        elif ("A" + character + "\u03a3").lower()[-1] == "\u03c2":
            ignorable.append(code)
    assert "\u0130".lower() == "i\u0307"
    with TABLE.open("w", encoding="ascii", newline="\n") as file:
        file.write(
            f"# str.lower() of Python {platform.python_version()}, Unicode {unicodedata.unidata_version}."
            " Made by src/test/python/case_table.py: do not edit.\n"
            "# lower FIRST LAST STEP DISTANCE; then, for the final sigma, cased FIRST LAST and ignorable FIRST LAST.\n"
        )
        for first, last, step, distance in runs(lower):
            file.write(f"lower {first:X} {last:X} {step} {distance}\n")
        for name, codes in (("cased", cased), ("ignorable", ignorable)):
            for first, last in ranges(codes):
                file.write(f"{name} {first:X} {last:X}\n")
    print(f"{len(lower)} letters with another lower case, {len(cased)} cased, {len(ignorable)} ignorable: {TABLE}")


if __name__ == "__main__":
    main()
