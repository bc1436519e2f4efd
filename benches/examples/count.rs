//! Writes the events of one case, for a tool that counts instructions.
//!
//! ```text
//! cargo build --release --example count
//! valgrind --tool=callgrind target/release/examples/count varied 100000
//! ```
//!
//! What the preparations cost goes away in the difference of two counts.

use std::process::ExitCode;

use benches::CASES;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let case = |name: &String| CASES.iter().find(|case| case.name == name);
    let parsed = match &arguments[..] {
        [name, events] => case(name).zip(events.parse().ok()),
        _ => None,
    };
    let Some((case, events)) = parsed else {
        eprintln!("usage: count CASE EVENTS, where CASE is one of");
        for case in CASES {
            eprintln!("  {:18}{}", case.name, case.about);
        }
        return ExitCode::FAILURE;
    };
    let mut buffer = Vec::new();
    (case.contestants)()[0].run(events, &mut buffer);
    ExitCode::SUCCESS
}
