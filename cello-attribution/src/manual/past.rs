//! What is an event whose referral code was not known when it happened?

use cello_core::Envelope;
use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value;

use super::ManualAttributionError;
use crate::event_json;

/// An event of the past, whose `ucc` may still be missing.
///
/// It is either an [`Envelope`], or read from JSON in which `payload.ucc` may be absent,
/// `null` or blank. Everything else is there and valid; an error shows no value of the
/// event. If a member occurs twice, the last one counts, as in any JSON value.
///
/// An annotated struct whose code is `None` has no envelope, for there is nothing to
/// report; fill the code in first, and it is a past event like any other:
///
/// ```
/// use cello_attribution::PastEvent;
/// use cello_core::{CelloEvent, EventError};
///
/// fn past(mut event: Demo, ucc: &str) -> Result<Option<PastEvent>, EventError> {
///     event.referral_code = Some(ucc.to_owned());
///     Ok(event.envelope()?.map(PastEvent::from))
/// }
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended", newUser.name = "Ada Example")]
/// struct Demo {
///     #[cello(ucc)] referral_code: Option<String>,
///     #[cello(newUser.id)] user: u64,
///     #[cello(newUser.email)] email: &'static str,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// # let demo = Demo { referral_code: None, user: 7, email: "ada@example.com", ended_at: 0 };
/// # assert!(past(demo, "A1b2C3d4E5f")?.is_some());
/// # Ok::<(), EventError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PastEvent {
    event: Envelope<'static>,
    has_ucc: bool,
}

/// The placeholder for a code, until there is one.
const NO_UCC: &str = "(none)";

impl PastEvent {
    /// With the code in it.
    pub(super) fn attributed_to(
        self,
        ucc: &str,
        index: usize,
    ) -> Result<Envelope<'static>, ManualAttributionError> {
        if self.has_ucc && self.event.payload().ucc.trim() != ucc {
            return Err(ManualAttributionError::OtherUcc { index });
        }
        let user_key = self.event.user_key();
        let (mut payload, context) = self.event.into_parts();
        payload.ucc = ucc.to_owned().into();
        match Envelope::new(payload, context) {
            Ok(event) => Ok(event.with_user_key(user_key)),
            Err(error) => Err(ManualAttributionError::Event { index, error }),
        }
    }
}

impl From<Envelope<'_>> for PastEvent {
    fn from(event: Envelope<'_>) -> Self {
        Self {
            event: event.into_owned(),
            has_ucc: true,
        }
    }
}

impl<'de> Deserialize<'de> for PastEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut event = Value::deserialize(deserializer)?;
        let payload = event.get_mut("payload").and_then(Value::as_object_mut);
        let ucc = payload.map(|payload| payload.entry("ucc").or_insert(Value::Null));
        let ucc = ucc.map(|ucc| {
            // As it was pasted: the white space around it is not part of the code.
            if let Some(trimmed) = ucc.as_str().map(|ucc| ucc.trim().to_owned()) {
                *ucc = trimmed.into();
            }
            ucc
        });
        let missing = ucc.filter(|ucc| ucc.is_null() || ucc.as_str() == Some(""));
        let has_ucc = missing.is_none();
        if let Some(ucc) = missing {
            *ucc = NO_UCC.into();
        }
        let event = event_json::read(event).map_err(D::Error::custom)?;
        Ok(Self { event, has_ucc })
    }
}
