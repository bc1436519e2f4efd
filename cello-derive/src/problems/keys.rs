//! Which key is unknown, or in the wrong place?

use cello_catalogue::Slot;
use syn::LitStr;

use super::{Problems, all_slots, listed, wrong};
use crate::attr::{Entry, Key};
use crate::keywords::Place;
use crate::literal::quoted;
use crate::suggest;

impl Problems {
    /// Above a variant of an enum of intervals.
    pub(crate) fn unknown_key_of_interval(&mut self, entry: &Entry) {
        let name = &entry.key.name;
        let word = entry.value.as_ref().and_then(quoted);
        let word = word.map_or_else(|| name.clone(), LitStr::value);
        let help = match suggest::interval_like(&word) {
            Some(interval) => format!("write `interval = \"{interval}\"`"),
            None => "valid settings: `interval = \"…\"`".to_owned(),
        };
        let message = wrong(format!("unknown setting `{name}`"));
        self.push(&entry.key, &message.help(help));
    }

    /// `slots` are the ones that may have been meant.
    pub(crate) fn unknown_key(&mut self, key: &Key, place: Place, slots: &[Slot]) {
        let message = wrong(format!("unknown slot or setting `{}`", key.name));
        let setting = suggest::setting(&key.name, place);
        // What seems to be missing may be meant.
        if slots.is_empty() {
            self.entry_passed_over();
        }
        let message = match (slots, setting) {
            ([], Some(setting)) => message.did_you_mean(Some(setting)),
            ([], None) => {
                let settings = match place {
                    Place::Field => {
                        "valid settings: `flatten`, and `on = \"…\"` after a slot".to_owned()
                    }
                    _ => format!("valid settings: {}", listed(place.settings(), "and")),
                };
                message
                    .help(format!("valid slots: {}", all_slots()))
                    .help(settings)
            }
            (slots, _) => {
                let paths = slots.iter().map(|slot| slot.as_str());
                message.help(format!("did you mean {}?", listed(paths, "or")))
            }
        };
        self.push(key, &message.odd_letter(&key.name));
    }

    pub(crate) fn above_intervals(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!(
                "`{}` is not valid above an enum of intervals",
                key.name
            ))
            .help("write #[cello(interval = \"…\")] above each variant instead"),
        );
    }

    /// A setting that belongs to another place.
    pub(crate) fn misplaced(&mut self, key: &Key, place: Place) {
        let name = &key.name;
        // What the part or the wrapped event would fill is not missing.
        self.lost_entry |= matches!(name.as_str(), "flatten" | "transparent");
        let belongs = |place: &str| wrong(format!("`{name}` belongs {place}"));
        let message = match (name.as_str(), place) {
            ("flatten", Place::Variant) => belongs("on a field")
                .help("if the variant's field is itself an event, write `transparent` here")
                .help("if it is a part of one, move `flatten` into the attribute of the field"),
            ("on" | "flatten", _) => {
                belongs("on a field").help("move it into the attribute of the field")
            }
            ("skip", _) => belongs("above a variant of an enum").help("remove it"),
            ("transparent", Place::Enum) => belongs("above a variant")
                .help("move it above each variant whose field is itself an event"),
            ("transparent", Place::Field) => belongs("above a variant of an enum")
                .help("move it above the variant, if this field is itself an event"),
            ("transparent", _) => belongs("above a variant of an enum")
                .help("remove it; if the wrapped type is itself an event, send that"),
            ("when", Place::Variant | Place::Enum) => wrong("`when` is not valid on an enum")
                .help("remove it: the variant decides which event is sent"),
            ("crate", Place::Variant) => {
                belongs("above the enum").help("move it there: #[cello(crate = …)]")
            }
            ("trigger", Place::Field) => belongs("above the struct")
                .help("move it to the struct's own attribute: #[cello(trigger = …)]")
                .help("or write `on = \"…\"` after the slot, to fill it for one event only"),
            (_, Place::Part) => belongs("above the event that contains this part")
                .help("move it there; a part can only fill slots"),
            (_, Place::Enum) => belongs("above a variant")
                .help(format!("move it above each variant: #[cello({name} = …)]")),
            _ => belongs("above the struct").help(format!(
                "move it to the struct's own attribute: #[cello({name} = …)]"
            )),
        };
        self.push(key, &message);
    }

    pub(crate) fn set_automatically(&mut self, key: &Key) {
        let message = wrong(format!("`{}` is set automatically", key.name));
        self.push(
            key,
            &if key.name == "eventName" {
                message.help("remove it: it is always `ReferralUpdated`")
            } else {
                message.help("remove it: `trigger = \"…\"` above the struct sets it")
            },
        );
    }
}
