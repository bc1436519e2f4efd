//! Which chores does this repository have?

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

mod contract;

const USAGE: &str = "\
usage: cargo run -p xtask -- contract FILE

contract FILE   compares the vendor's OpenAPI document (JSON) with our catalogue;
                the exit code is 1 where they differ in what nobody has explained";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    match arguments.as_slice() {
        [command, file] if command == "contract" => contract::run(file.as_ref()),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}
