//! What `LibreOffice` makes of our workbooks; `.ci/run` runs these where it finds `soffice`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use enroll::profile::operation::OperationKind;

use crate::annotated::corpus::annotate_all;
use crate::harness::Enroll;
use crate::stored::root;
use crate::templates::{
    allowed, built_in, column_formats, elements, filled, in_language, parts, validate, validated,
    with_template,
};

/// Opens a workbook in `LibreOffice` and saves it again.
fn saved_again(bytes: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("filled.xlsx"), bytes).expect("a file");
    let home = at("home");
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", home.display()))
        .args(["--headless", "--convert-to"])
        .args(["xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .args([at("out"), at("filled.xlsx")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("`soffice` is on the PATH");
    assert!(status.success(), "LibreOffice opens the workbook");
    std::fs::read(at("out/filled.xlsx")).expect("LibreOffice saved it")
}

#[test]
#[ignore = "needs LibreOffice"]
fn a_filled_template_that_was_saved_by_libreoffice_has_the_same_users() {
    let drop_downs =
        |bytes: &[u8]| elements(&parts(bytes)["xl/worksheets/sheet1.xml"], "dataValidation").len();
    for (name, org) in [
        ("sosafe", &["groups=Sales,Support"][..]),
        ("spencer", &[]),
        (
            "symbiant",
            &["roles=Editor,Reader", "divisions=Company,Company/Sales"],
        ),
    ] {
        let profile = built_in(name);
        with_template(
            &profile,
            OperationKind::Import,
            in_language("de"),
            org,
            |template| {
                let bytes = filled(template);
                let again = saved_again(&bytes);
                assert!(drop_downs(&bytes) > 0, "{name}");
                assert_eq!(drop_downs(&again), drop_downs(&bytes), "{name}");
                assert_eq!(column_formats(&again)[0], "@", "{name}");
                let run = validate(again, name, OperationKind::Import);
                assert_eq!(validated(&run), (allowed(&profile), 1), "{}", run.stdout);
            },
        );
    }
}

/// The cells of the first sheet of each file, as `LibreOffice` shows them; none of one that it cannot open.
fn shown(folder: &Path, files: &[PathBuf]) -> Vec<Option<Vec<Vec<String>>>> {
    let home = folder.join("home");
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", home.display()))
        .args(["--headless", "--convert-to", "csv", "--outdir"])
        .arg(folder.join("shown"))
        .args(files)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("`soffice` is on the PATH");
    assert!(status.success(), "LibreOffice opens the workbooks");
    let read = |file: &PathBuf| {
        let name = file.with_extension("csv");
        let csv = folder.join("shown").join(name.file_name().expect("a name"));
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(false).flexible(true).from_path(&csv);
        let rows = reader.ok()?.into_records();
        let rows = rows.map(|row| row.expect("a row").iter().map(str::to_owned).collect());
        Some(rows.collect())
    };
    files.iter().map(read).collect()
}

#[test]
#[ignore = "needs LibreOffice"]
fn annotated_workbooks_open_in_libreoffice_with_the_same_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: String| folder.path().join(name);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let looked_at = annotate_all(&root("fixtures/workbooks"), |path, ending, checked| {
        let number = before.len();
        before.push(at(format!("before-{number}.{ending}")));
        after.push(at(format!("after-{number}.{ending}")));
        std::fs::copy(path, &before[number]).expect("a copy");
        std::fs::write(&after[number], checked).expect("a file");
    });
    assert!(looked_at >= 40, "{looked_at}");
    let (old, new) = (shown(folder.path(), &before), shown(folder.path(), &after));
    let mut opened = 0;
    for (number, (old, new)) in old.iter().zip(&new).enumerate() {
        let name = before[number].display();
        let Some(old) = old else { continue };
        let new = new
            .as_ref()
            .unwrap_or_else(|| panic!("{name} does not open any more"));
        assert_eq!(old.len(), new.len(), "{name}");
        for (old, new) in old.iter().zip(new) {
            let mut wanted = old.iter().enumerate();
            let differs = |(column, cell): &(usize, &String)| new.get(*column) != Some(*cell);
            assert_eq!(wanted.find(differs), None, "{name}");
        }
        opened += 1;
    }
    assert!(opened >= 40, "{opened}");
}

/// What a person does in a workbook: these cells get these texts, and it is saved.
fn corrected(folder: &Path, from: &str, to: &str, corrections: &[(&str, &str)]) {
    let home = folder.join("home");
    let office = || {
        let mut office = Command::new("soffice");
        office
            .arg(format!("-env:UserInstallation=file://{}", home.display()))
            .args(["--headless", "--norestore"])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        office
    };
    let module = home.join("user/basic/Standard/Module1.xba");
    if !module.exists() {
        // The first start writes a module of its own.
        let started = office().arg("--terminate_after_init").status();
        assert!(started.expect("`soffice` is on the PATH").success());
    }
    let cells = corrections.iter().map(|(place, text)| {
        format!("book.Sheets.getByIndex(0).getCellRangeByName(\"{place}\").setString(\"{text}\")\n")
    });
    let (cells, path) = (cells.collect::<String>(), |name: &str| {
        folder.join(name).display().to_string()
    });
    let (from, to) = (path(from), path(to));
    let macro_ = format!(
        "Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = \"Hidden\"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToURL(\"{from}\"), \"_blank\", 0, hidden())
  {cells}
  Dim format(0) As New com.sun.star.beans.PropertyValue
  format(0).Name = \"FilterName\"
  format(0).Value = \"Calc MS Excel 2007 XML\"
  book.storeToURL(ConvertToURL(\"{to}\"), format())
  book.close(True)
  StarDesktop.terminate()
End Sub
"
    );
    let escaped = macro_.replace('&', "&amp;").replace('<', "&lt;");
    let space = "xmlns:script=\"http://openoffice.org/2000/script\"";
    let text = format!(
        "<script:module {space} script:name=\"Module1\" script:language=\"StarBasic\">{escaped}</script:module>"
    );
    std::fs::write(&module, text).expect("the macro");
    let run = office().arg("macro:///Standard.Module1.Main").status();
    assert!(run.expect("`soffice` is on the PATH").success());
    assert!(Path::new(&to).exists(), "LibreOffice saved {to}");
}

#[test]
#[ignore = "needs LibreOffice"]
fn a_list_that_was_corrected_in_libreoffice_is_clean_and_accepted() {
    let corrections = [
        ("B3", "Cole"),
        ("C3", "ben.cole@example.com"),
        ("A4", "Cleo"),
        ("D4", "Single Address"),
        ("C5", "dora.ek@example.com"),
    ];
    for (name, part) in [
        ("plain.xlsx", "xl/worksheets/sheet1.xml"),
        ("drop-downs.xlsx", "xl/worksheets/sheet2.xml"),
        ("pivot.xlsx", "xl/pivotTables/pivotTable1.xml"),
        ("table.xlsx", "xl/tables/table1.xml"),
    ] {
        let bytes =
            std::fs::read(root(&format!("fixtures/workbooks/{name}"))).expect("it is there");
        let run = Enroll::new()
            .file("list.xlsx", bytes)
            .line("validate list.xlsx --profile sosafe -o checked.xlsx")
            .exit(1)
            .run();
        let folder = run.folder.path();
        corrected(folder, "checked.xlsx", "sent-back.xlsx", &corrections);
        Enroll::new()
            .line("validate sent-back.xlsx --profile sosafe --fail-on error -o clean.xlsx")
            .run_in(folder);
        let clean = std::fs::read(folder.join("clean.xlsx")).expect("it was written");
        assert!(parts(&clean).contains_key(part), "{name}");
        let sheet = &parts(&clean)["xl/worksheets/sheet1.xml"];
        assert!(
            !sheet.contains("enroll:error"),
            "{name}: no error is marked"
        );
        for upload in ["upload.csv", "upload.xlsx"] {
            let line = format!("export clean.xlsx --profile sosafe -o {upload}");
            Enroll::new().line(&line).run_in(folder);
            let line = format!("validate {upload} --profile sosafe --format json");
            let report = Enroll::new().line(&line).run_in(folder).json();
            assert_eq!(report["summary"]["rows"], 5, "{name}: {report}");
        }
    }
}
