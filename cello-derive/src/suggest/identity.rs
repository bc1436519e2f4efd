//! Which field holds the new user's id, and which the organization's?

use cello_catalogue::Trigger;

use super::field_type::Holds;
use super::situation::{Candidate, Situation};
use super::subject::Thing;
use super::vocabulary::{
    BILLS, CUSTOMERS, FILLERS, ID, OF_USER, ORGANIZATIONS, PAYMENTS, SIGN_IN, USERS, any_in, lists,
    made_of, without,
};

/// The words for whose id it is; nothing if the type or the name is of no id.
fn whose(candidate: &Candidate<'_>) -> Option<Vec<String>> {
    let mut words = candidate.words.clone();
    let mut is_id = matches!(candidate.holds, Holds::Integer | Holds::Uuid);
    match &candidate.holds {
        Holds::Integer | Holds::Uuid | Holds::Text => {}
        // `by: AgentId` is an agent's.
        Holds::Own(ty) => {
            is_id |= any_in(ty, ID);
            let more = ty.iter().filter(|word| !words.contains(word));
            let more: Vec<String> = more.cloned().collect();
            words.extend(more);
        }
        _ => return None,
    }
    let whose = without(&words, &[ID, FILLERS]);
    (is_id || whose.len() < words.len()).then_some(whose)
}

/// How well a field fits `newUser.id`.
///
/// Only ids of users qualify: a customer of a gateway, an account, an agent, whoever
/// referred the user are others.
pub(super) fn user_id(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    let words = whose(candidate)?;
    let has = |list: &str| any_in(&words, list);
    let own = |of: &[&str]| made_of(&words, of);
    if at.subject.thing == Some(Thing::Other) {
        return None;
    }
    if words.is_empty() {
        return own_id(candidate, at);
    }
    // Documented as the product's own id of its user.
    if words == ["app", "account", "token"] || words == ["obfuscated", "external", "account"] {
        return Some(700);
    }
    // These are ids of a service, which also stores the ids that it was given.
    let is_own = |it: &Candidate<'_>| {
        it.words == ["customer", "id"] || it.has("external") && it.has("subscription")
    };
    if own(&["external customer"]) && has("external") && has("customer") && at.any(is_own) {
        return Some(700);
    }
    if has("user") {
        // `order_user_id`: the user of the order.
        let more = [PAYMENTS, BILLS, "guest attendee lead"];
        let is_user = own(&[USERS, OF_USER, SIGN_IN, CUSTOMERS, &more.join(" ")]);
        let is_ours = has("new product app") || candidate.is_customised;
        if !is_user || at.is_of_service_with_users() && !is_ours {
            return None;
        }
        return Some(match () {
            () if is_ours => 1000,
            () if words.len() == 1 => 900,
            () => 850,
        });
    }
    // A user's reference is the shop's own, whoever keeps it.
    if candidate.has("reference") && own(&["shopper buyer"]) {
        return Some(700);
    }
    // Shops and gateways have buyers of their own, whose ids are text. A customer's id is
    // theirs too often to be suggested at all.
    let is_text = matches!(candidate.holds, Holds::Text);
    let is_shops = own(&["buyer shopper purchaser"]) && at.subject.has_brand()
        || own(&["buyer shopper purchaser subscriber"]) && is_text;
    // A calendar's and a form's own.
    let is_forms =
        has("signup registrant") || has("invitee") && at.trigger == Trigger::DemoCallAttended;
    let is_user = own(&[USERS, OF_USER]) && has(USERS);
    (is_user && !is_forms && !is_shops && !at.is_of_service()).then_some(700)
}

/// `id` in a user's record.
fn own_id(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    let is_id = candidate.words.len() == 1 && lists("id uuid uid pk", &candidate.words[0]);
    if !is_id || at.is_of_service_with_users() {
        return None;
    }
    at.subject.is_record_of_user().then_some(600)
}

/// How well a field fits `newUser.organizationId`.
pub(super) fn organization_id(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    if at.is_of_service_with_users() {
        return None;
    }
    let words = match whose(candidate) {
        Some(words) => words,
        // `org: String`; a company's or a team's text is its name.
        None if candidate.holds == Holds::Text => {
            let is_word = candidate.is_made_of(&["organization tenant workspace"]);
            return is_word.then_some(500);
        }
        None => return None,
    };
    if words.is_empty() {
        let is_own = candidate.words == ["id"] && at.subject.thing == Some(Thing::Organization);
        return is_own.then_some(600);
    }
    let mut named = words.iter().filter(|word| lists(ORGANIZATIONS, word));
    let (Some(organization), None) = (named.next(), named.next()) else {
        return None;
    };
    let is_made_so = made_of(&words, &[ORGANIZATIONS, "new user customer"]);
    // The better word first.
    let rank = ORGANIZATIONS
        .split(' ')
        .rev()
        .position(|it| it == organization)?;
    is_made_so.then_some(900 + u32::try_from(rank).unwrap_or(0))
}
