//! What does an editor say about a word of `#[cello(…)]`?
//!
//! Not for direct use: only rust-analyzer ever sees these names. While it expands a derive, the
//! macro names one constant of this module for each word of the attribute, so that the word
//! has its documentation, and the module of the place has what else could be written there.
//! A test of `cello-derive` holds the modules to the words that the macro accepts.

// The names are the vendor's, and rust-analyzer's list shows them as they are written here.
#![allow(non_upper_case_globals, non_snake_case)]

#[doc(hidden)] // or each has a page here
pub use cello_catalogue::{Interval, Trigger};

mod catalogue_words;

pub use catalogue_words::*;

/// Holds the expressions of an attribute, so that `self` has its type in them.
pub trait Expressions {
    /// Is never called, and hidden, so that it is not offered after `self.`.
    #[doc(hidden)]
    fn expressions(&self);
}

/// Declares a type for each kind of word, which shows beside the word in an editor.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $Kind:ident)+) => {
        $( $(#[doc = $doc])+ pub struct $Kind; )+
    };
}

kinds! {
    /// An id, a name or a code.
    Text
    /// The address of a person.
    Email
    /// An amount of money.
    Money
    /// A code of ISO 4217.
    Currency
    /// A moment in time.
    Instant
    /// How often something is paid; see [`Interval`](crate::Interval).
    Recurrence
    /// A whole number that is not negative.
    Count
    /// The first part of several slots.
    Group
    /// A setting of the event.
    Setting
    /// A modifier of a slot.
    Modifier
    /// One of the words that a setting or a modifier takes.
    Word
    /// A likely mistake, which `allow` silences.
    LintName
}

/// Above a struct that is an event.
pub mod above_struct {
    pub use super::setting::{allow, attribution, trigger, userKey, when};
    pub use super::slots::*;
}

/// Above an enum whose variants are events.
pub mod above_enum {
    pub use super::setting::allow;
    pub use super::slots::*;
}

/// Above such a variant.
pub mod above_variant {
    pub use super::setting::{allow, attribution, skip, transparent, trigger, userKey};
    pub use super::slots::*;
}

/// Above a struct that is a part of events.
pub mod above_part {
    pub use super::setting::allow;
    pub use super::slots::*;
}

/// On a field of a struct that is an event.
pub mod on_field {
    pub use super::setting::{allow, flatten, on};
    pub use super::slots::*;
}

/// On a field of a part or of a variant, which is for one event anyway.
pub mod on_inner_field {
    pub use super::setting::{allow, flatten};
    pub use super::slots::*;
}

/// Above an enum of intervals; its only setting, `crate`, cannot be a name.
pub mod above_intervals {}

/// Above a variant of such an enum.
pub mod above_interval {
    pub use super::setting::interval;
}

/// In the parentheses after a slot of money that a field fills.
pub mod in_money {
    pub use super::in_money_above::*;
    pub use super::modifier::with;
}

/// In the parentheses after a slot of money that an expression fills.
pub mod in_money_above {
    pub use super::in_other_above::*;
    pub use super::modifier::{major, minor};
}

/// In the parentheses after a moment in time that a field fills.
pub mod in_instant {
    pub use super::in_instant_above::*;
    pub use super::modifier::with;
}

/// In the parentheses after a moment in time that an expression fills.
pub mod in_instant_above {
    pub use super::in_other_above::*;
    pub use super::modifier::{unix, unix_ms, utc};
}

/// In the parentheses after any other slot that a field fills.
pub mod in_other {
    pub use super::in_other_above::*;
    pub use super::modifier::with;
}

/// In the parentheses after any other slot that an expression fills.
pub mod in_other_above {
    pub use super::modifier::{default, none};
}

mod setting {
    use super::Setting;

    /// `trigger = "…"`: which event this is.
    ///
    /// One of `new-signup`, `demo-call-attended`, `invoice-paid` and `charge-refunded`. The
    /// trigger decides which slots are required.
    ///
    /// A struct that may be one event or another has an attribute for each, with its `when`.
    pub const trigger: Setting = Setting;

    /// `when = EXPR`: the condition, over `self`, under which the value is this event.
    ///
    /// The first event whose condition holds is sent. If none holds, there is no event. The
    /// last attribute may do without.
    pub const when: Setting = Setting;

    /// `attribution = "user"` or `attribution = "organization"`: whom the referral is
    /// attributed to, which decides what `newUserId` is.
    ///
    /// With `"user"`, the default, it is `newUser.id`, unless `newUserId` is mapped. With
    /// `"organization"` it is `newUser.organizationId`, which then is required.
    pub const attribution: Setting = Setting;

    /// `userKey = "user"`: writes the user at `context.user` instead of `context.newUser`, as
    /// the sample of guide 001 does. For `new-signup` only.
    pub const userKey: Setting = Setting;

    /// `skip`: the variant is no event.
    pub const skip: Setting = Setting;

    /// `transparent`: the only field of the variant is an event itself, and is what is sent.
    pub const transparent: Setting = Setting;

    /// `SLOT, on = "trigger"`: the slots of this attribute are for that event only, of the
    /// several events that the struct may be.
    pub const on: Setting = Setting;

    /// `flatten`: the type of the field derives `CelloPart`, and fills slots by itself.
    pub const flatten: Setting = Setting;

    /// `allow(LINT, …)`: the mapping is meant as it is, and `MAPPING.lints()` leaves out these
    /// likely mistakes; see [`Lint`](crate::Lint).
    pub const allow: Setting = Setting;

    /// `interval = "monthly"`: which billing interval the variant is.
    ///
    /// One of `one-time`, `weekly`, `bi-weekly`, `monthly`, `quarterly`, `semi-annual`,
    /// `yearly`, `biennial`, `triennial` and `lifetime`.
    pub const interval: Setting = Setting;
}

mod modifier {
    use super::Modifier;

    /// `price(minor)`: the number counts minor units of the currency, such as cents.
    ///
    /// It is divided by the exponent that ISO 4217 gives the currency: 12990 EUR is sent as
    /// 129.9, and 500 JPY as 500.
    pub const minor: Modifier = Modifier;

    /// `price(major)`: the number counts major units of the currency, such as euros, and is
    /// sent as it is.
    pub const major: Modifier = Modifier;

    /// `event.timestamp(utc)`: a time without an offset is UTC.
    pub const utc: Modifier = Modifier;

    /// `event.timestamp(unix)`: an integer counts the seconds since 1970.
    pub const unix: Modifier = Modifier;

    /// `event.timestamp(unix_ms)`: an integer counts the milliseconds since 1970.
    pub const unix_ms: Modifier = Modifier;

    /// `with = path`: a function that takes a reference to the field, and returns what the
    /// slot takes or a `Result` of it.
    pub const with: Modifier = Modifier;

    /// `default = EXPR`: what is sent instead of `None`.
    ///
    /// A slot that tells people, referrers or invoices apart takes no constant here.
    pub const default: Modifier = Modifier;

    /// `none = "skip"` or `none = "error"`: with `None` there is no event, or there is a
    /// problem that the error of the event reports.
    pub const none: Modifier = Modifier;
}

/// The words in quotes that are neither triggers nor intervals.
pub mod words {
    use super::Word;

    /// `attribution = "user"`: `newUserId` is `newUser.id`, unless it is mapped.
    ///
    /// `userKey = "user"`: the user is written at `context.user`.
    pub const user: Word = Word;

    /// `attribution = "organization"`: `newUserId` is `newUser.organizationId`, which is
    /// required.
    pub const organization: Word = Word;

    /// `none = "skip"`: with `None` there is no event.
    pub const skip: Word = Word;

    /// `none = "error"`: `None` is a problem that the error of the event reports.
    pub const error: Word = Word;
}
