//! In which state is a row?

use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// Where an event is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum State {
    /// It waits: for its turn in the lane, or for its next attempt.
    Ready,
    /// A relay is sending it.
    Sending,
    /// Cello accepted it.
    Delivered,
    /// Cello refuses it, or the attempts are used up: redrive or skip it.
    Dead,
    /// It waits behind a dead or uncertain event that it must not overtake.
    Held,
    /// Cello may have accepted it, and [`Uncertain::Hold`](crate::Uncertain::Hold) leaves the
    /// decision to you: redrive it to send it again, skip it to count it as delivered.
    Uncertain,
    /// An operator gave it up.
    Skipped,
    /// It was faulty when the app recorded it, and is never sent.
    Invalid,
}

impl State {
    /// Every state, in the order of its number in the table.
    pub const VARIANTS: &'static [Self] = &[
        Self::Ready,
        Self::Sending,
        Self::Delivered,
        Self::Dead,
        Self::Held,
        Self::Uncertain,
        Self::Skipped,
        Self::Invalid,
    ];

    /// Returns the word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Sending => "sending",
            Self::Delivered => "delivered",
            Self::Dead => "dead",
            Self::Held => "held",
            Self::Uncertain => "uncertain",
            Self::Skipped => "skipped",
            Self::Invalid => "invalid",
        }
    }

    /// Returns its number in the table.
    pub(crate) const fn number(self) -> i64 {
        self as i64
    }

    pub(crate) fn from_number(number: i64) -> Option<Self> {
        Self::VARIANTS
            .iter()
            .copied()
            .find(|state| state.number() == number)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for State {
    type Err = UnknownState;

    fn from_str(text: &str) -> Result<Self, UnknownState> {
        let found = Self::VARIANTS
            .iter()
            .copied()
            .find(|state| state.as_str() == text);
        found.ok_or(UnknownState(()))
    }
}

/// A text that is not the word for a [`State`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownState(());

impl fmt::Display for UnknownState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a state of the outbox; the states are:")?;
        for (index, state) in State::VARIANTS.iter().enumerate() {
            write!(f, "{} {state}", if index == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl Error for UnknownState {}
