//! What is written from one member to the next?
//!
//! Commas, keys, quotes, and the braces of objects that begin or end in between. The closing
//! quote of a text is part of what follows it, so that one constant covers everything between
//! two values.

use super::fragment::{Buffer, Fragment};
use super::shape::{Member, Object, UserKey};

/// Where in an event the writer is: it has written everything up to here.
#[derive(Clone, Copy)]
pub struct Walker {
    user_key: UserKey,
    /// Whether the outermost object is open.
    has_begun: bool,
    /// The innermost object that is open; `None` is the outermost.
    object: Option<Object>,
    /// Whether that object has no member yet.
    is_empty: bool,
    /// Whether the closing quote of the last text is still to be written.
    is_in_text: bool,
}

/// What is written around a value that may be absent; without it, only `always` is written.
pub struct Optional {
    /// Written in any case.
    pub always: Fragment,
    /// Written before the value.
    pub before: Fragment,
    /// Written after the value.
    pub after: &'static str,
}

impl Walker {
    /// Begins an event.
    #[must_use]
    pub const fn new(user_key: UserKey) -> Self {
        Self {
            user_key,
            has_begun: false,
            object: None,
            is_empty: true,
            is_in_text: false,
        }
    }

    /// Continues after the value of a member.
    #[must_use]
    pub const fn after(member: Member, user_key: UserKey) -> Self {
        Self {
            user_key,
            has_begun: true,
            object: member.object(),
            is_empty: false,
            is_in_text: member.is_text(),
        }
    }

    /// Goes on to a member, up to where its value begins.
    pub const fn member(&mut self, member: Member) -> Fragment {
        let buffer = self.enter(member, Buffer::new());
        self.key(member, buffer).fragment()
    }

    /// Goes on to a member that may be absent.
    pub const fn optional(&mut self, member: Member) -> Optional {
        let is_text = member.is_text();
        let mut always = self.enter(member, Buffer::new());
        // After a number, whose end nothing marks, it would not be known whether a text is
        // still to be closed.
        if !is_text {
            always = self.close_text(always);
        }
        let mut present = *self;
        let before = present.key(member, Buffer::new());
        let after = match (is_text && !self.is_in_text, self.is_empty) {
            (true, true) => "\",",
            (true, false) => "\"",
            (false, true) => ",",
            (false, false) => "",
        };
        Optional {
            always: always.fragment(),
            before: before.fragment(),
            after,
        }
    }

    /// Goes on to a member whose whole value is known as JSON, and which is written by the
    /// caller.
    pub const fn json_member(&mut self, member: Member) -> Fragment {
        let buffer = self.enter(member, Buffer::new());
        self.name(member.key(), buffer).fragment()
    }

    /// Notes that the member before has written this one, too, up to the end of its value.
    pub const fn skip(&mut self, member: Member) {
        self.is_in_text = member.is_text();
    }

    /// Ends the event.
    #[must_use]
    pub const fn end(mut self) -> Fragment {
        let mut buffer = self.close_text(Buffer::new());
        while let Some(object) = self.object {
            buffer = buffer.push("}");
            self.object = object.parent();
        }
        buffer.push("}").fragment()
    }

    /// Closes and opens objects until the one that holds the member is the innermost.
    const fn enter(&mut self, member: Member, mut buffer: Buffer) -> Buffer {
        if !self.has_begun {
            self.has_begun = true;
            buffer = buffer.push("{");
        }
        let target = member.object();
        if is_same(self.object, target) {
            return buffer;
        }
        buffer = self.close_text(buffer);
        while let Some(object) = self.object {
            if is_within(target, object) {
                break;
            }
            buffer = buffer.push("}");
            self.object = object.parent();
            self.is_empty = false;
        }
        if let Some(target) = target {
            buffer = self.open(target, buffer);
        }
        buffer
    }

    /// Opens an object, its parent first.
    const fn open(&mut self, object: Object, mut buffer: Buffer) -> Buffer {
        if is_same(self.object, Some(object)) {
            return buffer;
        }
        if let Some(parent) = object.parent() {
            buffer = self.open(parent, buffer);
        }
        buffer = self.name(object.key(self.user_key), buffer).push("{");
        self.object = Some(object);
        self.is_empty = true;
        buffer
    }

    /// Writes a key, and the opening quote of a text.
    const fn key(&mut self, member: Member, buffer: Buffer) -> Buffer {
        let buffer = self.name(member.key(), buffer);
        self.is_in_text = member.is_text();
        if self.is_in_text {
            buffer.push("\"")
        } else {
            buffer
        }
    }

    const fn name(&mut self, name: &str, buffer: Buffer) -> Buffer {
        let mut buffer = self.close_text(buffer);
        if !self.is_empty {
            buffer = buffer.push(",");
        }
        self.is_empty = false;
        buffer.push("\"").push(name).push("\":")
    }

    const fn close_text(&mut self, buffer: Buffer) -> Buffer {
        if self.is_in_text {
            self.is_in_text = false;
            buffer.push("\"")
        } else {
            buffer
        }
    }
}

/// Returns what is between the values of two members.
#[must_use]
pub const fn between(member: Member, next: Member, user_key: UserKey) -> Fragment {
    Walker::after(member, user_key).member(next)
}

const fn is_same(a: Option<Object>, b: Option<Object>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a as u8 == b as u8,
        (None, None) => true,
        _ => false,
    }
}

/// Whether the outer object is, or holds, the inner one.
const fn is_within(mut inner: Option<Object>, outer: Object) -> bool {
    while let Some(object) = inner {
        if object as u8 == outer as u8 {
            return true;
        }
        inner = object.parent();
    }
    false
}
