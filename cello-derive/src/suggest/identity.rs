//! Which field holds the new user's id, and which the organization's?

use super::field_type::Holds;
use super::situation::{Candidate, Situation, made_of, without};
use super::subject::Thing;
use super::vocabulary::{CUSTOMERS, FILLERS, ID, OF_USER, ORGANIZATIONS, SIGN_IN, USERS};

/// The words for whose id it is; nothing if the type or the name is of no id.
fn whose(candidate: &Candidate<'_>) -> Option<Vec<String>> {
    let mut words = candidate.words.clone();
    let mut is_id = matches!(candidate.holds, Holds::Integer | Holds::Uuid);
    match &candidate.holds {
        Holds::Integer | Holds::Uuid | Holds::Text => {}
        // `by: AgentId` is an agent's.
        Holds::Own(ty) => {
            is_id |= ty.iter().any(|word| ID.contains(&word.as_str()));
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
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let own = |lists: &[&[&str]]| made_of(&words, lists);
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
    if has(&["user"]) {
        if !own(&[
            &["user"],
            OF_USER,
            SIGN_IN,
            CUSTOMERS,
            &["guest", "attendee", "lead"],
        ]) {
            return None;
        }
        let is_ours = has(&["new", "product", "app"]);
        if at.is_of_service_with_users() && !is_ours && !candidate.field.name().contains("custom") {
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
    let is_id = candidate.words.len() == 1
        && ["id", "uuid", "uid", "pk"].contains(&candidate.words[0].as_str());
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
            let is_word = candidate.is_made_of(&[&["organization", "tenant", "workspace"]]);
            return is_word.then_some(500);
        }
        None => return None,
    };
    if words.is_empty() {
        let is_own = candidate.words == ["id"] && at.subject.thing == Some(Thing::Organization);
        return is_own.then_some(600);
    }
    let named = words
        .iter()
        .filter(|word| ORGANIZATIONS.contains(&word.as_str()));
    let is_one = named.count() == 1;
    if !is_one || !made_of(&words, &[ORGANIZATIONS, &["new", "user", "customer"]]) {
        return None;
    }
    if matches!(candidate.holds, Holds::Own(_)) && !candidate.has_any(ID) && !is_id_type(candidate)
    {
        return None;
    }
    let rank = ORGANIZATIONS
        .iter()
        .position(|it| words.iter().any(|word| word == it))?;
    Some(900 - 10 * u32::try_from(rank).unwrap_or(0))
}

fn is_id_type(candidate: &Candidate<'_>) -> bool {
    match &candidate.holds {
        Holds::Own(ty) => ty.iter().any(|word| ID.contains(&word.as_str())),
        _ => true,
    }
}
