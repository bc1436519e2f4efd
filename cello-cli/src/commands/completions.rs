//! `cello completions`: how does a shell complete the commands?

use clap::{Args, Command};
use clap_complete::Shell;

use crate::output;

/// Print the completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello completions bash > ~/.local/share/bash-completion/completions/cello")]
pub struct Options {
    /// The shell
    shell: Shell,
}

pub fn run(options: &Options, mut tool: Command) {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut tool, "cello", &mut script);
    let script = String::from_utf8_lossy(&script);
    output::line(format_args!("{}", script.trim_end()));
}
