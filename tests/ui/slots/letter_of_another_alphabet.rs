#![allow(mixed_script_confusables, uncommon_codepoints)]

use cello_core::{CelloEvent, CelloInterval};

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended")]
struct Demo {
    #[cello(uсс)] // two Cyrillic letters
    code: String,
    #[cello(newUser.id, newUserΙd)] // a Greek one
    id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name(nοne = "error"))] // as well
    name: Option<String>,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
}

#[derive(CelloEvent)]
#[cello(trigger = "nеw-signup")] // Cyrillic again
struct Signup;

#[derive(CelloInterval)]
enum Cycle {
    #[cello(interval = "уearly")]
    Year,
}

fn main() {}
