"""Write rows of texts as a workbook: XLSX, ODS, XLS or XLSB, by the end of the file's name.

An ODS is written here, a row at a time. The others need a package: XlsxWriter, xlwt, pyxlsbwriter.
"""
import datetime
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

ODS = "application/vnd.oasis.opendocument.spreadsheet"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
# What a ZIP container can date nothing before.
NO_DATE = (1980, 1, 1, 0, 0, 0)


def write(path: Path, rows: Iterable[list[str]], strings: str) -> None:
    if path.suffix == ".xlsx":
        write_xlsx(path, rows, strings)
    else:
        {".ods": write_ods, ".xls": write_xls, ".xlsb": write_xlsb}[path.suffix](path, rows)


def write_xlsx(path: Path, rows: Iterable[list[str]], strings: str) -> None:
    import xlsxwriter

    workbook = xlsxwriter.Workbook(path, {
        "constant_memory": strings == "inline",
        "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False,
    })
    workbook.set_properties({"created": datetime.datetime(2024, 1, 1)})
    sheet = workbook.add_worksheet("Users")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value:
                sheet.write_string(number, column, value)
    workbook.close()


def write_ods(path: Path, rows: Iterable[list[str]]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype", NO_DATE), ODS)
        manifest = "".join(f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="{kind}"/>'
                           for part, kind in (("/", ODS), ("content.xml", "text/xml")))
        package.writestr(zipfile.ZipInfo("META-INF/manifest.xml", NO_DATE),
                         f'<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0">{manifest}</manifest:manifest>')
        part = zipfile.ZipInfo("content.xml", NO_DATE)
        part.compress_type = zipfile.ZIP_DEFLATED
        with package.open(part, "w", force_zip64=True) as content:
            content.write((f'<office:document-content xmlns:office="{OASIS}:office:1.0"'
                           f' xmlns:table="{OASIS}:table:1.0" xmlns:text="{OASIS}:text:1.0">'
                           '<office:body><office:spreadsheet><table:table table:name="Users">').encode())
            for row in rows:
                cells = "".join(map(ods_cell, row))
                content.write(f"<table:table-row>{cells}</table:table-row>".encode())
            content.write(b"</table:table></office:spreadsheet></office:body></office:document-content>")


def ods_cell(value: str) -> str:
    if not value:
        return "<table:table-cell/>"
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def write_xls(path: Path, rows: Iterable[list[str]]) -> None:
    import xlwt

    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("Users")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value:
                sheet.write(number, column, value)
        if number % 1000 == 0:
            sheet.flush_row_data()
    workbook.save(str(path))


def write_xlsb(path: Path, rows: Iterable[list[str]]) -> None:
    import pyxlsbwriter

    with pyxlsbwriter.XlsbWriter(str(path)) as workbook:
        workbook.add_sheet("Users")
        workbook.write_sheet([value or None for value in row] for row in rows)
