//! Which constant fragments of JSON are between the values?
//!
//! What the catalogue's walker writes from one member to the next, with the trigger and the
//! constant slots in it. Each fragment is as long as it can be, and is handed over with the
//! value that follows it, so nothing of it is put together when the program runs.

use std::mem;

use cello_catalogue::v1::{EVENT_NAME, Fragment, Member, Walker, escape, text};
use cello_catalogue::{Slot, Trigger, UserKey};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// The JSON of an event, as far as it is known while compiling.
pub(super) struct Pieces {
    /// What no value has taken with it yet.
    piece: String,
    walker: Walker,
    trigger: Trigger,
}

/// A piece that is handed over with a value; the empty one where none is.
#[derive(Default)]
pub(super) struct Piece(String);

/// The most bytes of a piece that is handed over.
const MOST: usize = size_of::<Fragment>() - 1;

impl Piece {
    /// What is too long for one goes before it.
    fn of(piece: String) -> (Option<String>, Self) {
        if piece.len() > MOST {
            (Some(piece), Self::default())
        } else {
            (None, Self(piece))
        }
    }
}

/// Emits a [`Fragment`]: filled up with spaces, and its length in the last byte.
impl ToTokens for Piece {
    #[allow(clippy::cast_possible_truncation)] // 63 at most
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(piece) = self;
        let mut bytes = piece.clone().into_bytes();
        bytes.resize(MOST, b' ');
        bytes.push(piece.len() as u8);
        tokens.append(Literal::byte_string(&bytes));
    }
}

/// The pieces around a value that may be absent: neither leaves a trace without it.
pub(super) struct Around {
    /// Written in any case.
    pub always: String,
    pub before: Piece,
    pub after: &'static str,
}

impl Pieces {
    pub(super) fn new(trigger: Trigger, user_key: UserKey) -> Self {
        let mut pieces = Self {
            piece: String::new(),
            walker: Walker::new(user_key),
            trigger,
        };
        pieces.constant_member(Member::EventName, EVENT_NAME);
        pieces
    }

    /// A value that is always there: the piece before it, or, where that is too long for
    /// one, what goes before the value on its own.
    pub(super) fn value(&mut self, slot: Slot) -> (Option<String>, Piece) {
        let member = self.reach(slot);
        let before = self.walker.member(member);
        self.push(&before);
        Piece::of(mem::take(&mut self.piece))
    }

    /// A value that may be absent.
    pub(super) fn optional(&mut self, slot: Slot) -> Around {
        let member = self.reach(slot);
        let optional = self.walker.optional(member);
        self.push(&optional.always);
        Around {
            always: mem::take(&mut self.piece),
            before: Piece(text(&optional.before).to_owned()),
            after: optional.after,
        }
    }

    /// A text that is known: it goes into the piece.
    pub(super) fn constant(&mut self, slot: Slot, value: &str) {
        let member = self.reach(slot);
        self.constant_member(member, value);
    }

    /// A member that is the same in every such event, as JSON.
    pub(super) fn fixed(&mut self, slot: Slot, json: &str) {
        let member = self.reach(slot);
        let before = self.walker.json_member(member);
        self.push(&before);
        self.piece.push_str(json);
    }

    /// A member that a value before has brought along.
    pub(super) fn brought_along(&mut self, slot: Slot) {
        self.walker.skip(Member::Slot(slot));
    }

    /// Returns the piece after the last value, in the same way.
    pub(super) fn end(mut self) -> (Option<String>, Piece) {
        let end = self.walker.end();
        self.push(&end);
        Piece::of(self.piece)
    }

    /// Writes what is no slot and goes before this one.
    fn reach(&mut self, slot: Slot) -> Member {
        let member = Member::Slot(slot);
        let before = Member::ALL.iter().position(|&it| it == member);
        let before = before.and_then(|index| index.checked_sub(1));
        if before.map(|index| Member::ALL[index]) == Some(Member::Trigger) {
            self.constant_member(Member::Trigger, self.trigger.as_str());
        }
        member
    }

    fn constant_member(&mut self, member: Member, value: &str) {
        let before = self.walker.member(member);
        self.push(&before);
        self.piece.push_str(&escape(value));
    }

    fn push(&mut self, fragment: &Fragment) {
        self.piece.push_str(text(fragment));
    }
}
