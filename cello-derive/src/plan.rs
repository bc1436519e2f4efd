//! What will be sent, checked?
//!
//! Only `check` makes a plan, and only of what is right, so that `expand` has no case
//! in which it could fail.

use syn::{Expr, Generics, Ident, Member, Path, Type};

use crate::catalogue::{Slot, Trigger};

/// The events of a type.
pub(crate) struct Plan {
    pub ident: Ident,
    pub generics: Generics,
    /// Where `cello_core` is found.
    pub krate: Path,
    /// In the order in which they are tried; all but the last have a condition.
    pub events: Vec<Event>,
}

/// One event: a trigger, and what fills its slots.
pub(crate) struct Event {
    pub trigger: Trigger,
    /// The condition under which the value is this event.
    pub when: Option<Expr>,
    pub attribution: Attribution,
    /// Whether the user stands at `context.user`.
    pub guide_spelling: bool,
    pub fills: Vec<Fill>,
}

/// Whom the referral is attributed to.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Attribution {
    User,
    Organization,
}

/// What fills one slot.
#[derive(Clone)]
pub(crate) struct Fill {
    pub slot: Slot,
    pub source: Source,
    pub form: Form,
    pub absent: Absent,
}

/// Where the value comes from.
#[derive(Clone)]
pub(crate) enum Source {
    /// A field, by the function if there is one.
    Field {
        member: Member,
        ty: Type,
        with: Option<Path>,
    },
    /// A constant, or an expression over `self`.
    Expr(Expr),
}

/// In which unit or form the value is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Form {
    /// As its type says.
    Own,
    Minor,
    Major,
    Utc,
    Unix,
    UnixMs,
}

impl Form {
    /// As it is written in the parentheses.
    pub(crate) fn words(self) -> &'static [&'static str] {
        match self {
            Self::Own => &[],
            Self::Minor => &["minor"],
            Self::Major => &["major"],
            Self::Utc => &["utc"],
            Self::Unix => &["unix"],
            Self::UnixMs => &["unix_ms"],
        }
    }
}

/// What `None` means.
#[derive(Clone)]
pub(crate) enum Absent {
    /// It does not occur: the type is no `Option`.
    Never,
    /// The slot stays empty.
    LeaveOut,
    /// There is nothing to report.
    Skip,
    /// A problem of the event.
    Error,
    /// This value instead.
    Default(Expr),
}
