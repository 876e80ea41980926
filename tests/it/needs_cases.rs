//! The program, judged by a folder of files that others wrote: `ENROLL_CASES` names it, and `.ci/run` runs these where it is set.

use std::path::PathBuf;

use crate::annotated::corpus::annotate_all;
use crate::cases::{collections, encodings, handmade, hostile, spectrum, vendors};
use crate::workbooks;

/// A folder of the cases.
fn folder(name: &str) -> PathBuf {
    let cases = std::env::var_os("ENROLL_CASES").expect("ENROLL_CASES names the folder of cases");
    let folder = PathBuf::from(cases).join(name);
    assert!(folder.is_dir(), "{} is no folder", folder.display());
    folder
}

#[test]
#[ignore = "needs the folder that ENROLL_CASES names"]
fn workbooks_read_as_other_readers_read_them() {
    workbooks::judge_by_other_readers(&folder(""));
}

#[test]
#[ignore = "needs the folder that ENROLL_CASES names"]
fn workbooks_of_others_keep_all_that_is_not_ours() {
    let folders = ["calamine", "files", "handmade", "openpyxl", "poi"];
    let annotated = folders.map(|name| annotate_all(&folder(name), |_, _, _| {}));
    let annotated: usize = annotated.iter().sum();
    assert!(annotated >= 100, "{annotated} could be annotated");
}

/// Tests that need the folder of cases, each a function over one folder in it.
macro_rules! over_folders {
    ($($name:ident: $judge:path, $folder:literal;)*) => {$(
        #[test]
        #[ignore = "needs the folder that ENROLL_CASES names"]
        fn $name() {
            $judge(&folder($folder));
        }
    )*};
}

over_folders! {
    the_handmade_cases_are_judged_as_expected: handmade::judge, "handmade";
    the_handmade_workbooks_read_as_shown: workbooks::judge_handmade, "handmade";
    the_encodings_are_read_right_or_asked_about: encodings::judge, "encodings";
    the_vendor_templates_are_judged_as_expected: vendors::judge, "vendor-templates";
    the_csv_spectrum_reads_as_its_json: spectrum::judge, "spectrum";
    addresses_are_judged_as_the_crate_email_address_says: collections::judge_email_address, "email_address-crate";
    addresses_are_judged_as_python_email_validator_says: collections::judge_python_email_validator, "python-email-validator";
    phone_numbers_are_judged_as_libphonenumber_says: collections::judge_phone_numbers, "phonenumbers";
    naughty_strings_are_survived: hostile::judge_naughty_strings, "blns";
    calamine_is_survived: hostile::judge_folder, "calamine";
    duckdb_csv_is_survived: hostile::judge_folder, "duckdb-csv";
    email_address_is_survived: hostile::judge_folder, "email_address-crate";
    encodings_are_survived: hostile::judge_folder, "encodings";
    handmade_is_survived: hostile::judge_folder, "handmade";
    openpyxl_is_survived: hostile::judge_folder, "openpyxl";
    phonenumbers_are_survived: hostile::judge_folder, "phonenumbers";
    poi_is_survived: hostile::judge_folder, "poi";
    spectrum_is_survived: hostile::judge_folder, "spectrum";
    user_imports_are_survived: hostile::judge_folder, "user-imports";
    vendor_templates_are_survived: hostile::judge_folder, "vendor-templates";
    files_are_survived: hostile::judge_folder, "files";
}
