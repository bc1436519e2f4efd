//! Which words are there besides the slots, and where is each allowed?

use cello_catalogue::{Kind, Slot};

/// The item that an attribute is on.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// Above a struct that is an event.
    Struct,
    /// Above an enum whose variants are events.
    Enum,
    /// Above such a variant.
    Variant,
    /// Above a struct that is a part of events.
    Part,
    /// On a field.
    Field,
    /// Above an enum of intervals.
    Intervals,
    /// Above a variant of one.
    IntervalVariant,
}

impl Place {
    /// Returns the words that are allowed here and are not slots.
    pub(crate) fn settings(self) -> &'static [&'static str] {
        match self {
            Self::Struct => &[
                "trigger",
                "when",
                "attribution",
                "userKey",
                "crate",
                "allow",
            ],
            Self::Enum | Self::Part => &["crate", "allow"],
            Self::Intervals => &["crate"],
            Self::IntervalVariant => &["interval"],
            Self::Variant => &[
                "trigger",
                "attribution",
                "userKey",
                "skip",
                "transparent",
                "allow",
            ],
            Self::Field => &["on", "flatten", "allow"],
        }
    }
}

/// In which unit or form the value is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Form {
    /// The form that its type has.
    Own,
    Minor,
    Major,
    Utc,
    Unix,
    UnixMs,
}

/// The units and forms: each with its word, and the kind of slot that it is for.
const FORMS: [(&str, Form, Kind); 5] = [
    ("minor", Form::Minor, Kind::Money),
    ("major", Form::Major, Kind::Money),
    ("utc", Form::Utc, Kind::Instant),
    ("unix", Form::Unix, Kind::Instant),
    ("unix_ms", Form::UnixMs, Kind::Instant),
];

/// The modifiers that are allowed for any slot that a field fills.
pub(crate) const COMMON_MODIFIERS: [&str; 3] = ["with", "default", "none"];

/// Whether the word is a modifier of some slot.
pub(crate) fn is_modifier(word: &str) -> bool {
    COMMON_MODIFIERS.contains(&word) || form(word).is_some()
}

/// The unit or form that the word is, and the kind of slot that it is for.
pub(crate) fn form(word: &str) -> Option<(Form, Kind)> {
    let (_, form, kind) = FORMS.iter().find(|(its, ..)| *its == word)?;
    Some((*form, *kind))
}

/// The words for the units and forms of a kind.
pub(crate) fn forms_of(kind: Kind) -> impl Iterator<Item = &'static str> + Clone {
    let forms = FORMS.iter().filter(move |(_, _, of)| *of == kind);
    forms.map(|(word, ..)| *word)
}

/// The word for a unit or form; for a type's own there is none.
pub(crate) fn of_form(form: Form) -> Option<&'static str> {
    let (word, ..) = FORMS.iter().find(|(_, its, _)| *its == form)?;
    Some(*word)
}

/// Whether the word is a setting somewhere.
pub(crate) fn is_setting(word: &str) -> bool {
    let all = [
        Place::Struct,
        Place::Variant,
        Place::Field,
        Place::IntervalVariant,
    ];
    all.iter().any(|place| place.settings().contains(&word))
}

/// Whether the word is no slot, and has a value.
pub(crate) fn has_value(word: &str) -> bool {
    let is_flag = matches!(word, "skip" | "transparent" | "flatten" | "allow");
    COMMON_MODIFIERS.contains(&word) || is_setting(word) && !is_flag
}

/// Whether an entry of an attribute begins with the word: `newUser`, `trigger`.
pub(crate) fn begins_entry(word: &str) -> bool {
    let mut slots = Slot::VARIANTS.iter().map(|slot| slot.as_str().split('.'));
    let begins_slot = slots.any(|mut names| names.next() == Some(word));
    begins_slot || is_setting(word)
}
