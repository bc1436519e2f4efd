//! Which options do the questions to Cello share?

use clap::Args;

use crate::client_options::ClientOptions;

/// How the answer is printed.
#[derive(Debug, Args)]
pub struct Format {
    /// Print the answer as JSON, with the vendor's member names
    #[arg(long)]
    pub json: bool,
}

/// Where requests go, and how the answer is printed.
#[derive(Debug, Args)]
pub struct Ask {
    #[command(flatten)]
    pub client: ClientOptions,
    #[command(flatten)]
    pub format: Format,
}
