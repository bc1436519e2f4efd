//! Which field holds the price, and which its currency?

use super::field_type::Holds;
use super::situation::{Candidate, Situation};
use super::subject::Thing;
use super::vocabulary::{
    BILLS, CURRENCIES, ID, MAJOR, MINOR, MONEY, PAYMENTS, SERVICES, TAKEN, TIME, any_in, lists,
    made_of, without,
};
use cello_catalogue::Trigger;

/// How well a field fits `price`.
///
/// An invoice prefers what was paid over what was charged, over totals, over amounts; a
/// refund takes nothing but amounts of refunds. What is due, a fee, a tax, a list price
/// and the like consist of words that are in no list here.
pub(super) fn price(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    let words = gross(&without(&candidate.words, &[SERVICES]))?;
    let is_amount_by_type = match &candidate.holds {
        Holds::Integer | Holds::Text => false,
        Holds::Float | Holds::Decimal => true,
        Holds::Own(ty) if any_in(ty, "kind type status code by rate percent count plan tier") => {
            return None;
        }
        Holds::Own(ty) if any_in(ty, ID) || any_in(ty, TIME) => return None,
        Holds::Own(ty) => made_of(ty, &["money amount price cents minor units", MAJOR]),
        _ => return None,
    };
    let has_unit = any_in(&words, MINOR) || any_in(&words, MAJOR);
    // `refund_eur`
    let is_in_currency = is_amount_by_type && any_in(&words, CURRENCIES);
    let is_amount = has_unit || is_in_currency || any_in(&words, MONEY);
    // A decimal is in major units.
    let contradicts = any_in(&words, MINOR) && candidate.holds == Holds::Decimal;
    // `amount_usd` beside a currency is converted.
    let is_converted = any_in(&words, CURRENCIES) && at.any(|other| currency(other, at).is_some());
    if contradicts || is_converted || candidate.is_customised {
        return None;
    }
    let words = without(&words, &[MINOR, MAJOR, CURRENCIES, "in"]);
    let is_alone = is_amount_by_type && words.len() == 1;
    let score = if at.trigger == Trigger::ChargeRefunded {
        refunded(&words, is_amount, is_alone, at)?
    } else {
        paid(&words, is_amount, is_alone, candidate, at)?
    };
    // An amount that names its unit is surer than one beside it that does not.
    Some(score * 10 + u32::from(has_unit) - u32::from(candidate.holds == Holds::Text))
}

fn paid(
    words: &[String],
    is_amount: bool,
    is_alone: bool,
    candidate: &Candidate<'_>,
    at: &Situation<'_>,
) -> Option<u32> {
    let has = |list: &str| any_in(words, list);
    let is_made_so = made_of(
        words,
        &[
            MONEY,
            PAYMENTS,
            BILLS,
            TAKEN,
            "paid grand final purchasedcurrency",
        ],
    );
    // `paid: f64` is an amount, `paid: i64` may be a time.
    let is_paid = is_amount || is_alone && has("paid");
    // A part of an invoice costs less than the invoice.
    if !is_made_so || !is_paid || at.subject.thing == Some(Thing::Piece) {
        return None;
    }
    let is_taken = |words: &[String]| any_in(words, TAKEN) || any_in(words, "paid");
    // What a subscription costs is not yet paid, and what was paid for it, or by a user,
    // adds up earlier payments.
    let is_lasting = at
        .subject
        .thing
        .is_some_and(|thing| LASTING.contains(&thing));
    let is_sure = is_taken(words) && !has("total") || is_taken(&at.subject.words);
    if is_lasting && !is_sure {
        return None;
    }
    // `discounted_price` beside it: which of them was paid?
    if !is_taken(words) && at.any(|other| is_reduced(other)) {
        return None;
    }
    // In text, a price may be a price's id; a value may be any.
    let is_thousandths = candidate.holds == Holds::Integer && at.counts_thousandths();
    let is_id = candidate.holds == Holds::Text || is_thousandths;
    let has_currency = || at.any(|other| currency(other, at).is_some());
    if words == ["price"] && is_id || words == ["value"] && (is_id || !has_currency()) {
        return None;
    }
    Some(match () {
        // `total_paid` may add up several payments.
        () if has("paid") && has("total") => 97,
        () if has("paid purchasedcurrency") => 100,
        () if has(TAKEN) => 95,
        () if has("grand final") => 82,
        () if has("total gross") => 80,
        () if has(PAYMENTS) || has(BILLS) => 75,
        () if has("amount money") => 70,
        () if has("sum") => 65,
        () => 60,
    })
}

/// What is paid for more than once.
const LASTING: [Thing; 5] = [
    Thing::Subscription,
    Thing::User,
    Thing::Customer,
    Thing::Account,
    Thing::Organization,
];

/// An amount that is not as it was at first, by a word that says no more.
fn is_reduced(candidate: &Candidate<'_>) -> bool {
    let is_money = matches!(
        candidate.holds,
        Holds::Integer | Holds::Float | Holds::Decimal | Holds::Text
    );
    is_money
        && candidate.has_any(MONEY)
        && candidate.has_any("discounted effective actual after reduced negotiated adjusted")
}

fn refunded(words: &[String], is_amount: bool, is_alone: bool, at: &Situation<'_>) -> Option<u32> {
    let has = |list: &str| any_in(words, list);
    if !made_of(words, &[MONEY, "refund refunded reversed this"]) {
        return None;
    }
    if has("refund") {
        return is_amount.then_some(if has("this") { 105 } else { 100 });
    }
    // `total_refunded` adds up earlier refunds.
    if has("refunded reversed") && !has("total") {
        return (is_amount || is_alone).then_some(90);
    }
    // A refund's sum or total may be that of what was paid.
    let is_this = has("amount") && made_of(words, &["amount value money"]);
    (is_this && at.subject.is_refund()).then_some(70)
}

/// The words without `incl. tax`; nothing if tax is left out, or is what the field holds.
fn gross(words: &[String]) -> Option<Vec<String>> {
    let mut rest = words.to_vec();
    let tax = |word: &String| lists("tax taxes vat gst", word);
    if let Some(at) = words.iter().position(tax) {
        let before = at.checked_sub(1)?;
        if !lists("including with after", &words[before]) {
            return None;
        }
        rest.drain(before..=at);
        rest.push("gross".to_owned());
    }
    Some(rest)
}

/// How well a field fits `currency`.
pub(super) fn currency(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    let is_right_type = match &candidate.holds {
        Holds::Text => true,
        Holds::Own(ty) => !any_in(ty, "id pair rate"),
        _ => false,
    };
    let words = without(
        &candidate.words,
        &[SERVICES, "code iso iso4217 alpha alpha3 ref"],
    );
    let of = [PAYMENTS, BILLS, MONEY, "currency refund refunded paid bill"];
    if !is_right_type || !candidate.has("currency") || !made_of(&words, &of) {
        return None;
    }
    let is_refunds = at.trigger == Trigger::ChargeRefunded && any_in(&words, "refund");
    let is_plain = words.len() == 1 || is_refunds;
    (!candidate.is_customised).then_some(if is_plain { 1000 } else { 950 })
}
