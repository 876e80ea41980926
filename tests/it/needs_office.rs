//! What `LibreOffice` makes of our workbooks; `.ci/run` runs these where it finds `soffice`.

use std::process::{Command, Stdio};

use enroll::profile::operation::OperationKind;

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
