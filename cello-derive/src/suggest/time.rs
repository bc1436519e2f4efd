//! Which field holds the moment of the event?

use super::field_type::Holds;
use super::situation::{Candidate, Situation};
use super::subject::{Thing, thing};
use super::vocabulary::{SERVICES, TAKEN, TIME, any_in, is_known, lists, made_of, without};
use cello_catalogue::Trigger;

/// Something happened, without a word for what.
const HAPPENED: &str = "event occurred happened emitted";

/// What makes a number a moment.
const MARKS: &str = "at on date time timestamp when epoch unix am le el em";

/// What happens to a thing beside what is reported.
const BESIDE: &str = "\
    update updated modified deleted archived expires expired expiry expiration canceled cancelled voided \
    due scheduled next previous last trial until authorization authorized failed reminder sent \
    shipped delivered submitted placed requested opened booking invited signed delayed disbursement";

/// Between a thing's creation and what is reported, or after it.
const DONE: &str = "completed processed cleared";

/// What comes before a payment, or is one.
const BILLED: [Thing; 3] = [Thing::Payment, Thing::Invoice, Thing::Order];

/// How well a field fits `event.timestamp`.
///
/// By what happened to what: `paid`, `invoice created`. Where the name has no thing, it
/// is the type's: `created_at` of a payment is when it was paid, of an invoice it is not.
pub(super) fn timestamp(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    let by_type = match &candidate.holds {
        Holds::Time => 3,
        Holds::NaiveTime => 2,
        Holds::Integer => 1,
        Holds::Text => 0,
        Holds::Own(ty) if is_time(ty) => 2,
        _ => return None,
    };
    let words = without(&candidate.words, &[SERVICES, "utc gmt in fully"]);
    let bare = without(&words, &[TIME]);
    let is_marked = bare.len() < words.len();
    let is_created = any_in(&bare, "created");
    if !is_marked && !is_created && by_type < 2 || candidate.is_customised {
        return None;
    }
    let score = if made_of(&bare, &[HAPPENED]) {
        // A field of a tuple has no name.
        let is_named = !bare.is_empty() || any_in(&words, MARKS);
        let is_day = made_of(&words, &["date on"]);
        is_named.then(|| generic(is_day, !bare.is_empty(), at))??
    } else {
        // `payment_ms` may be how long it took, `paid_ms` is when.
        let is_span =
            by_type < 2 && bare.iter().all(|word| thing(word).is_some()) && !any_in(&words, MARKS);
        specific(&bare, at).filter(|_| !is_span)?
    };
    // Weak where another field holds a time that no rule knows.
    let is_sure = !is_created || at.trigger == Trigger::NewSignup || !at.any(is_unknown_time);
    is_sure.then_some(score * 10 + by_type)
}

/// Whether a type of the user's own is a time, by the words of its name.
fn is_time(ty: &[String]) -> bool {
    (any_in(ty, TIME) || any_in(ty, "instant moment"))
        && !any_in(ty, "micros nanos day duration span")
}

fn is_unknown_time(candidate: &Candidate<'_>) -> bool {
    let is_time = match &candidate.holds {
        Holds::Time | Holds::NaiveTime => true,
        Holds::Integer | Holds::Text => {
            let last = candidate.words.last();
            last.is_some_and(|last| lists("at on time date timestamp ms", last))
        }
        _ => false,
    };
    let is_unknown = |word: &String| !is_known(word) && !lists(BESIDE, word);
    is_time && candidate.words.iter().any(is_unknown)
}

/// A time whose name tells nothing else about it: the event's, if the type is one.
fn generic(is_day: bool, has_happened: bool, at: &Situation<'_>) -> Option<u32> {
    let subject = at.subject.thing;
    let fits = match at.trigger {
        // An invoice's time is when it was written, an order's when it was placed.
        Trigger::InvoicePaid => {
            let comes_before = [Thing::Invoice, Thing::Order, Thing::Subscription];
            let is_paid = any_in(
                &at.subject.words,
                "paid charged settled completed succeeded",
            );
            let is_events = is_paid || has_happened && !is_day;
            is_events || !subject.is_some_and(|thing| comes_before.contains(&thing))
        }
        // A charge's time is when it was paid.
        Trigger::ChargeRefunded => {
            let is_event = subject.is_none() || at.subject.has("refunded");
            at.subject.is_refund() || is_event && has_happened
        }
        _ => true,
    };
    (fits && subject != Some(Thing::Piece)).then_some(50)
}

fn specific(words: &[String], at: &Situation<'_>) -> Option<u32> {
    let things: Vec<Thing> = words.iter().filter_map(|word| thing(word)).collect();
    let verbs = without_things(words);
    if things.len() > 1 || verbs.len() > 1 {
        return None;
    }
    let (named, verb) = (things.first().copied(), verbs.first().copied());
    // `signup` is both.
    let subject = named.or(at.subject.thing);
    match at.trigger {
        Trigger::NewSignup => signed_up(named, verb, subject, at.subject.has("created")),
        Trigger::DemoCallAttended => attended(named, verb),
        Trigger::InvoicePaid => paid(named, verb, subject),
        _ => refunded(named, verb, at),
    }
}

fn without_things(words: &[String]) -> Vec<&str> {
    let words = words.iter().map(String::as_str);
    words.filter(|word| thing(word).is_none()).collect()
}

fn signed_up(
    named: Option<Thing>,
    verb: Option<&str>,
    subject: Option<Thing>,
    is_event: bool,
) -> Option<u32> {
    const NEW: [Thing; 4] = [Thing::User, Thing::Customer, Thing::Account, Thing::Signup];
    let is_new = |thing: Option<Thing>| thing.is_none_or(|thing| NEW.contains(&thing));
    match verb {
        None if named == Some(Thing::Signup) => Some(100),
        Some("joined") if is_new(named) => Some(95),
        Some("created") if named.is_some() && is_new(named) => Some(70),
        Some("created") if named.is_none() && (is_new(subject) || is_event) => Some(60),
        _ => None,
    }
}

fn attended(named: Option<Thing>, verb: Option<&str>) -> Option<u32> {
    let is_demo = named.is_none_or(|thing| thing == Thing::Demo || thing == Thing::Contact);
    let score = match verb? {
        "attended" => 100,
        "held" => 95,
        "joined" | "join" => 90,
        "completed" | "finished" => 85,
        "ended" => 82,
        // In a calendar, both are equally likely.
        "end" | "start" => 80,
        "started" => 75,
        "starts" => 70,
        _ => return None,
    };
    is_demo.then_some(score)
}

fn paid(named: Option<Thing>, verb: Option<&str>, subject: Option<Thing>) -> Option<u32> {
    let is_billed = |thing: Option<Thing>| thing.is_none_or(|thing| BILLED.contains(&thing));
    let is_payment = subject == Some(Thing::Payment);
    match verb {
        None if named == Some(Thing::Payment) => Some(85),
        Some("paid") if is_billed(named) => Some(100),
        // `received_at` alone is when the message came in.
        Some("received") => (named == Some(Thing::Payment)).then_some(95),
        Some(verb) if verb != "settled" && lists(TAKEN, verb) && is_billed(named) => Some(95),
        Some("succeeded") if is_billed(named) => Some(90),
        Some(verb) if lists(DONE, verb) && is_billed(subject) => Some(80),
        Some("confirmed") if is_payment => Some(75),
        // The bank's part comes days later.
        Some("settled") if is_billed(named) => Some(45),
        Some("created") if is_payment => Some(60),
        _ => None,
    }
}

fn refunded(named: Option<Thing>, verb: Option<&str>, at: &Situation<'_>) -> Option<u32> {
    let is_refund = match named {
        Some(thing) => thing == Thing::Refund,
        None => at.subject.is_refund(),
    };
    match verb {
        None => (named == Some(Thing::Refund)).then_some(95),
        Some("refunded") => {
            let fits = named.is_none_or(|it| it == Thing::Refund || BILLED.contains(&it));
            fits.then_some(100)
        }
        Some("reversed") if named.is_none() || is_refund => Some(90),
        // As Apple calls it when it pays back.
        Some("revocation") if named.is_none() => Some(90),
        Some(verb) if is_refund && (lists(DONE, verb) || lists("succeeded settled", verb)) => {
            Some(80)
        }
        Some("issued" | "created") if is_refund => Some(60),
        _ => None,
    }
}
