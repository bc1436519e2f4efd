//! Which exit code does a failure have?

use std::process::ExitCode;

use cello_client::{Error, ErrorKind};

/// Why the tool does not end with 0.
#[derive(Debug)]
pub struct Failure {
    code: u8,
    /// `None` if everything is already printed.
    message: Option<String>,
}

impl Failure {
    /// Something was refused or is wrong: 1.
    pub fn wrong(message: impl Into<String>) -> Self {
        Self::new(1, message)
    }

    /// The usage or the configuration is wrong: 2.
    pub fn configuration(message: impl Into<String>) -> Self {
        Self::new(2, message)
    }

    /// Cello or the database could not be reached: 3.
    pub fn unreachable(message: impl Into<String>) -> Self {
        Self::new(3, message)
    }

    /// Something was refused or is wrong, and has been reported already.
    pub const fn already_reported() -> Self {
        Self {
            code: 1,
            message: None,
        }
    }

    fn new(code: u8, message: impl Into<String>) -> Self {
        Self {
            code,
            message: Some(message.into()),
        }
    }

    /// Adds where it happened, and what to do next.
    pub fn with_context(mut self, place: &str, next: &str) -> Self {
        self.message = self
            .message
            .map(|message| format!("{place}: {message}; {next}"));
        self
    }

    /// Prints the message, and returns the exit code.
    pub fn report(self) -> ExitCode {
        if let Some(message) = self.message {
            eprintln!("error: {message}");
        }
        ExitCode::from(self.code)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        match error.kind() {
            ErrorKind::Invalid => Self::configuration(message),
            ErrorKind::Credentials | ErrorKind::Refused | ErrorKind::NotFound => {
                Self::wrong(message)
            }
            _ => Self::unreachable(message),
        }
    }
}
