//! Which members does an event have by the catalogue?

use cello_catalogue::v1::{EVENT_NAME, Member};
use cello_catalogue::{Interval, Kind, Presence, Slot, Trigger};

use super::WHOLE;

/// A member of the event.
pub(super) struct Ours {
    pub path: String,
    /// The JSON type, and the format behind a colon.
    pub shape: &'static str,
    /// All that it may be, where that is a list.
    pub words: Vec<&'static str>,
    /// By trigger; that of an object is the strongest of what it holds.
    pub presence: [Presence; Trigger::VARIANTS.len()],
}

/// 2 is always sent, 1 sometimes, 0 never.
pub(super) fn strength(presence: Presence) -> u8 {
    match presence {
        Presence::Required | Presence::Fixed(_) => 2,
        Presence::Optional => 1,
        Presence::NotTaken => 0,
    }
}

/// Every member, objects before what they hold.
pub(super) fn members() -> Vec<Ours> {
    let mut members = Vec::new();
    hold(
        &mut members,
        WHOLE,
        [Presence::Required; Trigger::VARIANTS.len()],
    );
    for leaf in leaves() {
        for (end, _) in leaf.path.match_indices('.') {
            hold(&mut members, &leaf.path[..end], leaf.presence);
        }
        members.push(leaf);
    }
    members
}

/// Adds an object, or to what is known of it.
fn hold(members: &mut Vec<Ours>, object: &str, presence: [Presence; Trigger::VARIANTS.len()]) {
    let Some(object) = members.iter_mut().find(|member| member.path == object) else {
        members.push(Ours {
            path: object.to_owned(),
            shape: "object",
            words: Vec::new(),
            presence,
        });
        return;
    };
    for (known, held) in object.presence.iter_mut().zip(presence) {
        if strength(held) > strength(*known) {
            *known = held;
        }
    }
}

fn leaves() -> impl Iterator<Item = Ours> {
    // Two that are no slots, for nobody maps them.
    let name = (Member::EventName, "string", vec![EVENT_NAME]);
    let triggers = Trigger::VARIANTS.iter().map(|it| it.as_str()).collect();
    let trigger = (Member::Trigger, "string", triggers);
    let unmapped = [name, trigger].map(|(member, shape, words)| Ours {
        path: member.path(),
        shape,
        words,
        presence: [Presence::Required; Trigger::VARIANTS.len()],
    });
    let slots = Slot::VARIANTS.iter().map(|slot| Ours {
        path: Member::Slot(*slot).path(),
        shape: shape(slot.rule().kind),
        words: words(slot.rule().kind),
        presence: slot.rule().presence,
    });
    unmapped.into_iter().chain(slots)
}

fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Currency | Kind::Interval => "string",
        Kind::Email => "string: email",
        Kind::Money => "number",
        Kind::Instant => "string: date-time",
        Kind::Count => "integer",
    }
}

fn words(kind: Kind) -> Vec<&'static str> {
    match kind {
        Kind::Interval => Interval::VARIANTS.iter().map(|it| it.as_str()).collect(),
        // The reference leaves the codes to ISO 4217.
        _ => Vec::new(),
    }
}
