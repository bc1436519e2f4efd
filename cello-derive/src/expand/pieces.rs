//! Which constant pieces of JSON stand between the values?
//!
//! Keys, punctuation, the trigger and constant slots are put together here, as far as
//! they reach, and each piece is handed over with the value that follows it. What is
//! between two values is thus one literal, and nothing of it is put together when the
//! program runs.
//!
//! The places are those of the catalogue: `context.newUser.id` is the member `id` of an
//! object in an object.

use std::mem;

use cello_catalogue::{Kind, Slot, Trigger};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// The JSON of an event, as far as it is known while compiling.
pub(super) struct Pieces {
    /// What no value has taken with it yet.
    piece: String,
    /// The text that was written last has no quote behind it yet: it goes into the
    /// next piece.
    is_in_text: bool,
    /// The objects that are open below the outermost.
    open: Vec<&'static str>,
    /// Whether no member of the innermost has been written yet.
    is_first: bool,
    trigger: Trigger,
    /// What `newUser` is called.
    user_key: &'static str,
}

/// A piece that is handed over with a value; the empty one where none is.
#[derive(Default)]
pub(super) struct Piece(String);

/// The most bytes of a piece that is handed over.
const MOST: usize = 63;

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

/// As cello-core has it: filled up with spaces, and the last byte says how long it is.
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
    pub(super) fn new(trigger: Trigger, guide_spelling: bool) -> Self {
        Self {
            piece: r#"{"eventName":"ReferralUpdated""#.to_owned(),
            is_in_text: false,
            open: Vec::new(),
            is_first: false,
            trigger,
            user_key: if guide_spelling { "user" } else { "newUser" },
        }
    }

    /// A value that is always there: the piece before it, or, where that is too long for
    /// one, what goes before the value on its own.
    pub(super) fn value(&mut self, slot: Slot) -> (Option<String>, Piece) {
        self.enter(slot);
        self.member(slot);
        Piece::of(mem::take(&mut self.piece))
    }

    /// A value that may be absent.
    pub(super) fn optional(&mut self, slot: Slot) -> Around {
        self.enter(slot);
        let is_text = is_text(slot);
        // Behind a number, whose end nothing marks, nobody could tell whether a text is
        // still to be closed.
        if !is_text {
            self.close_text();
        }
        let always = mem::take(&mut self.piece);
        let (was_first, was_in_text) = (self.is_first, self.is_in_text);
        self.member(slot);
        let before = Piece(mem::take(&mut self.piece));
        (self.is_first, self.is_in_text) = (was_first, was_in_text);
        let after = match (is_text && !was_in_text, was_first) {
            (true, true) => "\",",
            (true, false) => "\"",
            (false, true) => ",",
            (false, false) => "",
        };
        Around {
            always,
            before,
            after,
        }
    }

    /// A text that is known: it goes into the piece.
    pub(super) fn constant(&mut self, slot: Slot, text: &str) {
        self.enter(slot);
        self.member(slot);
        escape(text, &mut self.piece);
    }

    /// A member that is the same in every such event, as JSON.
    pub(super) fn fixed(&mut self, slot: Slot, json: &str) {
        self.enter(slot);
        self.key(slot);
        self.piece.push_str(json);
    }

    /// A member that a value before has brought along.
    pub(super) fn brought_along(&mut self, slot: Slot) {
        self.is_in_text = is_text(slot);
    }

    /// The piece behind the last value, in the same way.
    pub(super) fn end(mut self) -> (Option<String>, Piece) {
        self.close_text();
        for _ in 0..=self.open.len() {
            self.piece.push('}');
        }
        Piece::of(self.piece)
    }

    /// Closes and opens objects until the one that holds the slot is the innermost.
    fn enter(&mut self, slot: Slot) {
        let (objects, _) = slot.rule().json.rsplit_once('.').unwrap_or_default();
        let objects: Vec<&'static str> = objects.split('.').collect();
        let common = self.open.iter().zip(&objects);
        let common = common.take_while(|(open, object)| open == object).count();
        if common == objects.len() && common == self.open.len() {
            return;
        }
        self.close_text();
        while self.open.len() > common {
            self.open.pop();
            self.piece.push('}');
            self.is_first = false;
        }
        for &object in &objects[common..] {
            let name = if object == "newUser" {
                self.user_key
            } else {
                object
            };
            self.name(name);
            self.piece.push('{');
            self.open.push(object);
            self.is_first = true;
        }
        if self.open.last() == Some(&"event") {
            self.name("trigger");
            self.piece.push('"');
            self.piece.push_str(self.trigger.as_str());
            self.is_in_text = true;
        }
    }

    /// The key of a slot, and the quote before its text.
    fn member(&mut self, slot: Slot) {
        self.key(slot);
        self.is_in_text = is_text(slot);
        if self.is_in_text {
            self.piece.push('"');
        }
    }

    fn key(&mut self, slot: Slot) {
        let (_, key) = slot.rule().json.rsplit_once('.').unwrap_or_default();
        self.name(key);
    }

    fn name(&mut self, name: &str) {
        self.close_text();
        if !self.is_first {
            self.piece.push(',');
        }
        self.is_first = false;
        self.piece.push('"');
        self.piece.push_str(name);
        self.piece.push_str("\":");
    }

    fn close_text(&mut self) {
        if mem::take(&mut self.is_in_text) {
            self.piece.push('"');
        }
    }
}

fn is_text(slot: Slot) -> bool {
    !matches!(slot.rule().kind, Kind::Money | Kind::Count)
}

/// As `serde_json` escapes it.
fn escape(text: &str, json: &mut String) {
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            '\0'..' ' => {
                let code = format!("\\u{:04x}", u32::from(character));
                json.push_str(&code);
            }
            _ => json.push(character),
        }
    }
}
