//! What was found once is executed again, and so is every input that mutations start from.

use crate::attempt::Attempt;
use crate::lab::Lab;
use crate::targets;

/// That an input holds under a target: a find is printed as a test that calls this.
#[track_caller]
fn holds(name: &str, variant: usize, input: &[u8]) {
    let lab = Lab::new();
    let all = targets::all(&lab);
    let target = all.iter().find(|target| target.name() == name);
    let target = target.expect("a target");
    let found = Attempt::new().execute(&**target, variant, input);
    assert!(
        found.is_none(),
        "{}",
        found.map_or(String::new(), |find| find.what)
    );
}

/// A row in quotes was filled up below a column of ours, and what was said of it before was gone.
#[test]
fn a_row_in_quotes_is_fixed_once() {
    holds("fix", 2, b",,errors\n\",\"");
}

/// A comment was one only as long as its row was shorter than the others.
#[test]
fn a_comment_with_a_comma_stays_one_beside_what_is_said_of_it() {
    holds("fix", 4, b",,mail,errors\n# ,a");
}

/// Nothing is added where there is no row to say anything of.
#[test]
fn a_list_of_empty_headers_comes_back_as_it_is() {
    holds("annotate", 3, b"|");
}

/// What stood in a column of ours is replaced, whatever it is.
#[test]
fn what_stands_in_our_column_counts_for_nothing() {
    holds("annotate", 0, b";;errors\r;a;\"\n;\"a");
    holds("annotate", 2, b",errors\n,\x1b$Ba!\x1b(B");
    holds("fix", 2, b",a,errors\n,,\",,\n,\"");
}

/// A header `Errors` in the second row of headers was not seen beside ours in the first, which was added again each time.
#[test]
fn our_column_is_added_once_to_headers_in_two_rows() {
    holds("annotate", 1, b"Department\n\tmail\tLastname\tErrors");
}

/// What looks like a footer stands in a row that is too long, and got the header of our column in front of it.
#[test]
fn a_cell_beyond_the_headers_has_no_header() {
    holds("annotate", 2, b"FirstName,\n,,: a");
}

/// A header `errors` before a space in an earlier row was taken for ours, and the list for one with spaces between cells.
#[test]
fn our_column_is_the_one_that_the_rows_end_with() {
    holds("annotate", 4, b" errors\r ,mail\na");
}

/// An empty column at the end is there in a text, and a workbook has none.
#[test]
fn a_table_of_one_column_is_one_beside_an_empty_column() {
    holds("as-xlsx", 0, b"Groups|\n: a");
}

/// What was said of a row had a letter of a header in it that could not be read.
#[test]
fn what_was_said_of_a_row_does_not_damage_it() {
    holds(
        "annotate",
        3,
        b"\x00F\x00i\x00r\x00s\x00t\x00N\x00a\x00m\xff\xfd\x00e\x00,\x00\n\x00\xc3\x00\xa9",
    );
}

/// A cell of a title above the headers was taken for ours where ours stands below it.
#[test]
fn a_row_above_the_headers_has_no_cell_of_ours() {
    holds("annotate", 4, b";;\xe2\x80\xa0\xce\xd0\xb0\rmail;");
    holds("annotate", 4, b"\xef\xbb\xbf,\x99\nactive");
    holds("annotate", 2, b",\xaf\xd8\xb9\xd9\x84\nmail");
}

/// A text with U+0001 between its cells was no text any more with one cell more.
#[test]
fn a_delimiter_that_is_a_control_makes_no_text_binary() {
    holds("annotate", 4, b"a@aaaaaaa.aaa|aaaa\x01a");
}

/// Our column was there by the hand of a person, and told which row has the headers.
#[test]
fn what_a_person_wrote_into_our_column_is_gone_after_two_times() {
    holds(
        "annotate",
        2,
        b"FirstName,LastName,mail\nFirstName,errors\nFirstName,LastName,mail,Usergroup,",
    );
    holds("annotate", 2, b"~errors\nGroup;a~@.\n~");
    holds("annotate", 0, b"<|errors\n\x14|\"aaaaaa]\"");
    holds(
        "fix",
        2,
        b"[,aa\x12aaa,errors\naaaaa[,aa\x12aaa,aaaaaa\naaaaa[,aa\x12aaa,\"aaaaaa]\"",
    );
}

/// Texts of which each letter is four bytes, and a header with a space before it.
#[test]
fn our_cells_are_taken_away_from_any_text() {
    holds("annotate", 3, b"\x00\x00\x00?\x00\x00\x00^");
    holds("annotate", 2, b"a@.\t errors\na");
}

/// Zeros of which nothing is for sure.
#[test]
fn zeros_between_letters_that_are_no_encoding_are_not_held_against_the_law() {
    holds("annotate", 0, b"||\xa5a\na\xc2|\xca");
    holds("annotate", 1, b"||errors\n\xa0");
    holds("annotate", 2, b"\x00,errors\n\x00a\x00.\x00a\x00a\x00");
    holds(
        "annotate",
        3,
        b",\x00a\x00a\x00@\x00a\x00a\x00a\x00.\x00,\x00a\x00\r\x00,aa\n\x00a\x00a\x00a\x00",
    );
}

/// In a sheet no row is too long: what stands beside our column is a cell of the list.
#[test]
fn a_cell_beside_our_column_of_a_sheet_is_the_lists_own() {
    holds("as-xlsx", 2, b",,,,,errors,\n,,,,,,a");
}

/// A header in the second row of headers was written into the first.
#[test]
fn a_header_of_two_rows_is_not_fixed_in_one_of_them() {
    holds("fix", 3, b"FirstName\nFirstName,LastName,mail");
}

/// Nothing that is no delimiter can be declared as one.
#[test]
fn a_line_that_declares_a_letter_is_no_declaration() {
    holds("annotate", 4, b"sep=\xb9");
}

/// Nothing stands in a row but what was said of it: it is no user, in a text as in a workbook.
#[test]
fn a_row_with_nothing_but_our_cell_is_empty() {
    holds("as-xlsx", 0, b":a:errors\n::a");
}

/// The letters that told the encoding were fixed.
#[test]
fn a_list_whose_encoding_is_a_guess_is_not_fixed_twice() {
    holds("fix", 3, b"First\xb8Name|a\x88t");
    holds("fix", 3, b"LastName\n\xe2\x80\xaa\xef\xbc\xa0\n\xff");
    holds(
        "fix",
        2,
        b"FirstName,a\na\xc3\x83\xc2\xbc\ra\ta\ta\taaaa\ta\ta a\xfe",
    );
}

/// Headers in two rows, of which the lower one ends with a header of the name of ours.
#[test]
fn a_header_of_the_name_of_ours_gets_ours_beside_it() {
    holds("annotate", 1, b"Department\n,a,a,Lastname,mail,errors");
}

#[test]
fn what_mutations_start_from_holds() {
    let lab = Lab::new();
    let attempt = Attempt::new();
    for target in targets::all(&lab) {
        let corpus = target.corpus();
        assert!(
            !corpus.is_empty(),
            "{} has nothing to start from",
            target.name()
        );
        for input in &corpus {
            let found = attempt.execute(&*target, 0, input);
            let shown = |find: &crate::attempt::Find| find.as_test(target.name(), 0, input);
            assert!(
                found.is_none(),
                "{}",
                found.as_ref().map_or(String::new(), shown)
            );
        }
    }
}

/// Between a quoted cell and the last one of a text with damaged letters no line ended, and a row in the cell was not seen.
#[test]
fn a_row_inside_a_quoted_cell_is_seen_in_a_damaged_text() {
    holds(
        "annotate",
        4,
        b"a\t\xc2\ta@.\t\t\t\"\xef\xbb\xbf\n\xc2\xb3\t\t\t\t\t\"a",
    );
}

/// What stands before a tab is not the end of a line, though a line ends there: it was taken for the header of our column.
#[test]
fn a_header_of_our_name_before_an_empty_cell_is_not_ours() {
    holds(
        "annotate",
        1,
        b"a~Dept\r~~~mail~~~~errors\r~~~~~~~\t\r~~~~~~~\t\r",
    );
}
