//! Which types are text?

use std::borrow::Cow;
use std::num::NonZero;
use std::rc::Rc;
use std::sync::Arc;

use super::{Place, ToText};

impl ToText for str {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    #[inline]
    fn fill<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        place.borrowed(self)
    }
}

impl ToText for String {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    fn into_text<'a>(self) -> Cow<'a, str> {
        Cow::Owned(self)
    }

    #[inline]
    fn fill<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        place.borrowed(self)
    }
}

/// The target of a reference stays where it is, so it is borrowed for as long as it lives.
impl<'t, T: ToText + ?Sized> ToText for &'t T {
    fn to_text(&self) -> Cow<'_, str> {
        (**self).to_text()
    }

    fn into_text<'a>(self) -> Cow<'a, str>
    where
        't: 'a,
    {
        self.to_text()
    }

    fn fill<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        (**self).fill(place)
    }
}

impl ToText for Cow<'_, str> {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    fn into_text<'a>(self) -> Cow<'a, str>
    where
        Self: 'a,
    {
        self
    }

    #[inline]
    fn fill<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        place.borrowed(self)
    }
}

macro_rules! owning_pointers {
    ($($Pointer:ty)*) => {$(
        impl<T: ToText + ?Sized> ToText for $Pointer {
            fn to_text(&self) -> Cow<'_, str> {
                (**self).to_text()
            }

            fn fill<'a>(&'a self, place: Place<'_, 'a>) -> bool {
                (**self).fill(place)
            }
        }
    )*};
}

owning_pointers!(&mut T Box<T> Rc<T> Arc<T>);

macro_rules! integers {
    ($($Integer:ty)*) => {$(
        impl ToText for $Integer {
            fn to_text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }

            fn fill<'a>(&'a self, place: Place<'_, 'a>) -> bool {
                place.integer(*self)
            }
        }

        impl ToText for NonZero<$Integer> {
            fn to_text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }

            fn fill<'a>(&'a self, place: Place<'_, 'a>) -> bool {
                place.integer(self.get())
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
