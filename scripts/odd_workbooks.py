#!/usr/bin/env python3
"""Write workbooks that are odd in one way each, and beside each the same table as CSV.

    odd_workbooks.py fixtures/twins

Excel and LibreOffice open all of them; tests/it/twins.rs judges both of a pair alike.
"""
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADERS = "employee_id,first_name,last_name,email,phone,department,role,start_date,active".split(",")
ROWS = [
    "000123,Anna,Berg,anna.berg@example.com,+49 171 3920012,Sales,employee,2024-03-01,yes".split(","),
    "000124,Ben,,ben.cole@example,0171 3920013,IT,manager,2024-04-01,no".split(","),
]


def name(column, row):
    return f"{'ABCDEFGHI'[column]}{row}"


def inline(text, where=None):
    place = f' r="{where}"' if where else ""
    return f'<c{place} t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(cells, places=True, space=MAIN, prefix=""):
    """A sheet of which some cells, by row and column, are written another way."""
    rows = ""
    for number, row in enumerate([HEADERS] + ROWS, 1):
        line = ""
        for column, text in enumerate(row):
            where = name(column, number)
            line += cells.get((number, column)) or inline(text, where if places else None)
        rows += f'<row r="{number}">{line}</row>' if places else f"<row>{line}</row>"
    xml = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    if prefix:
        xml = xml.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")
        return xml.replace("worksheet>", f'worksheet xmlns:{prefix}="{space}">', 1)
    return xml.replace("<worksheet>", f'<worksheet xmlns="{space}">', 1)


def write(folder, kind, xml, cells=(), shared=None, styles=None, settings="", space=MAIN, relations=RELATIONS, absolute=False):
    """Writes the workbook and its twin, in which `cells` are others."""
    path = f"{folder}/xlsx_{kind}.xlsx"
    base = "/xl/" if absolute else ""
    parts = [("worksheet", "worksheets/sheet1.xml", "rId1")]
    parts += [("sharedStrings", "sharedStrings.xml", "rId2")] if shared else []
    parts += [("styles", "styles.xml", "rId3")] if styles else []
    links = "".join(
        f'<Relationship Id="{id}" Type="{relations}/{type}" Target="{base}{target}"/>' for type, target, id in parts
    )
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f'<Override PartName="/xl/{target}" ContentType="{content}.{type}+xml"/>' for type, target, _ in parts
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{content}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{relations}">{settings}'
        f'<sheets><sheet name="Users" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/worksheets/sheet1.xml": xml,
    }
    if shared:
        files["xl/sharedStrings.xml"] = f'<sst xmlns="{space}">{shared}</sst>'
    if styles:
        files["xl/styles.xml"] = f'<styleSheet xmlns="{space}">{styles}</styleSheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in files.items():
            info = zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    table = [HEADERS] + [list(row) for row in ROWS]
    for (row, column), text in dict(cells).items():
        table[row - 1][column] = text
    quoted = [[f'"{cell}"' if "\n" in cell or "," in cell else cell for cell in row] for row in table]
    with open(f"{path}.same-table.csv", "w", encoding="utf-8", newline="") as file:
        file.write("".join(",".join(row) + "\n" for row in quoted))


def main():
    folder = sys.argv[1]
    dates = '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs count="2"><xf/><xf numFmtId="164"/></cellXfs>'

    def one(kind, where, cell, text, **more):
        write(folder, kind, sheet({where: cell}, space=more.get("space", MAIN)), {where: text}, **more)

    write(folder, "prefixed_namespace", sheet({}, prefix="x"))
    write(folder, "cells_without_place", sheet({}, places=False))
    write(folder, "strict", sheet({}, space=STRICT), space=STRICT, relations=STRICT_RELATIONS)
    write(folder, "absolute_part_names", sheet({}), absolute=True)
    write(folder, "missing_styles", sheet({(2, 1): '<c r="B2" s="7" t="inlineStr"><is><t>Anna</t></is></c>'}))
    one("inline_rich_text", (2, 1), '<c r="B2" t="inlineStr"><is><r><rPr><b/></rPr><t>An</t></r><r><t>na</t></r></is></c>', "Anna")
    one("phonetic_runs", (2, 1), '<c r="B2" t="inlineStr"><is><t>Anna</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>', "Anna")
    one("space_is_preserved", (2, 1), '<c r="B2" t="inlineStr"><is><t xml:space="preserve"> Anna </t></is></c>', " Anna ")
    one("escaped_return", (2, 1), '<c r="B2" t="inlineStr"><is><t>An_x000A_na</t></is></c>', "An\nna")
    one("escaped_underscore", (2, 1), '<c r="B2" t="inlineStr"><is><t>An_x005F_x000A_na</t></is></c>', "An_x000A_na")
    one("error_cell", (2, 5), '<c r="F2" t="e"><v>#N/A</v></c>', "#N/A")
    one("boolean", (2, 8), '<c r="I2" t="b"><v>1</v></c>', "TRUE")
    one("date_1904", (2, 7), '<c r="H2" s="1"><v>43890</v></c>', "2024-03-01", styles=dates, settings='<workbookPr date1904="1"/>')
    one("date_of_a_cell", (2, 7), '<c r="H2" s="1"><v>45352</v></c>', "2024-03-01", styles=dates)
    one("date_in_iso", (2, 7), '<c r="H2" s="1" t="d"><v>2024-03-01T00:00:00</v></c>', "2024-03-01", styles=dates)
    one("text_of_a_formula", (2, 5), '<c r="F2" t="str"><f>UPPER("it")</f><v>IT</v></c>', "IT")
    shared = "<f t=\"shared\" ref=\"F2:F3\" si=\"0\">UPPER(A1)</f>"
    formulas = {(2, 5): f'<c r="F2" t="str">{shared}<v>HR</v></c>', (3, 5): '<c r="F3" t="str"><f t="shared" si="0"/><v>IT</v></c>'}
    write(folder, "shared_formula", sheet(formulas), {(2, 5): "HR", (3, 5): "IT"})
    strings = "<si><t>Berg</t></si><si><r><t>An</t></r><r><t>na</t></r></si><si/>"
    cells = {(2, 1): '<c r="B2" t="s"><v>1</v></c>', (2, 2): '<c r="C2" t="s"><v>0</v></c>', (3, 2): '<c r="C3" t="s"><v>2</v></c>'}
    write(folder, "shared_strings_in_any_order", sheet(cells), shared=strings)


if __name__ == "__main__":
    main()
