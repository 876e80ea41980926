//! The program has no code for a network: it imports no call that could reach one.

/// The calls of the system by which a program reaches another computer. `sendmsg` is not among them: the standard library starts
/// other programs with it, and without a socket it reaches nobody.
#[cfg(target_os = "linux")]
const CALLS: [&str; 10] = [
    "accept",
    "accept4",
    "bind",
    "connect",
    "getaddrinfo",
    "gethostbyname",
    "listen",
    "recvfrom",
    "sendto",
    "socket",
];

#[cfg(target_os = "linux")]
#[test]
fn the_program_imports_no_call_of_the_network() {
    use object::{Object as _, ObjectSymbol as _};
    let program = std::fs::read(env!("CARGO_BIN_EXE_enroll")).expect("the program");
    let program = object::File::parse(&*program).expect("a program of Linux");
    let imported: Vec<&str> = program
        .dynamic_symbols()
        .filter(object::ObjectSymbol::is_undefined)
        .filter_map(|symbol| symbol.name().ok())
        .collect();
    assert!(
        imported.contains(&"write"),
        "imports are not found this way"
    );
    let of_network: Vec<&&str> = imported
        .iter()
        .filter(|name| CALLS.contains(name))
        .collect();
    assert!(of_network.is_empty(), "{of_network:?}");
}
