#!/usr/bin/env python3
"""Write src/source/charset/code_pages.txt: the code pages of DOS and of the old Mac that `encoding_rs` does not have.

    code_pages.py > src/source/charset/code_pages.txt

Python's codecs are made from the tables of https://www.unicode.org/Public/MAPPINGS/VENDORS/. A byte without a character is
written U+FFFD.
"""
PAGES = [
    ("IBM437", "cp437", "437"),
    ("IBM737", "cp737", "737"),
    ("IBM775", "cp775", "775"),
    ("IBM850", "cp850", "850"),
    ("IBM852", "cp852", "852"),
    ("IBM855", "cp855", "855"),
    ("IBM857", "cp857", "857"),
    ("IBM858", "cp858", "858"),
    ("IBM860", "cp860", "860"),
    ("IBM861", "cp861", "861"),
    ("IBM863", "cp863", "863"),
    ("IBM865", "cp865", "865"),
    ("x-mac-ce", "mac_latin2", "macce maccentraleurope maccentraleuropean maccenteuro maclatin2 10029"),
    ("x-mac-greek", "mac_greek", "macgreek 10006"),
    ("x-mac-icelandic", "mac_iceland", "maciceland macicelandic 10079"),
    ("x-mac-turkish", "mac_turkish", "macturkish 10081"),
]


def main():
    print("# Code pages that `encoding_rs` does not have. Written by scripts/code_pages.py.")
    print("# Name, other names, and the characters of the bytes from 0x80 on.")
    for name, codec, others in PAGES:
        upper = bytes(range(0x80, 0x100)).decode(codec, "replace")
        print(f"{name}\t{others}\t{upper}")


if __name__ == "__main__":
    main()
