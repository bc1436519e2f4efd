//! What will be sent, checked?
//!
//! Only `check` makes a plan, and only of what is right, so that `expand` has no case
//! in which it could fail.

use std::rc::Rc;

use cello_catalogue::{Attribution, Interval, Lint, Slot, Trigger, UserKey};
use proc_macro2::{Span, TokenStream};
use syn::{Expr, Generics, Ident, Member, Path, Type};

use crate::input::Field;
pub(crate) use crate::keywords::Form;
use crate::text;

/// A type, and what it becomes.
pub(crate) struct Plan<B> {
    pub ident: Ident,
    pub generics: Generics,
    /// What the user allows on the type, a list for each attribute.
    pub allowed: Vec<TokenStream>,
    /// The `self` of the methods.
    pub this: Ident,
    /// Where `cello_core` is found.
    pub krate: Path,
    pub body: B,
}

/// The events of a type.
pub(crate) enum Events {
    /// The events of a struct, in the order in which they are tried; all but the last have a
    /// condition.
    Struct(Vec<Event>),
    /// The events of an enum, one for each variant.
    Enum(Vec<Arm>),
}

/// A variant, and what it sends.
pub(crate) struct Arm {
    pub variant: Ident,
    pub bindings: Vec<Binding>,
    pub sends: Sends,
}

/// What a variant sends.
pub(crate) enum Sends {
    Nothing,
    Event(Box<Event>),
    /// The event that its field is.
    Inner(FieldOf),
}

impl Arm {
    pub(crate) fn event(&self) -> Option<&Event> {
        match &self.sends {
            Sends::Event(event) => Some(event),
            Sends::Nothing | Sends::Inner(_) => None,
        }
    }

    pub(crate) fn inner(&self) -> Option<&FieldOf> {
        match &self.sends {
            Sends::Inner(field) => Some(field),
            Sends::Nothing | Sends::Event(_) => None,
        }
    }
}

/// A field of a variant that its event needs.
pub(crate) struct Binding {
    pub field: FieldOf,
    /// The field's name, where an expression names it.
    pub named: Option<Ident>,
}

/// One event: a trigger, and what fills its slots.
pub(crate) struct Event {
    /// The type, or the variant: `Invoice`, `Event::Paid`.
    pub name: String,
    pub trigger: Trigger,
    /// The trigger's literal.
    pub at: Span,
    /// The condition under which the value is this event.
    pub when: Option<Expr>,
    pub attribution: Attribution,
    /// How the user is spelt.
    pub user_key: UserKey,
    /// Whether the type is never any other event.
    pub is_only: bool,
    /// How many slots are required.
    pub required: usize,
    /// Those of them that only a part can fill.
    pub open: Vec<Open>,
    pub content: Content,
}

/// A required slot that is not mapped, and what to write for it.
pub(crate) struct Open {
    pub slot: Slot,
    pub advice: String,
}

/// What fills slots: the content of an event, or of a part.
#[derive(Default)]
pub(crate) struct Content {
    pub fills: Vec<Fill>,
    pub parts: Vec<Part>,
    /// The likely mistakes, for `MAPPING.lints()`.
    pub lints: Vec<FoundLint>,
    /// Those that the attributes above the type allow.
    pub allowed: Vec<Lint>,
}

/// A likely mistake.
pub(crate) struct FoundLint {
    pub slot: Slot,
    pub lint: Lint,
    /// What is likely wrong with it, on one line.
    pub explanation: String,
}

impl Content {
    /// Returns what fills a slot, without looking into parts.
    pub(crate) fn fill(&self, slot: Slot) -> Option<&Fill> {
        self.fills.iter().find(|fill| fill.slot == slot)
    }

    /// The expressions of the user's.
    fn exprs(&self) -> impl Iterator<Item = &Expr> {
        self.fills.iter().flat_map(|fill| {
            let default = match &fill.absent {
                Absent::Default(expr) => Some(expr),
                _ => None,
            };
            fill.source.expr().into_iter().chain(default)
        })
    }

    /// Whether a field of a variant fills something by itself.
    pub(crate) fn takes(&self, local: &Ident) -> bool {
        let fields = self.fills.iter().filter_map(|fill| match &fill.source {
            Source::Field { field, .. } => Some(field),
            Source::Expr(_) => None,
        });
        let mut fields = fields.chain(self.parts.iter().map(|part| &part.field));
        fields.any(|field| field.bound.as_ref() == Some(local))
    }

    /// Whether an expression names a local.
    pub(crate) fn names(&self, local: &Ident) -> bool {
        self.exprs().any(|expr| text::names(expr, local))
    }
}

/// A field whose type fills slots by itself.
#[derive(Clone)]
pub(crate) struct Part {
    pub field: FieldOf,
    /// The word `flatten`.
    pub at: Span,
}

/// What fills one slot.
#[derive(Clone)]
pub(crate) struct Fill {
    pub slot: Slot,
    pub source: Source,
    pub form: Form,
    pub absent: Absent,
    pub blank: Blank,
}

/// Where the value comes from.
#[derive(Clone)]
pub(crate) enum Source {
    /// A field, by the function if there is one.
    Field { field: FieldOf, with: Option<Path> },
    /// A constant, or an expression over `self`.
    Expr(Expr),
}

impl Source {
    /// The constant or the expression, if it is no field.
    pub(crate) fn expr(&self) -> Option<&Expr> {
        match self {
            Self::Expr(expr) => Some(expr),
            Self::Field { .. } => None,
        }
    }
}

/// A field, and how it is reached.
#[derive(Clone)]
pub(crate) struct FieldOf {
    pub member: Member,
    /// In an enum, the local that is a reference to it.
    pub bound: Option<Ident>,
    pub ty: Rc<Type>,
    /// Whether the user allows something on the field or its variant.
    pub has_allow: bool,
}

impl From<&Field> for FieldOf {
    fn from(field: &Field) -> Self {
        Self {
            member: field.member.clone(),
            bound: field.bound.clone(),
            ty: field.ty.clone(),
            has_allow: field.has_allow,
        }
    }
}

/// What a text means that is empty or white space alone.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Blank {
    /// The slot stays empty, unless the trigger requires it.
    LeavesOut,
    /// A problem of the event.
    Error,
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

/// The variants of an enum, and which interval each is.
pub(crate) struct Intervals(pub Vec<(Ident, Interval)>);
