#!/usr/bin/env python3
"""Generate a list of invented users, as CSV or as a workbook.

    gen_users.py 1000000 users.csv                   one row in a hundred has a fault
    gen_users.py 1000000 current.csv --fault-rate 0  no row has a fault
    gen_users.py 1000000 later.csv --fault-rate 0 --later
                                                     the same users some weeks later
    gen_users.py 500000 users.xlsx --strings inline  needs XlsxWriter (pip install XlsxWriter)
    gen_users.py 65535 users.xls                     needs xlwt; an XLSB needs pyxlsbwriter, an ODS nothing

The same arguments always give the same bytes, and a short list is the beginning of a longer one. All people, addresses
and phone numbers are invented; the domains are reserved for examples by RFC 2606.

A faulty row has one of these faults: an invalid email address, the address of an earlier row, a domain that is not
allowed, an empty required cell, a value that is not allowed, an invalid phone number, an unknown group.
"""
import argparse
import csv
import datetime
import itertools
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import workbooks
from job import ACTIVE, DOMAINS, GROUPS, HEADER, LANGUAGES, REQUIRED, TYPES

FIRST = ("Anna", "Ben", "Clara", "David", "Emma", "Felix", "Greta", "Hannah", "Ivan", "Julia",
         "Karl", "Lena", "Max", "Nora", "Oliver", "Paula", "Quentin", "Robert", "Sarah", "Tom",
         "Ursula", "Victor", "Wanda", "Xenia", "Yusuf", "Zara", "Jürgen", "Björn", "Zoë", "José",
         "Łukasz", "Søren", "François", "Änne", "Renée", "Günther", "Jean-Luc", "Mary Ann",
         "Özgür", "Alexandra", "Christopher", "Maximilian", "Katharina", "Li", "Ngô", "Dragoș",
         "Siân", "Chloé", "Ida", "Tim")
LAST = ("Smith", "Müller", "Schmidt", "Weber", "Fischer", "Schäfer", "Köhler", "Groß", "Jäger",
        "Böhm", "O'Brien", "Martin", "Bernard", "Dubois", "Lefèvre", "García", "Muñoz", "Núñez",
        "Rossi", "Bianchi", "de Vries", "van den Berg", "Nowak", "Kowalczyk", "Wójcik",
        "Johansson", "Lindström", "Åkesson", "Jones", "Taylor", "Brown", "Wilson", "Schneider",
        "Hoffmann", "Becker", "Schulz", "Wagner", "Richter", "Klein", "Wolf", "Neumann", "Schwarz",
        "Zimmermann", "Braun", "Hofmann", "Hartmann", "Lange", "Schmitt", "Werner", "Krause",
        "Meier-Lüdenscheid", "Nguyễn", "Yılmaz", "Öztürk", "Papadopoulos", "Kovács", "Horváth",
        "Novák", "Svoboda", "Fernandes")
# The last ones have a comma, a quote or a line break, which a CSV must quote.
DEPARTMENTS = ("Engineering", "Sales", "Finance", "Human Resources", "Legal", "Support",
               "Operations", "Marketing", "Facility Management", "Forschung & Entwicklung",
               "Sales, EMEA", "Research, Development", 'Team "Phoenix"', "Legal\nCompliance")
PHONE_PREFIXES = ("49151", "49160", "49171", "4366", "4179", "447", "336", "346", "316", "4670")
# Letters that have no decomposition into a letter and an accent, or another spelling in German.
ASCII = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "å": "a", "ı": "i"}
FAULTS = ("email_syntax", "email_duplicate", "email_domain", "required", "enum", "phone", "group")
# Faulty values by column: Language, Type, Active.
NOT_ALLOWED = {5: ("xx", "English", "DE "), 6: ("Single", "Group", "single adress"), 7: ("Y", "TRUE", "ja", "maybe")}
# How many earlier addresses are remembered for duplicates.
REMEMBERED = 4096


def slug(name: str) -> str:
    """The ASCII form of a name, for an email address."""
    text = unicodedata.normalize("NFKD", "".join(ASCII.get(letter, letter) for letter in name.lower()))
    return "".join(letter for letter in text if letter.isascii() and (letter.isalnum() or letter == "-"))


def weighted(values: tuple[str, ...], weights: tuple[int, ...]) -> list[str]:
    """Each value as often as its weight says."""
    return [value for value, weight in zip(values, weights) for _ in range(weight)]


def users(count: int, fault_rate: float) -> Iterator[list[str]]:
    """Rows of 12 cells."""
    rng = random.Random(1)
    bits, rand, choice = rng.getrandbits, rng.random, rng.choice
    first_names = [(name, slug(name)) for name in FIRST]
    last_names = [(name, slug(name)) for name in LAST]
    departments = weighted(DEPARTMENTS, (90,) * 10 + (40, 40, 10, 10))
    groups = [",".join(rng.sample(GROUPS, size)) for size in (1, 1, 2, 2, 2, 3, 3, 4, 5) for _ in range(60)]
    languages = weighted(LANGUAGES, (30, 40, 10, 6, 5, 4, 3, 2))
    domains = weighted(DOMAINS, (60, 20, 10, 7, 3))
    first_day = datetime.date(2005, 1, 3)
    days = [(first_day + datetime.timedelta(days=day)).isoformat() for day in range(7300)]
    managers = [f"manager.{i}@{DOMAINS[i % 5]}" for i in range(900)] + [""] * 20
    earlier: list[str] = []
    for number in range(1, count + 1):
        # One random number a row, of which each column takes some bits: three times as fast as one for each column.
        r = bits(96)
        first, first_slug = first_names[r % len(first_names)]
        last, last_slug = last_names[(r >> 10) % len(last_names)]
        email = f"{first_slug}.{last_slug}{number}@{domains[(r >> 20) % 100]}"
        phone = (r >> 28) & 0xFFFFFFFF
        row = [
            email,
            first,
            last,
            departments[(r >> 40) % len(departments)],
            groups[(r >> 50) % len(groups)],
            languages[(r >> 60) % 100],
            TYPES[(r >> 68) & 31 == 0],
            ACTIVE[(r >> 73) & 15 == 0],
            "" if phone & 7 == 0 else f"+{PHONE_PREFIXES[phone % 10]}{10000000 + phone % 89999999}",
            f"E{number:08d}",
            days[(r >> 77) % 7300],
            managers[(r >> 84) % len(managers)],
        ]
        if rand() < fault_rate:
            break_row(row, choice, earlier)
        elif len(earlier) < REMEMBERED:
            earlier.append(email)
        elif phone & 63 == 0:
            earlier[bits(12)] = email
        yield row


def break_row(row: list[str], choice, earlier: list[str]) -> None:
    """Put one fault into a row."""
    email = row[0]
    local, _, domain = email.partition("@")
    fault = choice(FAULTS)
    if fault == "email_duplicate" and not earlier:
        fault = "email_syntax"
    if fault == "email_syntax":
        row[0] = choice((f"{local}{domain}", f"{local}@", f"@{domain}", f"{local}@@{domain}",
                         f"{local}..x@{domain}", f"{local} x@{domain}", f"{local}@localhost",
                         f"{local}@{domain}.", f".{email}", f"{local}@-{domain}"))
    elif fault == "email_duplicate":
        other = choice(earlier)
        row[0] = choice((other.upper(), other.title(), other.capitalize(), other))
    elif fault == "email_domain":
        row[0] = f"{local}@" + choice(("example.net", "mail.test", "exmaple.com", "example.com.test"))
    elif fault == "required":
        row[HEADER.index(choice(REQUIRED))] = ""
    elif fault == "enum":
        column = choice(tuple(NOT_ALLOWED))
        row[column] = choice(NOT_ALLOWED[column])
    elif fault == "phone":
        row[8] = choice(("0151 2345678", "+49", "+0151234567", "49151234567", "+49-151-234567",
                         "n/a", "+4915123456789012345"))
    else:
        row[4] += "," + choice(("Admins", "staff", "Berlinx", "Muenchen"))


def later(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Of a thousand users one has left, and nine have moved to another department."""
    for number, row in enumerate(rows, 1):
        if number % 1000 == 950:
            continue
        if number % 100 == 50:
            row[3] = "New Business"
        yield row


def write_csv(path: Path, rows: Iterator[list[str]]) -> None:
    with open(path, "w", encoding="utf-8", newline="", buffering=1 << 20) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=int)
    parser.add_argument("output", type=Path, help="the file to write: .csv, .xlsx, .ods, .xls or .xlsb")
    parser.add_argument("--fault-rate", type=float, default=0.01, metavar="SHARE", help="default: 0.01")
    parser.add_argument("--later", action="store_true", help="some users left, moved or are new")
    parser.add_argument("--strings", choices=("shared", "inline"), default="shared",
                        help="XLSX: shared strings, as Excel saves (default), or inline, as many exporters write")
    args = parser.parse_args()
    # One user in a thousand is new in a later list.
    rows = (later(users(args.rows + args.rows // 1000, args.fault_rate)) if args.later
            else users(args.rows, args.fault_rate))
    if args.output.suffix == ".csv":
        write_csv(args.output, rows)
    else:
        workbooks.write(args.output, itertools.chain([list(HEADER)], rows), args.strings)


if __name__ == "__main__":
    main()
