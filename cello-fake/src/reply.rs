//! What is an answer before it is sent?

use bytes::Bytes;
use serde_json::{Value, json};

/// A status and a body.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// `None`: no body and no content type.
    pub(crate) body: Option<Bytes>,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self {
            status,
            body: Some(Bytes::from(body.to_string())),
        }
    }

    pub(crate) fn empty(status: u16) -> Self {
        Self { status, body: None }
    }

    /// The vendor's shape of an error.
    pub(crate) fn message(status: u16, message: &str) -> Self {
        Self::json(status, &json!({ "message": message }))
    }

    /// What the vendor would send with a status that a test asks for.
    pub(crate) fn likely(status: u16) -> Self {
        match status {
            204 | 304 => Self::empty(status),
            200..300 => Self::json(status, &json!({ "success": true })),
            _ => {
                let status_code = hyper::StatusCode::from_u16(status);
                let reason = status_code.map(|code| code.canonical_reason());
                let reason = reason.ok().flatten().unwrap_or("Unknown");
                Self::message(status, reason)
            }
        }
    }
}
