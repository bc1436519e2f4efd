//! What is logged, and where to?

use std::env;
use std::io::stderr;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// Logs to stderr what `RUST_LOG` asks for, and without it only what is at this level.
pub fn start(without_variable: LevelFilter) {
    let filter = EnvFilter::builder().with_default_directive(without_variable.into());
    let directives = env::var("RUST_LOG").unwrap_or_default();
    tracing_subscriber::fmt()
        .with_env_filter(filter.parse_lossy(directives))
        .with_writer(stderr)
        .with_ansi(false)
        .init();
}
