//! Which chores does this repository have?

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

mod build_cost;
mod contract;
mod guard;
mod ide;
mod layers;
mod misuse;
mod rustc;
mod tokens;

const USAGE: &str = "\
usage: cargo run -p xtask -- COMMAND

contract FILE   compares the vendor's OpenAPI document (JSON) with our catalogue;
                the exit code is 1 where they differ in what nobody has explained
build-cost      measures what a derive costs the compiler, ours and serde's;
                the exit code is 1 where a target is missed
    --structs 100,1000   how many structs each crate has
    --only CASE          only the cases with this in their name, like `used`
    --cold               instead, the first build of a project that depends on us
    --broken             instead, the check of structs that are wrong
    --runs N             of which the least counts; 5
guard           counts the tokens that we emit and the instructions of an event;
                the exit code is 1 where one grew by more than 5 %
    --record             instead, writes the counts down
layers          finds files that import each other in circles or share a name;
                the exit code is 1 where there are any
ide             asks rust-analyzer what an editor shows in `#[cello(…)]`; the variable RA
                names another rust-analyzer than Debian's, which is fetched once
misuse          writes docs/misuse.md from the compile-fail cases";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    match arguments.as_slice() {
        [command, file] if command == "contract" => contract::run(file.as_ref()),
        [command, options @ ..] if command == "build-cost" => build_cost::run(options),
        [command, options @ ..] if command == "guard" => guard::run(options),
        [command] if command == "layers" => layers::run(),
        [command] if command == "ide" => ide::run(),
        [command] if command == "misuse" => misuse::run(),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}
