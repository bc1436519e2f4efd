//! Words that are not understood, or stand in the wrong place.

use quote::ToTokens;
use syn::{Expr, ExprLit, Lit};

use super::{Problems, all_slots, listed, wrong};
use crate::attr::{Entry, Key};
use crate::catalogue::Slot;
use crate::{suggest, text};

/// Where an attribute stands.
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
    /// The words that are no slots, and may stand here.
    pub(crate) fn settings(self) -> &'static [&'static str] {
        match self {
            Self::Struct => &["trigger", "when", "attribution", "userKey", "crate"],
            Self::Enum | Self::Part | Self::Intervals => &["crate"],
            Self::IntervalVariant => &["interval"],
            Self::Variant => &["trigger", "attribution", "userKey", "skip"],
            Self::Field => &["on", "flatten"],
        }
    }

    /// Every word that may stand anywhere.
    pub(crate) fn is_setting_somewhere(word: &str) -> bool {
        let all = [
            Self::Struct,
            Self::Variant,
            Self::Field,
            Self::IntervalVariant,
        ];
        all.iter().any(|place| place.settings().contains(&word))
    }

    /// Every word that is no slot, and has a value.
    pub(crate) fn is_followed_by_value(word: &str) -> bool {
        let is_flag = matches!(word, "skip" | "flatten");
        let is_modifier = matches!(word, "with" | "default" | "none");
        is_modifier || !is_flag && Self::is_setting_somewhere(word)
    }
}

/// Every word that may stand in the parentheses behind a slot.
pub(crate) fn is_modifier(word: &str) -> bool {
    let forms = ["minor", "major", "utc", "unix", "unix_ms"];
    matches!(word, "with" | "default" | "none") || forms.contains(&word)
}

/// Whether an entry of the grammar begins with the word: `newUser`, `trigger`.
pub(crate) fn begins_entry(word: &str) -> bool {
    let mut slots = Slot::VARIANTS.iter().map(|slot| slot.as_str().split('.'));
    let begins_slot = slots.any(|mut names| names.next() == Some(word));
    begins_slot || Place::is_setting_somewhere(word)
}

/// What may stand in the parentheses behind any slot that a field fills.
pub(crate) const COMMON_MODIFIERS: [&str; 4] = [
    "with = path",
    "default = …",
    "none = \"skip\"",
    "none = \"error\"",
];

impl Problems {
    /// Above a variant of an enum of intervals.
    pub(crate) fn unknown_key_of_interval(&mut self, entry: &Entry) {
        let name = &entry.key.name;
        let word = match entry.value.as_ref() {
            Some(Expr::Lit(ExprLit {
                lit: Lit::Str(word),
                ..
            })) => word.value(),
            _ => name.clone(),
        };
        let help = match suggest::interval_like(&word) {
            Some(interval) => format!("write `interval = \"{interval}\"`"),
            None => "write `interval = \"…\"`, and nothing else".to_owned(),
        };
        let message = wrong(format!("`{name}` means nothing here"));
        self.push(&entry.key, &message.help(help));
    }

    /// `slots` are the ones that may have been meant.
    pub(crate) fn unknown_key(&mut self, key: &Key, place: Place, slots: &[Slot]) {
        let message = wrong(format!("`{}` is neither a slot nor a setting", key.name));
        let settings = place.settings().iter().copied();
        let setting = match key.name.as_str() {
            "if" | "where" if place == Place::Struct => Some("when"),
            "ignore" if place == Place::Variant => Some("skip"),
            "part" | "nested" | "embed" | "inline" if place == Place::Field => Some("flatten"),
            name => suggest::closest(name, settings),
        };
        // What seems to be missing may be meant.
        if slots.is_empty() {
            self.entry_passed_over();
        }
        let message = match (slots, setting) {
            ([], Some(setting)) => message.did_you_mean(Some(setting)),
            ([], None) => {
                let settings = match place {
                    Place::Field => {
                        "a field also takes `flatten`, and `on = \"…\"` behind a slot".to_owned()
                    }
                    _ => format!("the settings here are {}", listed(place.settings(), "and")),
                };
                message
                    .help(format!("the slots are {}", all_slots()))
                    .help(settings)
            }
            (slots, _) => {
                let paths = slots.iter().map(|slot| slot.as_str());
                message.help(format!("did you mean {}?", listed(paths, "or")))
            }
        };
        self.push(key, &message);
    }

    pub(crate) fn above_intervals(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!("`{}` means nothing here", key.name))
                .help("write `interval = \"…\"` above each variant, and nothing above the enum"),
        );
    }

    /// A setting that belongs to another place.
    pub(crate) fn misplaced(&mut self, key: &Key, place: Place) {
        let name = &key.name;
        // What the part would fill is not missing.
        self.lost_entry |= name == "flatten";
        let belongs = |place: &str| wrong(format!("`{name}` belongs {place}"));
        let message = match (name.as_str(), place) {
            ("on" | "flatten", _) => {
                belongs("on a field").help("move it into the attribute of the field")
            }
            ("skip", _) => belongs("above a variant of an enum").help("remove it"),
            ("when", Place::Variant | Place::Enum) => wrong("an enum needs no `when`")
                .help("remove it; the variant says which event it is"),
            ("crate", Place::Variant) => {
                belongs("above the enum").help("move it there: #[cello(crate = …)]")
            }
            ("trigger", Place::Field) => belongs("above the struct")
                .help("move it to the struct's own attribute: #[cello(trigger = …)]")
                .help("or, if the struct is several events, write `on = \"…\"` behind the slot"),
            (_, Place::Part) => belongs("above the event that this part is of")
                .help("move it there; a part only fills slots"),
            (_, Place::Enum) => belongs("above a variant")
                .help(format!("move it above each variant: #[cello({name} = …)]")),
            _ => belongs("above the struct").help(format!(
                "move it to the struct's own attribute: #[cello({name} = …)]"
            )),
        };
        self.push(key, &message);
    }

    /// `minor` beside a slot, or behind `=`, instead of in its parentheses.
    pub(crate) fn modifier_outside(
        &mut self,
        at: impl ToTokens,
        name: &str,
        slot: Option<Slot>,
        written: &str,
    ) {
        let message = wrong(format!("`{name}` belongs in parentheses behind its slot"));
        let help = match slot {
            Some(slot) => format!("write `{}({written})`", slot.as_str()),
            None => format!("write it like `newUser.name({written})`"),
        };
        self.push(at, &message.help(help));
    }

    /// `#[cello(flatten, none = "skip")]`
    pub(crate) fn modifier_of_part(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!("`{}` says nothing beside `flatten`", key.name))
                .help("write it in the part, in parentheses behind its slots"),
        );
    }

    pub(crate) fn written_by_us(&mut self, key: &Key) {
        let message = wrong(format!("`{}` is written for you", key.name));
        self.push(
            key,
            &if key.name == "eventName" {
                message.help("remove it; it is always `ReferralUpdated`")
            } else {
                message.help("remove it; it is what `trigger = \"…\"` above the struct says")
            },
        );
    }
}

/// An entry as it was written, for a suggestion.
pub(crate) fn as_written(entry: &Entry) -> String {
    let name = &entry.key.name;
    match &entry.value {
        Some(value) => format!("{name} = {}", text::of(value)),
        None => name.clone(),
    }
}
