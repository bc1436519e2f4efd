//! Which field fills which slot, as data?
//!
//! Derived code holds it as one text, which costs the compiler next to nothing, and
//! which is split on demand: a row for the event, then a row for each slot, with the cells divided
//! by tabs; and a blank row between two events.
//!
//! ```text
//! invoice-paid → the condition, or nothing
//! price → minor → field → amount_paid
//! newUserId →→ slot → newUser.id
//! →→ part → customer
//! lint → price → minor_float → the explanation
//! allow → minor_float
//! ```
//!
//! What a part fills is a text of its own, and so is what the event in a transparent
//! variant fills: instead of the variant's rows, there is one of two empty cells.

use std::fmt;

use cello_catalogue::{Lint, Slot, Trigger};

mod table;

/// The mapping of a type: for each of its events, what fills each slot.
///
/// [`CelloEvent::MAPPING`](crate::CelloEvent::MAPPING) is one. It prints as a table, for
/// a snapshot test that is a team's tracking plan, or for a privacy review.
///
#[cfg_attr(feature = "derive", doc = "```")]
#[cfg_attr(not(feature = "derive"), doc = "```ignore")]
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
/// let slots = Demo::MAPPING.events().flat_map(|event| event.slots());
/// assert_eq!(slots.filter(|mapping| mapping.is_personal()).count(), 4);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Mapping {
    rows: Rows,
    /// Those of the parts, in the order of their rows.
    parts: &'static [Mapping],
}

/// The text of a mapping.
pub type Rows = &'static str;

/// What fills the slots of one event.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct EventMapping {
    trigger: Trigger,
    when: Option<&'static str>,
    mapping: Mapping,
}

/// What fills one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotMapping {
    slot: Slot,
    modifiers: &'static str,
    source: MappingSource,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Mapping {
    pub(crate) const fn new(rows: Rows, parts: &'static [Mapping]) -> Self {
        Self { rows, parts }
    }

    /// The events, in the order in which they are tried.
    pub fn events(&self) -> impl Iterator<Item = EventMapping> + use<> {
        let mut events = Vec::new();
        self.collect_events(&mut events);
        events.into_iter()
    }

    fn collect_events(&self, events: &mut Vec<EventMapping>) {
        let Self { rows, mut parts } = *self;
        for rows in rows.split_terminator("\n\n") {
            let (event, rows) = rows.split_once('\n').unwrap_or((rows, ""));
            let (trigger, when) = event.split_once('\t').unwrap_or((event, ""));
            let mapping = Self::new(rows, parts);
            let Ok(trigger) = trigger.parse() else {
                // A transparent variant: the events are those of its field.
                if let [inner, others @ ..] = parts {
                    inner.collect_events(events);
                    parts = others;
                }
                continue;
            };
            parts = parts.get(mapping.part_rows()..).unwrap_or_default();
            events.push(EventMapping {
                trigger,
                when: (!when.is_empty()).then_some(when),
                mapping,
            });
        }
    }

    /// The likely mistakes of the mapping and of its parts, which compile because they may
    /// be intended; none if it is clean.
    ///
    /// `#[cello(allow(…))]` on a field, or above the type, silences one by its name. The
    /// lints cost nothing unless this is called.
    ///
    #[cfg_attr(feature = "derive", doc = "```")]
    #[cfg_attr(not(feature = "derive"), doc = "```ignore")]
    /// use cello_core::{CelloEvent, Lint, Slot};
    ///
    /// #[derive(CelloEvent)]
    /// #[cello(trigger = "demo-call-attended", newUser.name = &self.name)]
    /// struct Demo {
    ///     #[cello(ucc)] coupon: Option<String>, // not the referral code
    ///     #[cello(newUser.id)] user: u64,
    ///     #[cello(newUser.email)] email: String,
    ///     #[cello(event.timestamp(unix))] ended_at: i64,
    ///     name: String,
    /// }
    ///
    /// let lints = Demo::MAPPING.lints();
    /// assert_eq!(lints.len(), 1); // in a test of yours: assert_eq!(lints, [])
    /// assert_eq!(lints[0].lint, Lint::CouponAsUcc);
    /// assert_eq!(lints[0].slot, Slot::PayloadUcc);
    /// assert_eq!(
    ///     lints[0].to_string(),
    ///     "ucc: the field `coupon` names a discount; `ucc` is the referral code of the \
    ///      referrer (coupon_as_ucc)",
    /// );
    /// ```
    #[must_use]
    pub fn lints(&self) -> Vec<MappingLint> {
        let own = self.rows.lines().filter_map(MappingLint::read);
        let parts = self.parts.iter().flat_map(Self::lints);
        own.chain(parts).collect()
    }

    fn part_rows(&self) -> usize {
        self.rows
            .lines()
            .filter(|row| row.starts_with('\t'))
            .count()
    }

    /// Collects the rows, each with the path of the part that it is in: `customer.`.
    fn collect(&self, path: &str, slots: &mut Vec<(String, SlotMapping)>) {
        let mut parts = self.parts.iter();
        for row in self.rows.lines() {
            let mut cells = row.splitn(4, '\t');
            let mut cell = || cells.next().unwrap_or_default();
            let (slot, modifiers, kind, source) = (cell(), cell(), cell(), cell());
            if let Some(slot) = Slot::named(slot) {
                let source = match kind {
                    "field" => MappingSource::Field(source),
                    "constant" => MappingSource::Constant(source),
                    "slot" => MappingSource::Slot(Slot::named(source).unwrap_or(slot)),
                    _ => MappingSource::Expression(source),
                };
                let mapping = SlotMapping {
                    slot,
                    modifiers,
                    source,
                };
                slots.push((path.to_owned(), mapping));
            } else if slot.is_empty() {
                // A part; the other rows are lints, and those that are allowed.
                if let Some(part) = parts.next() {
                    part.collect(&format!("{path}{source}."), slots);
                }
            }
        }
    }
}

impl EventMapping {
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

    /// The lints that `allow(…)` above the type silences.
    pub fn allowed(&self) -> impl Iterator<Item = Lint> + use<> {
        let rows = self.mapping.rows.lines();
        rows.filter_map(|row| Lint::named(row.strip_prefix("allow\t")?))
    }

    /// What fills each slot, in the order of the slots, those of parts among them.
    pub fn slots(&self) -> impl Iterator<Item = SlotMapping> + use<> {
        self.rows().into_iter().map(|(_, mapping)| mapping)
    }

    /// In the order of the slots, each with the path of the part that it is in.
    fn rows(&self) -> Vec<(String, SlotMapping)> {
        let mut rows = Vec::new();
        self.mapping.collect("", &mut rows);
        rows.sort_by_key(|(_, mapping)| mapping.slot);
        rows
    }
}

/// A likely mistake in a mapping. [`Mapping::lints`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MappingLint {
    /// The slot that is likely filled wrongly.
    pub slot: Slot,
    /// Which lint it is: the name that `allow` takes.
    pub lint: Lint,
    /// What is likely wrong with the slot.
    pub explanation: &'static str,
}

impl MappingLint {
    fn read(row: &'static str) -> Option<Self> {
        let mut cells = row.strip_prefix("lint\t")?.splitn(3, '\t');
        Some(Self {
            slot: Slot::named(cells.next()?)?,
            lint: Lint::named(cells.next()?)?,
            explanation: cells.next()?,
        })
    }
}

/// On one line: `ucc: … (coupon_as_ucc)`.
impl fmt::Display for MappingLint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.slot, self.explanation, self.lint)
    }
}

impl SlotMapping {
    /// The slot.
    #[must_use]
    pub const fn slot(&self) -> Slot {
        self.slot
    }

    /// Returns whether its value is personal data. An attribution is, if the id that it takes is.
    #[must_use]
    pub const fn is_personal(&self) -> bool {
        match self.source {
            MappingSource::Slot(slot) => slot.is_personal(),
            _ => self.slot.is_personal(),
        }
    }

    /// Returns the modifiers in its parentheses: `minor`, `none = "skip"`.
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

impl fmt::Debug for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.events()).finish()
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
