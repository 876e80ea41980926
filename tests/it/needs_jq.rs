//! The commands of docs/json.md that hand a document to `jq`; `.ci/run` runs this where it finds jq.

use crate::harness::shell;
use crate::place::Place;
use crate::stored::root;

const PEOPLE: &str = "Email,First name,Last name,TYPE,ACTIVE\n\
    ben.cole@example,Ben,Cole,Single Address,Yes\ncleo@example.com,Cleo,,Single Address,Yes\n";

#[test]
#[ignore = "needs jq"]
fn the_commands_of_the_page_print_what_it_says() {
    let page = std::fs::read_to_string(root("docs/json.md")).expect("the page");
    let blocks = page.split("```sh\n").skip(1);
    let script = blocks.filter_map(|block| block.split("```").next());
    let place = Place::new();
    place.file("people.csv", PEOPLE);
    let script: String = script.filter(|block| block.contains("jq ")).collect();
    let output = shell(&script, place.folder()).output().expect("a shell");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
    assert_eq!(
        printed,
        [
            "A2  not a valid email address: the domain has no ending such as `.com`",
            "C3  empty, but required",
            "1  invalid-email",
            "1  missing-value",
        ],
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
