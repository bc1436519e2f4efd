//! Which field fills which slot, as data?

use std::fmt;

use crate::catalogue::{Slot, Trigger};

/// The mapping of a type: for each of its events, what fills each slot.
///
/// [`CelloEvent::MAPPING`](crate::CelloEvent::MAPPING) is one. It prints as a table, for
/// a snapshot test that is a team's tracking plan, or for a privacy review.
///
/// ```
/// use cello_core::{CelloEvent, Slot};
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended", newUser.email = &self.guest.email)]
/// struct Demo {
///     #[cello(ucc)] code: Option<String>,
///     #[cello(newUser.id)] user: u64,
///     #[cello(newUser.name)] name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
///     guest: Guest,
/// }
///
/// struct Guest { email: String }
///
/// assert_eq!(Demo::MAPPING.to_string(), "\
/// demo-call-attended
///   ucc                    the field `code`
///   newUserId              as `newUser.id`       personal
///   newUser.id             the field `user`      personal
///   newUser.email          &self.guest.email     personal
///   newUser.name           the field `name`      personal
///   event.timestamp(unix)  the field `ended_at`
/// ");
/// let personal = Demo::MAPPING.events()[0].slots().filter(|it| it.is_personal());
/// assert_eq!(personal.count(), 4);
/// ```
#[derive(Clone, Copy, PartialEq)]
pub struct Mapping {
    events: &'static [EventMapping],
}

/// What fills the slots of one event.
#[derive(Clone, Copy, PartialEq)]
pub struct EventMapping {
    trigger: Trigger,
    when: Option<&'static str>,
    entries: &'static [Entry],
}

/// What fills one slot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlotMapping {
    slot: Slot,
    modifiers: &'static str,
    source: MappingSource,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum MappingSource {
    /// The field of this name.
    Field(&'static str),
    /// This constant.
    Constant(&'static str),
    /// This expression over `self`.
    Expression(&'static str),
    /// What fills this slot: the attribution.
    Slot(Slot),
}

/// A slot, or the field of a part and the slots that it fills.
#[derive(Clone, Copy, PartialEq)]
#[doc(hidden)]
#[allow(missing_docs)]
pub enum Entry {
    Slot(SlotMapping),
    Part(&'static str, &'static [Entry]),
}

impl Mapping {
    pub(crate) const fn new(events: &'static [EventMapping]) -> Self {
        Self { events }
    }

    /// The events, in the order in which they are tried.
    #[must_use]
    pub const fn events(&self) -> &'static [EventMapping] {
        self.events
    }
}

impl EventMapping {
    pub(crate) const fn new(
        trigger: Trigger,
        when: Option<&'static str>,
        entries: &'static [Entry],
    ) -> Self {
        Self {
            trigger,
            when,
            entries,
        }
    }

    /// Which event it is.
    #[must_use]
    pub const fn trigger(&self) -> Trigger {
        self.trigger
    }

    /// The condition under which a value is this event.
    #[must_use]
    pub const fn when(&self) -> Option<&'static str> {
        self.when
    }

    /// What fills each slot, in the order of the slots, those of parts among them.
    pub fn slots(&self) -> impl Iterator<Item = SlotMapping> {
        let mut slots: Vec<SlotMapping> = self.rows().into_iter().map(|(_, slot)| slot).collect();
        slots.sort_by_key(|mapping| mapping.slot);
        slots.into_iter()
    }

    /// Each with the path of the part that it is in: `customer.`.
    fn rows(&self) -> Vec<(String, SlotMapping)> {
        fn collect(path: &str, entries: &[Entry], rows: &mut Vec<(String, SlotMapping)>) {
            for entry in entries {
                match entry {
                    Entry::Slot(mapping) => rows.push((path.to_owned(), *mapping)),
                    Entry::Part(field, entries) => {
                        collect(&format!("{path}{field}."), entries, rows);
                    }
                }
            }
        }
        let mut rows = Vec::new();
        collect("", self.entries, &mut rows);
        rows.sort_by_key(|(_, mapping)| mapping.slot);
        rows
    }
}

impl SlotMapping {
    pub(crate) const fn new(slot: Slot, modifiers: &'static str, source: MappingSource) -> Self {
        Self {
            slot,
            modifiers,
            source,
        }
    }

    /// The slot.
    #[must_use]
    pub const fn slot(&self) -> Slot {
        self.slot
    }

    /// Whether its value says something about a person. An attribution does if the id
    /// that it takes does.
    #[must_use]
    pub const fn is_personal(&self) -> bool {
        match self.source {
            MappingSource::Slot(slot) => slot.is_personal(),
            _ => self.slot.is_personal(),
        }
    }

    /// What is said in parentheses behind it: `minor`, `none = "skip"`.
    #[must_use]
    pub const fn modifiers(&self) -> &'static str {
        self.modifiers
    }

    /// Where its value comes from.
    #[must_use]
    pub const fn source(&self) -> MappingSource {
        self.source
    }
}

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.events.iter().try_for_each(|event| event.fmt(f))
    }
}

impl fmt::Debug for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.events).finish()
    }
}

impl fmt::Debug for EventMapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventMapping")
            .field("trigger", &self.trigger)
            .field("when", &self.when)
            .field("slots", &self.slots().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl fmt::Display for EventMapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.trigger.as_str())?;
        if let Some(when) = self.when {
            write!(f, ", when {when}")?;
        }
        writeln!(f)?;
        let rows: Vec<(String, String, bool)> = self
            .rows()
            .into_iter()
            .map(|(path, mapping)| {
                let slot = match mapping.modifiers {
                    "" => mapping.slot.to_string(),
                    modifiers => format!("{}({modifiers})", mapping.slot),
                };
                (slot, mapping.source.text(&path), mapping.is_personal())
            })
            .collect();
        let width = |cell: fn(&(String, String, bool)) -> &String| {
            rows.iter()
                .map(|row| cell(row).chars().count())
                .max()
                .unwrap_or(0)
        };
        let (slots, sources) = (width(|row| &row.0), width(|row| &row.1));
        for (slot, source, is_personal) in rows {
            if is_personal {
                writeln!(f, "  {slot:slots$}  {source:sources$}  personal")?;
            } else {
                writeln!(f, "  {slot:slots$}  {source}")?;
            }
        }
        Ok(())
    }
}

impl MappingSource {
    fn text(self, path: &str) -> String {
        match self {
            Self::Field(name) => format!("the field `{path}{name}`"),
            Self::Constant(text) => text.to_owned(),
            Self::Expression(text) if path.is_empty() => text.to_owned(),
            Self::Expression(text) => format!("{text}, in `{}`", path.trim_end_matches('.')),
            Self::Slot(slot) => format!("as `{slot}`"),
        }
    }
}
