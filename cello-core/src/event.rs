//! How does a value become an event?

use crate::draft::{self, Draft, Outcome};
use crate::envelope::Envelope;
use crate::error::EventError;
use crate::json;
use crate::mapping::{Mapping, Rows};

/// A value that is, or may be, an event to report.
///
/// Derive it: `#[derive(CelloEvent)]` proves at compile time that every required
/// slot is filled, with a value of the right kind and unit. The attributes are
/// described at the [derive macro](derive@crate::CelloEvent).
///
/// ```
/// use cello_core::CelloEvent;
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]                   referral_code: Option<String>,
///     #[cello(newUser.id)]            user_id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
///
/// let demo = Demo {
///     referral_code: Some("A1b2C3d4E5f".into()),
///     user_id: 7,
///     email: "ada@example.com".into(),
///     name: "Ada Example".into(),
///     ended_at: 1_772_357_400,
/// };
/// let event = demo.envelope()?.expect("the user was referred");
/// assert_eq!(event.payload().new_user_id, "7");
///
/// let mut buffer = Vec::new();
/// assert!(demo.write_json(&mut buffer)?);
///
/// let not_referred = Demo { referral_code: None, ..demo };
/// assert_eq!(not_referred.to_json()?, None);
/// # Ok::<(), cello_core::EventError>(())
/// ```
pub trait CelloEvent {
    /// What fills each slot, as data: it prints as a table.
    const MAPPING: Mapping = Mapping::new(Self::MAPPING_ROWS, Self::MAPPING_PARTS);

    /// What the mapping is made of, if somebody asks.
    #[doc(hidden)]
    const MAPPING_ROWS: Rows;
    #[doc(hidden)]
    const MAPPING_PARTS: &'static [Mapping] = &[];

    /// Fills the event.
    #[doc(hidden)]
    fn fill_event<'a>(&'a self, event: &mut Draft<'a>) -> Outcome;

    /// The event, checked, borrowing its texts from `self` where it can; `None` where
    /// there is nothing to report, because the customer was not referred.
    fn envelope(&self) -> Result<Option<Envelope<'_>>, EventError> {
        draft::envelope(&|draft| self.fill_event(draft))
    }

    /// The event as JSON text; `None` where there is nothing to report. An event of up to a
    /// kilobyte allocates once: the text.
    fn to_json(&self) -> Result<Option<String>, EventError> {
        let mut buffer = Vec::new();
        let sent = draft::write_json(&mut buffer, &|draft| self.fill_event(draft))?;
        Ok(sent.then(|| json::into_string(buffer)))
    }

    /// Appends the event as JSON text; `false` where there is nothing to report.
    ///
    /// Then, and where the event is wrong, the buffer stays as it was.
    fn write_json(&self, buffer: &mut Vec<u8>) -> Result<bool, EventError> {
        draft::write_json(buffer, &|draft| self.fill_event(draft))
    }
}

impl<T: CelloEvent + ?Sized> CelloEvent for &T {
    const MAPPING_ROWS: Rows = T::MAPPING_ROWS;
    const MAPPING_PARTS: &'static [Mapping] = T::MAPPING_PARTS;

    fn fill_event<'a>(&'a self, event: &mut Draft<'a>) -> Outcome {
        (**self).fill_event(event)
    }
}
