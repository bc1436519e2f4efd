//! The tool `cello`.

fn main() {}
