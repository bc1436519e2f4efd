//! What did the user write, sorted by what it is for?

use cello_catalogue::{Attribution, Slot, Trigger, UserKey};
use syn::{Expr, Ident, LitStr, Path};

use crate::attr::{Attr, Key};
use crate::input::Field;
use crate::keywords::Form;
use crate::plan::{Absent, Source};

/// Everything that is written for a type, and the fields that it is written for.
pub(super) struct Written<'w, 'a> {
    /// The name of the type or the variant.
    pub name: &'a Ident,
    /// The attributes above the variant and above the type.
    pub attrs: Vec<&'a [Attr]>,
    pub fields: &'a [Field],
    /// On the fields, and above the type.
    pub mappings: &'w Mappings<'a>,
    /// Whether the type is never any other event.
    pub is_only: bool,
    /// Whether it is a variant of an enum.
    pub is_variant: bool,
}

/// What is written above the type.
pub(super) struct Above<'a> {
    pub krate: Path,
    pub groups: Vec<Group<'a>>,
    /// The mappings beside no trigger.
    pub shared: Mappings<'a>,
}

/// One `#[cello(trigger = "…", …)]`.
pub(super) struct Group<'a> {
    /// The type or the variant that is the event.
    pub name: String,
    /// The trigger's literal, where problems of the event as a whole are reported.
    pub at: &'a LitStr,
    /// `None` if the word is not a trigger (already reported).
    pub trigger: Option<Trigger>,
    pub when: Option<&'a Expr>,
    /// Whether there is a condition, right or wrong.
    pub is_conditional: bool,
    pub attribution: Attribution,
    pub user_key: UserKey,
    /// Whether `attribution` is written at all.
    pub states_attribution: bool,
    /// The mappings beside the trigger.
    pub own: Mappings<'a>,
}

/// Everything that was written to fill slots.
#[derive(Clone, Default)]
pub(super) struct Mappings<'a> {
    pub slots: Vec<Mapping<'a>>,
    pub parts: Vec<PartMapping<'a>>,
}

/// Something that was written to fill a slot.
#[derive(Clone)]
pub(super) struct Mapping<'a> {
    pub key: &'a Key,
    pub slot: Slot,
    /// The field that is the value; above the struct there is none.
    pub field: Option<&'a Field>,
    /// The one trigger it is for.
    pub on: Option<Trigger>,
    /// What it fills the slot with; nothing if it is wrong, which is reported.
    pub value: Option<Value>,
}

/// A field whose type fills slots by itself.
#[derive(Clone)]
pub(super) struct PartMapping<'a> {
    pub key: &'a Key,
    pub field: &'a Field,
    pub on: Option<Trigger>,
}

impl<'a> Mappings<'a> {
    pub(super) fn extend(&mut self, other: Self) {
        self.slots.extend(other.slots);
        self.parts.extend(other.parts);
    }

    /// The slots that were probably meant by a misspelt key are not also missing.
    pub(super) fn guess(&mut self, key: &'a Key, slots: &[Slot], field: Option<&'a Field>) {
        self.slots.extend(slots.iter().map(|&slot| Mapping {
            key,
            slot,
            field,
            on: None,
            value: None,
        }));
    }
}

impl Mapping<'_> {
    /// The key is misspelt, and the slot only what was probably meant.
    pub(super) fn is_guess(&self) -> bool {
        self.key.name != self.slot.as_str()
    }

    pub(super) fn place(&self) -> String {
        match self.field {
            Some(field) => format!("the field `{}`", field.name()),
            None => format!("`{} = …`", self.slot.as_str()),
        }
    }
}

/// What an entry fills its slot with.
#[derive(Clone)]
pub(super) struct Value {
    pub source: Source,
    pub form: Form,
    /// What `None` means, as the user states it.
    pub absent: Option<Absent>,
}
