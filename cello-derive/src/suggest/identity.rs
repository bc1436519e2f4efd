//! Which field holds the new user's id, and which the organization's?

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
    let is_named_external = |it: &Candidate<'_>| it.has("external") && it.has("subscription");
    if words == ["external", "customer"] && at.any(is_named_external) {
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
    let is_of_service = at.is_of_service() && !candidate.has("reference");
    if own(&[USERS, OF_USER]) && has(USERS) && !is_of_service {
        return Some(700);
    }
    // A gateway's ids are text; a table's are numbers.
    let is_row = !matches!(candidate.holds, Holds::Text) && !at.is_of_service();
    (is_row && own(&[CUSTOMERS, OF_USER]) && has(CUSTOMERS)).then_some(400)
}

/// `id` in a user's record.
fn own_id(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    let is_id = candidate.words.len() == 1 && lists("id uuid uid pk", &candidate.words[0]);
    if !is_id || at.is_of_service_with_users() {
        return None;
    }
    let is_row = !matches!(candidate.holds, Holds::Text) && !at.is_of_service();
    match at.subject.thing {
        Some(Thing::User) => at.subject.is_record_of_user().then_some(600),
        Some(Thing::Customer) => (is_row && at.subject.words.len() == 1).then_some(300),
        _ => None,
    }
}

/// How well a field fits `newUser.organizationId`.
pub(super) fn organization_id(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
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
