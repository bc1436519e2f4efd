//! How is a text read that may be absent, or an error?
//!
//! As any value is in `read`, but borrowed where it can be, and put in its place at once.

use std::borrow::Cow;
use std::fmt::Display;

use cello_catalogue::Slot;

use super::ToText;
use super::read::custom;
use super::value_types::Integer;
use crate::draft::Draft;
use cello_catalogue::v1::Fragment;

/// The slot of an event that a text goes to.
pub struct Place<'e, 'a> {
    pub(super) event: &'e mut Draft<'a>,
    pub(super) slot: Slot,
    /// The piece before the value.
    pub(super) before: &'static Fragment,
}

impl<'a> Place<'_, 'a> {
    #[inline]
    pub(super) fn borrowed(self, text: &'a str) -> bool {
        // The first value: from here on it is an event to report, most likely.
        if self.slot == Slot::PayloadUcc {
            self.event.reserve();
        }
        if self.slot == Slot::NewUserEmail {
            self.event.email(self.slot, self.before, text)
        } else {
            self.event.text(self.slot, self.before, text)
        }
    }

    #[cfg(feature = "uuid")]
    pub(super) fn passing(self, text: &str) -> bool {
        self.event.passing_text(self.slot, self.before, text)
    }

    pub(super) fn integer(self, number: impl Integer) -> bool {
        let (is_negative, magnitude) = number.sign_and_magnitude();
        self.event
            .integer_text(self.slot, self.before, is_negative, magnitude)
    }

    pub(super) fn any(self, text: Cow<'a, str>) -> bool {
        self.event.any_text(self.slot, self.before, text)
    }

    /// An error of the user's own; the slot is not left empty, but wrong.
    fn fault(self, error: impl Display) -> bool {
        self.event.fault(self.slot, custom(error));
        true
    }
}

/// As [`One`] for text, which is borrowed from a place (a field, `self.a.b`) and
/// handed over by what an expression returns. `false` if there is none.
pub trait OneText {
    fn one_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool;
    fn one_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: Sized + 'a;
}

/// As [`Any`] for text.
pub trait AnyText {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool;
    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: Sized + 'a;
}

impl<T: ToText + ?Sized> OneText for T {
    fn one_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        self.fill(place)
    }

    fn one_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: Sized + 'a,
    {
        place.any(self.into_text())
    }
}

impl<T: ToText, E: Display> OneText for Result<T, E> {
    fn one_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        match self {
            Ok(text) => text.one_ref(place),
            Err(error) => place.fault(error),
        }
    }

    fn one_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: 'a,
    {
        match self {
            Ok(text) => text.one_value(place),
            Err(error) => place.fault(error),
        }
    }
}

impl<T: OneText + ?Sized> AnyText for T {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        self.one_ref(place)
    }

    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: Sized + 'a,
    {
        self.one_value(place)
    }
}

impl<T: ToText> AnyText for Option<T> {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        self.as_ref().is_some_and(|text| text.one_ref(place))
    }

    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: 'a,
    {
        self.is_some_and(|text| text.one_value(place))
    }
}

impl<'t, T: ToText> AnyText for &'t Option<T> {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        (**self).any_ref(place)
    }

    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        't: 'a,
    {
        self.any_ref(place)
    }
}

impl<T: ToText, E: Display> AnyText for Result<Option<T>, E> {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        match self {
            Ok(text) => text.any_ref(place),
            Err(error) => place.fault(error),
        }
    }

    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: 'a,
    {
        match self {
            Ok(text) => text.any_value(place),
            Err(error) => place.fault(error),
        }
    }
}
