//! How far are we?

use std::fmt::Arguments;

use indicatif::{ProgressBar, ProgressStyle};

/// A progress bar on stderr if that is a terminal, and nothing otherwise.
pub struct Progress(ProgressBar);

impl Progress {
    pub fn new(events: usize) -> Self {
        let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} events, {eta} left");
        let style = style.expect("the template is valid");
        Self(ProgressBar::new(events as u64).with_style(style))
    }

    pub fn step(&self) {
        self.0.inc(1);
    }

    /// Prints a line to stderr, above the bar if there is one.
    pub fn note(&self, line: Arguments<'_>) {
        self.0.suspend(|| eprintln!("{line}"));
    }

    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}
