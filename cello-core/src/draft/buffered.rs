//! How are values held until it is their turn, and problems until the end?

use std::borrow::Cow;
use std::str::from_utf8;

use cello_catalogue::{Interval, Slot};

use crate::error::Problem;
use crate::json::{NO_PIECE, Writer};
use crate::price::Price;
use crate::timestamp::Timestamp;
use cello_catalogue::v1::Fragment;

/// What is held.
#[derive(Default)]
pub(super) struct Held<'a> {
    /// By slot; those of other kinds stay empty.
    pub(super) texts: [Option<Text<'a>>; Slot::VARIANTS.len()],
    pub(super) price: Option<Price>,
    pub(super) timestamp: Option<Timestamp>,
    pub(super) interval: Option<Interval>,
    pub(super) seats_used: Option<u64>,
    pub(super) problems: Vec<Problem>,
}

/// A text, or what prints as one: of itself an id takes no memory.
#[derive(Clone)]
pub(super) enum Text<'a> {
    Str(Cow<'a, str>),
    Integer { is_negative: bool, magnitude: u64 },
    Uuid([u8; UUID_LEN]),
}

const UUID_LEN: usize = 36;

impl Text<'_> {
    /// One that does not outlive the draft.
    pub(super) fn passing(text: &str) -> Self {
        match text.as_bytes().try_into() {
            Ok(uuid) => Self::Uuid(uuid),
            Err(_) => Self::Str(Cow::Owned(text.to_owned())),
        }
    }

    pub(super) fn write(&self, before: &Fragment, writer: &mut Writer<'_>) {
        match *self {
            Self::Str(ref text) => writer.text(before, text),
            Self::Integer {
                is_negative: false,
                magnitude,
            } => writer.integer(before, magnitude),
            Self::Integer { magnitude, .. } => {
                writer.after(before);
                writer.piece("-");
                writer.integer(NO_PIECE, magnitude);
            }
            Self::Uuid(ref uuid) => writer.text(before, from_utf8(uuid).unwrap_or_default()),
        }
    }
}

impl<'a> From<Text<'a>> for Cow<'a, str> {
    fn from(text: Text<'a>) -> Self {
        match text {
            Text::Str(text) => text,
            Text::Integer {
                is_negative,
                magnitude,
            } => format!("{}{magnitude}", sign(is_negative)).into(),
            Text::Uuid(uuid) => from_utf8(&uuid).unwrap_or_default().to_owned().into(),
        }
    }
}

pub(super) fn sign(is_negative: bool) -> &'static str {
    if is_negative { "-" } else { "" }
}
