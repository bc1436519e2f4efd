//! How does a value become an event?

use std::rc::Rc;
use std::sync::Arc;

use crate::draft::{self, Draft, Fill, Outcome};
use crate::envelope::Envelope;
use crate::error::EventError;
use crate::json;
use crate::mapping::{Mapping, Rows};
use crate::written::Written;

/// A value that is, or may be, an event to report.
///
/// Derive it: `#[derive(CelloEvent)]` proves at compile time that every required
/// slot is filled, with a value of the right kind and unit. The attributes are
/// described at the [derive macro](derive@crate::CelloEvent).
///
#[cfg_attr(feature = "derive", doc = "```")]
#[cfg_attr(not(feature = "derive"), doc = "```ignore")]
/// use cello_core::{CelloEvent, Written};
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
/// assert_eq!(demo.write_json(&mut buffer)?, Written::Event);
///
/// let not_referred = Demo { referral_code: None, ..demo };
/// assert_eq!(not_referred.to_json()?, None);
/// # Ok::<(), cello_core::EventError>(())
/// ```
///
/// # Events of several types
///
/// The trait is not dyn compatible: there is no `Vec<Box<dyn CelloEvent>>`. Keep what the
/// events become, which is one type for all of them: the envelope, which
/// [`into_owned`](Envelope::into_owned) makes independent of the value, or the JSON. Or
/// hold them in an enum with `#[cello(transparent)]` variants.
///
/// ```
/// # use cello_core::{CelloEvent, EventError};
/// fn all(
///     demo: &impl CelloEvent,
///     invoice: &impl CelloEvent,
/// ) -> Result<Vec<cello_core::Envelope<'static>>, EventError> {
///     let events = [demo.envelope()?, invoice.envelope()?];
///     Ok(events.into_iter().flatten().map(|event| event.into_owned()).collect())
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an event",
    label = "an event is expected here",
    note = "add `#[derive(cello_core::CelloEvent)]` to the type, with `#[cello(trigger = \"…\")]` and a slot on each field that fills one"
)]
pub trait CelloEvent: DerivedEvent {
    /// What fills each slot, as data: it prints as a table.
    const MAPPING: Mapping = mapping_of::<Self>(); // not `dyn`: `Envelope::into_owned` or JSON

    /// Fills the event that a variant or another event passes on.
    #[doc(hidden)]
    fn fill_into<'a>(&'a self, event: &mut Draft<'a>) -> Outcome {
        self.fill_event()(event)
    }

    /// The event, checked, borrowing its texts from `self` where it can; `None` where
    /// there is nothing to report, because the customer was not referred.
    fn envelope(&self) -> Result<Option<Envelope<'_>>, EventError> {
        draft::envelope(&self.fill_event())
    }

    /// The event as JSON text; `None` where there is nothing to report. An event of up to a
    /// kilobyte allocates once: the text.
    ///
    /// The text has spare capacity of up to a kilobyte. Call
    /// [`shrink_to_fit`](String::shrink_to_fit) before keeping many of them.
    fn to_json(&self) -> Result<Option<String>, EventError> {
        let mut buffer = Vec::new();
        let written = draft::write_json(&mut buffer, &self.fill_event())?;
        Ok(match written {
            Written::Event => Some(json::into_string(buffer)),
            Written::Nothing => None,
        })
    }

    /// Appends the event as JSON text.
    ///
    /// Returns [`Written::Nothing`] if there is nothing to report. The buffer stays as it
    /// was then, and on an error.
    fn write_json(&self, buffer: &mut Vec<u8>) -> Result<Written, EventError> {
        draft::write_json(buffer, &self.fill_event())
    }
}

/// What the derive macro implements of [`CelloEvent`].
///
/// A trait of its own, so that an implementation of `CelloEvent` by hand is told to derive it
/// and not to fill hidden items.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not derive `CelloEvent`",
    label = "`CelloEvent` can only be derived",
    note = "add `#[derive(cello_core::CelloEvent)]` to the type, and remove an `impl CelloEvent` that is written by hand"
)]
pub trait DerivedEvent {
    /// What the mapping is made of, if somebody asks.
    const MAPPING_ROWS: Rows;
    const MAPPING_PARTS: &'static [Mapping] = &[];

    /// Fills the event.
    fn fill_event(&self) -> impl Fill<'_>;
}

/// A function, so that the constant leaves room for a comment: rustc shows its line to whoever
/// writes `dyn CelloEvent`, and there is no other way to add to that error.
const fn mapping_of<E: DerivedEvent + ?Sized>() -> Mapping {
    Mapping::new(E::MAPPING_ROWS, E::MAPPING_PARTS)
}

/// References and smart pointers to an event are that event.
macro_rules! through_pointers {
    ($($Pointer:ty)*) => {$(
        #[diagnostic::do_not_recommend] // a missing derive is not solved by a pointer
        impl<T: CelloEvent + ?Sized> CelloEvent for $Pointer {}

        #[diagnostic::do_not_recommend] // as above
        impl<T: DerivedEvent + ?Sized> DerivedEvent for $Pointer {
            const MAPPING_ROWS: Rows = T::MAPPING_ROWS;
            const MAPPING_PARTS: &'static [Mapping] = T::MAPPING_PARTS;

            fn fill_event(&self) -> impl Fill<'_> {
                (**self).fill_event()
            }
        }
    )*};
}

through_pointers!(&T Box<T> Rc<T> Arc<T>);
