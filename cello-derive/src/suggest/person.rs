//! Which field holds the new user's address, and which their name?

use super::field_type::Holds;
use super::situation::{Candidate, Situation};
use super::subject::Thing;
use super::vocabulary::{
    ATTENDEES, CUSTOMERS, OF_PAYMENT, OF_USER, SERVICES, SIGN_IN, USERS, any_in, made_of, without,
};
use cello_catalogue::Trigger;

/// How well the words before `email` or `name` name the new user.
fn is_user(words: &[String], at: &Situation<'_>) -> Option<u32> {
    const SAME: &str = "primary main login work personal";
    let has = |list: &str| any_in(words, list);
    let of_user = [
        USERS, CUSTOMERS, ATTENDEES, OF_PAYMENT, OF_USER, SIGN_IN, SAME,
    ];
    if !made_of(words, &of_user) {
        return None;
    }
    // Whoever pays need not be the one who signs up.
    let is_payment = matches!(at.trigger, Trigger::InvoicePaid | Trigger::ChargeRefunded);
    // A CRM's users are those who sell.
    let is_services = has("user") && !has("new product app") && at.is_of_service_with_users();
    if has(OF_PAYMENT) && !is_payment || is_services {
        return None;
    }
    let is_demo = at.trigger == Trigger::DemoCallAttended;
    Some(match () {
        () if has("user") => 100,
        () if words.is_empty() => 95,
        () if has(ATTENDEES) && !has("contact") => {
            if is_demo {
                105
            } else {
                90
            }
        }
        () if has(USERS) => 90,
        () if has(CUSTOMERS) => 85,
        () if has("contact") => 70,
        () if has(OF_PAYMENT) => 50,
        () => 94,
    })
}

/// Text, or a type of the user's own that is named after nothing else.
fn is_text(candidate: &Candidate<'_>, names: &str) -> bool {
    match &candidate.holds {
        Holds::Text => true,
        Holds::Own(ty) => made_of(ty, &[names, USERS, CUSTOMERS]),
        _ => false,
    }
}

/// How well a field fits `newUser.email`.
pub(super) fn email(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    if at.subject.thing == Some(Thing::Other) || !is_text(candidate, "email address") {
        return None;
    }
    // The account at a service is the team's own: `stripe_account_email`.
    if candidate.has("account") && candidate.has_any(SERVICES) {
        return None;
    }
    let mut words = without(&candidate.words, &[SERVICES]);
    // `correo_cliente`
    if words.len() == 2 && words[0] == "email" && any_in(&words[1..], "user customer") {
        words.reverse();
    }
    let last = words.pop()?;
    let is_email = match last.as_str() {
        "email" => true,
        "address" | "normalized" | "lowercase" => words.pop()? == "email",
        _ => false,
    };
    let score = is_user(&words, at).filter(|_| is_email)?;
    // An organization's address does not belong to one person.
    let is_organizations = at.subject.thing == Some(Thing::Organization)
        && (words.is_empty() || any_in(&words, "contact primary main"));
    (!is_organizations).then_some(score * 10)
}

/// How well a field fits `newUser.name`.
pub(super) fn name(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    if at.subject.thing == Some(Thing::Other) || !is_text(candidate, "name") {
        return None;
    }
    let mut words = without(&candidate.words, &[SERVICES]);
    let last = words.pop()?;
    if last == "username" {
        return words.is_empty().then_some(600);
    }
    if last != "name" {
        return None;
    }
    let which = words.last().map(String::as_str);
    let more = match which {
        Some("full" | "complete") => 2,
        Some("display") => 1,
        _ => 0,
    };
    if more > 0 {
        words.pop();
    }
    if words.is_empty() && more < 2 && is_of_other(at) {
        return None;
    }
    // An invoice's or an account's name is a company's as often.
    let is_firm = any_in(&words, OF_PAYMENT);
    let score = is_user(&words, at).filter(|_| !is_firm)?;
    Some(score * 10 + more)
}

/// Whether a bare `name` is that of the meeting, the organization, the plan.
fn is_of_other(at: &Situation<'_>) -> bool {
    let named = [
        Thing::Organization,
        Thing::Account,
        Thing::Subscription,
        Thing::Piece,
    ];
    let is_others = at.subject.thing.is_some_and(|thing| named.contains(&thing));
    // `guest_email` beside `name`: the guest's name would be `guest_name`.
    let is_qualified = |it: &Candidate<'_>| {
        it.words.last().is_some_and(|last| last == "email") && it.has_any(ATTENDEES)
    };
    let has_plain = at.any(|it| email(it, at).is_some() && it.words.len() == 1);
    // `name` of what? Of the person whose record it is, or whose `email` is beside it.
    let persons = [Thing::User, Thing::Customer, Thing::Signup, Thing::Contact];
    let is_persons = at
        .subject
        .thing
        .is_some_and(|thing| persons.contains(&thing));
    is_others || !has_plain && (!is_persons || at.any(is_qualified))
}

/// The fields of a first and a last name.
pub(super) fn name_parts<'s, 'f>(
    candidates: &[&'s Candidate<'f>],
) -> Option<(&'s Candidate<'f>, &'s Candidate<'f>)> {
    let one = |parts: &[&str]| {
        let mut found = candidates.iter().filter(|it| {
            let words: Vec<String> = without(&it.words, &[SERVICES, USERS, CUSTOMERS, ATTENDEES]);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            it.holds == Holds::Text && parts.contains(&words.join(" ").as_str())
        });
        match (found.next(), found.next()) {
            (Some(one), None) => Some(*one),
            _ => None,
        }
    };
    let first = one(&["first name", "given name", "forename", "first", "firstname"])?;
    let last = one(&["last name", "family name", "surname", "last", "lastname"])?;
    Some((first, last))
}
