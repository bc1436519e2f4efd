//! Which field holds the referrer's code?

use cello_catalogue::Trigger;

use super::field_type::Holds;
use super::situation::{Candidate, Situation};
use super::subject::Thing;
use super::vocabulary::made_of;
use crate::types;

/// How well a field fits `ucc`.
///
/// The code of the person who referred the user: not a code that the user hands out, not
/// a coupon, and not the referrer's id, address or link.
pub(super) fn ucc(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    let words = &candidate.words;
    match &candidate.holds {
        Holds::Text => {}
        Holds::Own(ty) if made_of(ty, &["ucc code referral referrer"]) => {}
        _ => return None,
    }
    if !made_of(
        words,
        &["ucc cello code referral referrer referred referring by ref signup"],
    ) {
        return None;
    }
    let has = |word: &str| candidate.has(word);
    let is_referrers = has("referrer") || has("referring") || has("referred") && has("by");
    let score = match () {
        () if has("ucc") && (is_referrers || has("cello")) => 102,
        () if has("ucc") => 100,
        () if !has("code") => return None,
        () if is_referrers => 95,
        () if has("cello") => 95,
        () if has("referral") && !is_own(candidate, at) => 90,
        // For a payment, `ref` is its reference number.
        () if has("ref") && at.trigger == Trigger::NewSignup && !is_own(candidate, at) => 80,
        () => return None,
    };
    Some(score * 10)
}

/// Whether a `referral_code` is the one that the user hands out: every user's record has
/// such a code, and only some were referred.
fn is_own(candidate: &Candidate<'_>, at: &Situation<'_>) -> bool {
    const RECORDS: [Thing; 3] = [Thing::User, Thing::Customer, Thing::Account];
    let is_record = at
        .subject
        .thing
        .is_some_and(|thing| RECORDS.contains(&thing))
        && !at.subject.has("signup")
        && !at.subject.has("created");
    let is_always_there = types::in_option(&candidate.field.ty).is_none();
    let names_referrer = at.any(|other| {
        let is_person = other.has_any("id code ucc user email");
        let is_referrer = other.has("referrer") || other.has("inviter");
        is_referrer && is_person || other.has("by") && other.has("referred")
    });
    is_record && (is_always_there || names_referrer)
}
