//! How do answers get to stdout?

use std::fmt::Arguments;
use std::io::{ErrorKind, Write, stdout};
use std::process::exit;

use serde::Serialize;

/// Prints one line of the answer.
///
/// Not `println!`, which panics when the reader has gone, as in `cello check … | head`.
pub fn line(text: Arguments<'_>) {
    let mut out = stdout().lock();
    let written = writeln!(out, "{text}").and_then(|()| out.flush());
    match written {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => exit(0),
        Err(error) => {
            eprintln!("error: cannot write to stdout: {error}");
            exit(1);
        }
    }
}

/// Prints a value as one line of JSON.
pub fn json(value: &impl Serialize) {
    match serde_json::to_string(value) {
        Ok(json) => line(format_args!("{json}")),
        Err(error) => eprintln!("error: the answer is not JSON: {error}"),
    }
}
