//! Is this a complete and valid event?
//!
//! The one place that decides it at run time: derived code, [`Envelope::new`] and
//! reading JSON all fill a draft and finish it.
//!
//! A draft collects its values for an envelope, or writes each as JSON at once. Derived
//! code is the same for both: it fills the slots in the order of the JSON, and gives
//! with each value the constant piece before it.
//!
//! [`Envelope::new`]: crate::Envelope::new

use cello_catalogue::{Attribution, Currency, Interval, Slot, Trigger, UserKey};

use crate::envelope::Envelope;
use crate::error::{EventError, Fault, Problem};
use crate::json::Writer;
use crate::price::Price;
use crate::timestamp::Timestamp;
use crate::written::Written;
use cello_catalogue::v1::Fragment;

mod buffered;
mod fill_text;
mod finish;
mod output;

use buffered::Held;
use output::Output;

/// No currency has more decimal places.
pub(crate) const FINEST: Currency = Currency::CLF;

/// What was found in a place that may fill a slot: a value, nothing, or a fault.
pub type Found<V> = Result<Option<V>, Fault>;

/// An event in the making.
pub struct Draft<'a> {
    trigger: Trigger,
    user_key: UserKey,
    /// Put together by hand or read, where a slot that the trigger does not take is a
    /// mistake. Derived code may fill one from a part that is also of other events.
    is_by_hand: bool,
    /// Which id `payload.newUserId` takes where it is not given.
    attribution: Attribution,
    output: Output<'a>,
    /// Where the id that the referral is attributed to is written.
    written_id: (usize, usize),
    /// The price is read in it, so it is known before it is its turn.
    currency: Option<Currency>,
    /// The slot that a blank text leaves empty, if there is one. Derived code names it
    /// before it fills a slot that may stay empty.
    optional: Option<Slot>,
    /// The slots that were left empty because their text is blank, a bit each. Whether
    /// they are required is known once the trigger is.
    blank: u16,
    /// Nothing, as a rule, so that there is nothing to make and nothing to drop.
    held: Option<Held<'a>>,
}

/// Whether there is anything to report.
///
/// No `bool`: a `return` in an expression of a user's would pass for ours, and half an
/// event for a whole one. Derived code has one from [`Draft::end`] and its like alone.
#[derive(Clone, Copy, PartialEq)]
pub enum Outcome {
    /// There is; or, of a part, all is filled.
    Filled,
    /// There is not.
    Nothing,
}

impl Outcome {
    /// Whether there is nothing to report.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self == Self::Nothing
    }
}

/// What fills a draft with borrowed values.
///
/// Derived methods return one, and do not take a draft: the lifetime would need a name, and
/// rustc would show it to the user in every error about `self`.
pub trait Fill<'a>: Fn(&mut Draft<'a>) -> Outcome {}

impl<'a, F: Fn(&mut Draft<'a>) -> Outcome> Fill<'a> for F {}

/// A pointer, so that the code that makes an event of it is compiled once for all types.
type DynFill<'f, 'a> = &'f dyn Fn(&mut Draft<'a>) -> Outcome;

/// The event, if it is one.
pub(crate) fn envelope<'a>(fill: DynFill<'_, 'a>) -> Result<Option<Envelope<'a>>, EventError> {
    let mut draft = Draft::new();
    match fill(&mut draft) {
        Outcome::Filled => draft.finish().map(Some),
        Outcome::Nothing => Ok(None),
    }
}

/// Appends the event as JSON, if it is one.
pub(crate) fn write_json<'a>(
    buffer: &'a mut Vec<u8>,
    fill: DynFill<'_, 'a>,
) -> Result<Written, EventError> {
    let mut draft = Draft::writing(buffer);
    let outcome = fill(&mut draft);
    draft.finish_json(outcome)
}

impl<'a> Draft<'a> {
    /// One that collects.
    pub(crate) fn new() -> Self {
        Self::with(Output::Nowhere)
    }

    /// One that appends JSON to the buffer.
    pub(crate) fn writing(buffer: &'a mut Vec<u8>) -> Self {
        Self::with(Output::To(Writer::new(buffer)))
    }

    fn with(output: Output<'a>) -> Self {
        Self {
            trigger: Trigger::NewSignup,
            user_key: UserKey::NewUser,
            is_by_hand: false,
            attribution: Attribution::User,
            output,
            written_id: (0, 0),
            currency: None,
            optional: None,
            blank: 0,
            held: None,
        }
    }

    /// Writes the user at `context.user`.
    pub fn guide_spelling(&mut self) {
        self.user_key = UserKey::User;
    }

    /// Makes the organization's id required, and attributes the referral to it.
    pub fn attribute_to_organization(&mut self) {
        self.attribution = Attribution::Organization;
    }

    /// Makes room for an event of the usual length.
    pub fn reserve(&mut self) {
        if let Some(writer) = self.output.writer() {
            writer.make_room();
        }
    }

    /// Collects an interval that the macro has checked; where JSON is written, it is in
    /// one of the pieces.
    pub fn constant_interval(&mut self, interval: Interval) {
        if !self.output.is_open() {
            self.held().interval = Some(interval);
        }
    }

    /// Fills `price`, which is sent before the currency, but filled after it.
    pub fn price(&mut self, before: &'static Fragment, price: Price) {
        match self.output.writer() {
            Some(writer) => writer.price_in(before, price, self.currency),
            None => self.held().price = Some(price),
        }
    }

    /// Fills `currency`. It is written together with the price, and the piece with it.
    pub fn currency(&mut self, _before: &'static Fragment, currency: Currency) {
        self.currency = Some(currency);
    }

    /// The currency of the event; nothing if it is itself a problem.
    pub(crate) fn known_currency(&self) -> Option<Currency> {
        self.currency
    }

    /// The currency to read the price in.
    ///
    /// Where the currency is itself a problem, the one with the most decimal places
    /// takes its place: what is wrong with the price in CLF is wrong in every currency.
    #[must_use]
    pub fn price_currency(&self) -> Currency {
        self.currency.unwrap_or(FINEST)
    }

    /// Fills `event.timestamp`.
    pub fn timestamp(&mut self, before: &'static Fragment, timestamp: Timestamp) {
        match self.output.writer() {
            Some(writer) => writer.timestamp(before, timestamp),
            None => self.held().timestamp = Some(timestamp),
        }
    }

    /// Fills `subscription.interval`.
    pub fn interval(&mut self, before: &'static Fragment, interval: Interval) {
        match self.output.writer() {
            Some(writer) => writer.interval(before, interval),
            None => self.held().interval = Some(interval),
        }
    }

    /// Fills `subscription.seatsUsed`.
    pub fn seats_used(&mut self, before: &'static Fragment, seats_used: u64) {
        match self.output.writer() {
            Some(writer) => writer.integer(before, seats_used),
            None => self.held().seats_used = Some(seats_used),
        }
    }

    /// Lets a blank text leave this slot empty.
    pub fn optional(&mut self, slot: Slot) -> &mut Self {
        self.optional = Some(slot);
        self
    }

    /// Records that a required slot has no value.
    pub fn missing(&mut self, slot: Slot) {
        self.fault(slot, Fault::Missing);
    }

    /// Records a problem with the value of a slot. There is one problem for each slot: what
    /// follows from it is not a second one.
    #[cold]
    pub fn fault(&mut self, slot: Slot, fault: Fault) {
        if !self.has_problem(slot) {
            self.held().problems.push(Problem::new(slot, fault));
        }
    }

    fn has_problem(&self, slot: Slot) -> bool {
        self.problems().iter().any(|problem| problem.slot() == slot)
    }

    fn problems(&self) -> &[Problem] {
        self.held.as_ref().map_or(&[], |held| &held.problems)
    }

    fn held(&mut self) -> &mut Held<'a> {
        self.held.get_or_insert_default()
    }
}
