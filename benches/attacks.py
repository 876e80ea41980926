#!/usr/bin/env python3
"""Makes lists that ask for too much, lets `enroll` read each, and prints how long that takes and how much memory.

    python3 benches/attacks.py target/release/enroll

Each list is small to send or easy to make, and expensive to read for a program that does not look out. The table in
docs/limits.md is what this prints. Only the standard library is needed.
"""

import argparse
import io
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

MIB = 1024 * 1024
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEADER = "Email,First name,Last name\n"
ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def people(count: int) -> str:
    rows = (f"p{number}@example.com,Anna,Berg{number}\n" for number in range(count))
    return HEADER + "".join(rows)


def long_value() -> str:
    return HEADER + 'anna@example.com,"Anna' + "x, y " * (2 * MIB // 5) + "\n"


def long_line() -> str:
    return HEADER + "anna@example.com," + "x" * (60 * MIB) + "\n"


def open_quote(size: int) -> str:
    row = "p@example.com,Anna,Berg\n"
    return HEADER + 'anna@example.com,"Anna,Berg\n' + row * (size // len(row))


def many_columns(count: int) -> str:
    return ",".join(f"c{number}" for number in range(count)) + "\n" + ",".join("x" * count) + "\n"


def many_groups() -> str:
    groups = ";".join(f"group{number}" for number in range(100_000))
    return f'Email,First name,Last name,Groups\nanna@example.com,Anna,Berg,"{groups}"\n'


def finding_in_every_cell() -> str:
    return "Email,First name,Last name\n" + "a@@b, ?,#N/A\n" * 700_000


def nothing_but_nul() -> bytes:
    return b"\0" * (50 * MIB)


def nothing_but(text: str, size: int) -> str:
    return text * (size // len(text))


def archive(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as container:
        for name, text in parts.items():
            container.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def workbook(rows: str, strings: str = "", sheets: int = 1, after: str = "") -> bytes:
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbers = range(1, sheets + 1)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kinds}.worksheet+xml"/>' for n in numbers
        )
        + (f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/>' if strings else "")
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
        )
        + (f'<Relationship Id="t" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>' if strings else "")
        + "</Relationships>",
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    for number in numbers:
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet
    return archive(parts)


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADERS = "<row r=\"1\">" + cell("A1", "Email") + cell("B1", "First name") + cell("C1", "Last name") + "</row>"


def repeated_text() -> bytes:
    strings = "<si><t>" + "x" * MIB + "</t></si>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 2_002))
    return workbook(HEADERS + rows, strings)


def far_cells() -> bytes:
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", "a@example.com")}{cell(f"XFD{n}", "x")}</row>' for n in range(2, 20_002))
    return workbook(HEADERS + rows)


def last_row_only() -> bytes:
    return workbook(HEADERS + f'<row r="1048576">{cell("A1048576", "a@example.com")}</row>')


def overlapping_merges() -> bytes:
    merges = "".join(f'<mergeCell ref="A1:XFD{n}"/>' for n in range(1_000_000, 1_020_000))
    return workbook(HEADERS, after=f"<mergeCells>{merges}</mergeCells>")


def many_sheets() -> bytes:
    return workbook(HEADERS, sheets=5_000)


def bomb() -> bytes:
    return workbook(HEADERS + "<row/>" * (200 * MIB // 6))


def ods(tables: str) -> bytes:
    return archive(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS.format(tables)}
    )


def ods_cell(text: str, more: str = "") -> str:
    return f'<table:table-cell{more} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def ods_repeated_rows() -> bytes:
    top = "<table:table-row>" + ods_cell("Email") + ods_cell("First name") + "</table:table-row>"
    row = f'<table:table-row table:number-rows-repeated="1000000">{ods_cell("a@@b")}{ods_cell("#N/A")}</table:table-row>'
    return ods(f'<table:table table:name="S">{top}{row}</table:table>')


def ods_repeated_cells() -> bytes:
    wide = ods_cell("x", ' table:number-columns-repeated="16000"')
    row = f'<table:table-row table:number-rows-repeated="1000000">{wide}</table:table-row>'
    return ods(f'<table:table table:name="S">{row}</table:table>')


def ods_many_tables() -> bytes:
    row = "<table:table-row>" + ods_cell("Email") + "</table:table-row>"
    return ods("".join(f'<table:table table:name="S{n}">{row}</table:table>' for n in range(6_000)))


def large_profile() -> str:
    fields = "".join(f'[fields.f{n}]\naliases = {{ en = ["f{n}"] }}\n' for n in range(33_000))
    return f'name = "large"\ntitle = "Large"\n{fields}[operations.import]\n'


def large_plan() -> str:
    fields = {f"f{n}": {"from": "", "to": "x"} for n in range(80_000)}
    return json.dumps({"schema_version": 1, "kind": "plan", "fields": fields})


# A name, the file, and what makes it.
LISTS = [
    ("a stray quote before 2 MiB of text", "quote.csv", long_value),
    ("one value of 60 MiB", "line.csv", long_line),
    ("a quote that stays open over 500 MB", "open.csv", lambda: open_quote(500_000_000)),
    ("64,000 columns", "columns.csv", lambda: many_columns(64_000)),
    ("1,000,000 columns", "many-columns.csv", lambda: many_columns(1_000_000)),
    ("100,000 groups in a cell", "groups.csv", many_groups),
    ("a finding in each of 2,100,000 cells", "findings.csv", finding_in_every_cell),
    ("50 MiB of NUL", "nul.csv", nothing_but_nul),
    ("50 MiB of line breaks", "breaks.csv", lambda: nothing_but("\n", 50 * MIB)),
    ("50 MiB of commas", "commas.csv", lambda: nothing_but(",", 50 * MIB)),
    ("50 MiB of quotes", "quotes.csv", lambda: nothing_but('"', 50 * MIB)),
    ("a text of 1 MiB in 2,000 cells", "repeated.xlsx", repeated_text),
    ("20,000 rows with a cell in column XFD", "far.xlsx", far_cells),
    ("a cell in row 1,048,576", "last.xlsx", last_row_only),
    ("20,000 merges that overlap", "merges.xlsx", overlapping_merges),
    ("5,000 sheets", "sheets.xlsx", many_sheets),
    ("35 million empty rows in a zip", "bomb.xlsx", bomb),
    ("a row repeated 1,000,000 times, two findings each", "rows.ods", ods_repeated_rows),
    ("16,000 cells repeated in 1,000,000 rows", "cells.ods", ods_repeated_cells),
    ("6,000 tables", "tables.ods", ods_many_tables),
]


def run(program: str, words: list[str], folder: Path, limit: float) -> tuple[str, float, float, int, str]:
    """How it ended, seconds, MiB, bytes printed, and the first line of an error."""
    printed = folder / "printed"
    with printed.open("wb") as out, (folder / "said").open("wb") as err:
        start = time.monotonic()
        child = subprocess.Popen([program, *words], cwd=folder, stdout=out, stderr=err, stdin=subprocess.DEVNULL)
        pid, status, usage = 0, 0, None
        while pid == 0:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid == 0 and time.monotonic() - start > limit:
                child.kill()
                pid, status, usage = os.wait4(child.pid, 0)
            time.sleep(0.005)
        seconds = time.monotonic() - start
        child.returncode = 0
    ended = f"exit {os.waitstatus_to_exitcode(status)}"
    if seconds > limit:
        ended = "stopped"
    said = (folder / "said").read_text(errors="replace").splitlines()
    return ended, seconds, usage.ru_maxrss / 1024, printed.stat().st_size, (said or [""])[0][:90]


def write(path: Path, make: Callable[[], str | bytes]) -> None:
    made = make()
    path.write_bytes(made if isinstance(made, bytes) else made.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--limit", type=float, default=100, help="seconds after which a run is stopped")
    parser.add_argument("--only", default="", help="lists whose file has this in its name")
    parser.add_argument("--make", help="a folder to put the lists in, instead of reading them")
    parser.add_argument("--command", default="validate", choices=["validate", "annotate", "json", "map"])
    args = parser.parse_args()
    program = str(Path(args.program).resolve())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if args.make:
        for what, file, make in LISTS:
            if args.only in file:
                write(Path(args.make) / file, make)
        return
    print("| list | bytes | ends with | seconds | MiB | bytes printed |\n| --- | ---: | --- | ---: | ---: | ---: |")
    worst = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, file, make in LISTS:
            if args.only not in file:
                continue
            # In a process of its own: what this one holds would count as memory of the program that it starts.
            maker = multiprocessing.Process(target=write, args=(folder / file, make))
            maker.start()
            maker.join()
            words = {
                "validate": ["validate", file, "--profile", "sosafe"],
                "annotate": ["validate", file, "--profile", "sosafe", "-o", "out.csv"],
                "json": ["validate", file, "--profile", "sosafe", "--format", "json"],
                "map": ["map", file, "--profile", "sosafe"],
            }[args.command]
            ended, seconds, peak, printed, said = run(program, words, folder, args.limit)
            size = (folder / file).stat().st_size
            print(f"| {what} | {size:,} | {ended} | {seconds:.1f} | {peak:.0f} | {printed:,} |", flush=True)
            if said:
                print(f"  {said}", file=sys.stderr)
            worst = worst and seconds <= 30 and peak <= 1024 and printed <= 10_000_000
            (folder / file).unlink()
    sys.exit(0 if worst else 1)


if __name__ == "__main__":
    main()
