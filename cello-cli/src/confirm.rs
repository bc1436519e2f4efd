//! Does the operator really want this?

use std::io::{IsTerminal, Write, stderr, stdin};

use clap::Args;

use crate::failure::Failure;

/// Whether a command that destroys something asks first.
#[derive(Debug, Args)]
pub struct Confirmation {
    /// Do not ask. Without a terminal, nothing is asked anyway
    #[arg(long)]
    yes: bool,
}

impl Confirmation {
    /// Asks on a terminal. An error is "no".
    pub fn ask(&self, question: &str) -> Result<(), Failure> {
        if self.yes || !stdin().is_terminal() {
            return Ok(());
        }
        eprint!("{question} [y/N] ");
        let _ = stderr().flush();
        let mut answer = String::new();
        let _ = stdin().read_line(&mut answer);
        if matches!(answer.trim(), "y" | "Y" | "yes") {
            Ok(())
        } else {
            Err(Failure::wrong("nothing was done"))
        }
    }
}
