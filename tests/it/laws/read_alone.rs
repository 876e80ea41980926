//! How a list is read does not depend on what an earlier run said of it.

use std::num::NonZeroUsize;

use enroll::commands::fixed;

use super::{Flags, Run, Scratch};

/// Checks a list and what comes of it, three times in a row, and gives what was read and written each time.
fn thrice(list: &[u8]) -> [Run; 3] {
    let scratch = Scratch::new();
    let first = run(&scratch, "first.csv", list);
    let second = run(&scratch, "second.csv", &first.annotated());
    let third = run(&scratch, "third.csv", &second.annotated());
    [first, second, third]
}

fn run(scratch: &Scratch, name: &str, list: &[u8]) -> Run {
    scratch.run(&scratch.file(name, list), &Flags::default(), 1)
}

/// That each run reads the list as the one before, and that nothing changes once rows were filled up.
#[track_caller]
fn is_read_alike(list: &[u8]) {
    let runs = thrice(list);
    let read: Vec<_> = runs
        .iter()
        .map(|run| {
            let observed = &run.inputs.source.observed;
            let header_row = &observed.header_row;
            (
                observed.encoding,
                observed.delimiter.byte,
                header_row.row,
                header_row.last_row,
                header_row.own_headers().to_vec(),
                header_row.origin,
            )
        })
        .collect();
    assert_eq!(read[0], read[1]);
    assert_eq!(read[1], read[2]);
    assert_eq!(
        String::from_utf8_lossy(&runs[1].annotated()),
        String::from_utf8_lossy(&runs[2].annotated())
    );
}

#[test]
fn a_message_that_reads_like_headers_does_not_move_the_header_row() {
    // A message quotes the first header, and so has a header in it that is known.
    is_read_alike(b"E-Mail[,m\nName");
    is_read_alike(b"E-Mail\nName,Groups\nx,y\n");
}

#[test]
fn a_message_with_letters_does_not_change_the_encoding() {
    // UTF-8 with more damage than letters is no UTF-8, unless our message repeats the letters.
    is_read_alike(b",,,,Groups\n,,\x85m,,,\n,,,,s\"");
    is_read_alike(b"E-Mail,Name\nx\xc3\xa4,a\xe4\xe4\ny\xe4\xe4,b\n");
    is_read_alike(b"E-Mail,Name\nanna\xe9@example.com,Ren\xe9\n");
    // Every other byte of UTF-16 is zero, and in ours none is.
    is_read_alike(b"a\0a\0a\0\r\n\0a\0");
    is_read_alike(b"e\0r\0r\0o\0r\0s\0");
}

#[test]
fn the_rows_of_a_list_with_one_column_do_not_become_duplicates() {
    let list = b"E-Mail\nanna@example.com\nben@example.com\nanna@example.com\n";
    is_read_alike(list);
    let [first, second, _] = thrice(list);
    assert_eq!(first.traces(), second.traces());
}

#[test]
fn fixing_twice_is_fixing_once_where_a_short_row_meets_our_column() {
    let scratch = Scratch::new();
    let fix = |list: &[u8]| {
        let mut run = run(&scratch, "list.csv", list);
        let threads = NonZeroUsize::MIN;
        let fixes = fixed::fix(&mut run.inputs, None, threads, &mut run.checked);
        fixes.expect("a file that can be fixed");
        run.annotated()
    };
    for list in [
        &b",,errors\n1"[..],
        b"E-Mail,Name,errors\nanna@example.com\n",
        // What cannot be read stands in our column alone.
        b":errors\r:\xf2",
    ] {
        let once = fix(list);
        let twice = fix(&once);
        assert_eq!(
            String::from_utf8_lossy(&twice),
            String::from_utf8_lossy(&once)
        );
        assert!(!String::from_utf8_lossy(&once).contains("ragged-row"));
    }
}

#[test]
fn a_list_without_headers_gets_one_column_however_often_it_is_annotated() {
    let list = b"anna@example.com,Anna\nbob@@example.com,Bob\n";
    is_read_alike(list);
    let [_, second, _] = thrice(list);
    assert_eq!(
        String::from_utf8_lossy(&second.annotated()),
        "anna@example.com,Anna,\"errors\"\nbob@@example.com,Bob,\n"
    );
    is_read_alike(b"\n,,\n,,\n");
    is_read_alike(b"anna@example.com\n");
    is_read_alike(b"errors\n");
    is_read_alike(b"|");
    is_read_alike(b"sep=;\n\nanna@example.com;Anna\n");
}

#[test]
fn the_only_column_of_a_list_is_not_ours() {
    let [first, ..] = thrice(b"errors");
    let annotated = first.annotated();
    assert!(
        annotated.starts_with(b"errors,"),
        "{}",
        String::from_utf8_lossy(&annotated)
    );
    is_read_alike(b"errors");
}

#[test]
fn a_title_that_ends_in_errors_is_not_our_column() {
    is_read_alike(b"Import errors\nE-Mail;Name\nanna@example.com;Anna Berg\n");
    let scratch = Scratch::new();
    let run = run(
        &scratch,
        "list.csv",
        b"Import errors\nE-Mail;Name\nanna@example.com;Anna Berg\n",
    );
    assert_eq!(run.inputs.source.observed.delimiter.byte, b';');
    assert_eq!(run.inputs.layout.headers, ["E-Mail", "Name"]);
}

/// A list without known headers, whose cells hold other delimiters.
#[test]
fn our_header_settles_the_delimiter() {
    for (list, delimiter) in [
        ("a,0|errors\r1|2|3,4\r", b'|'),
        ("errors;a,b;\"errors_2\"\n1;2,3;\n4;5,6;\n", b';'),
        ("a,b;ERRORS\n1,2;\n3,4;\n", b';'),
    ] {
        let scratch = Scratch::new();
        let run = run(&scratch, "list.csv", list.as_bytes());
        assert_eq!(
            run.inputs.source.observed.delimiter.byte, delimiter,
            "{list}"
        );
        assert!(
            run.inputs
                .source
                .observed
                .header_row
                .errors_column
                .is_some()
        );
        is_read_alike(list.as_bytes());
    }
}

/// The first letters beyond ASCII stand far behind what is looked at first, and ours come before them.
#[test]
fn the_encoding_of_a_long_list_is_found_behind_our_column() {
    let mut list = b"E-Mail,Name\n".to_vec();
    for row in 0..60_000 {
        list.extend_from_slice(format!("user{row}@@example.com,Anna\n").as_bytes());
    }
    list.extend_from_slice(b"anna@example.com,J\xf6rg Gr\xf6\xdfe\nben@example.com,M\xfcller\n");
    let scratch = Scratch::new();
    let first = run(&scratch, "list.csv", &list);
    let annotated = first.annotated();
    assert!(annotated.len() > 3 * 1024 * 1024 && list.len() > 1024 * 1024);
    let second = run(&scratch, "annotated.csv", &annotated);
    let encoding = |run: &Run| run.inputs.source.observed.encoding.name();
    assert_eq!(encoding(&first), "windows-1252");
    assert_eq!(encoding(&second), "windows-1252");
    assert!(second.annotated() == annotated);
}

#[test]
fn a_list_of_two_delimiters_keeps_its_own() {
    is_read_alike(b"x;y,z\n1;2,3\n4;5,6\n");
    is_read_alike(b"a|b\n\"1,2\",\"3\"\n4|5\n");
    is_read_alike(b"E-Mail\tName\n\"x\"y\tz\n");
}
