//! Which field holds the price, and which its currency?

use super::field_type::Holds;
use super::situation::{Candidate, Situation, made_of, without};
use super::subject::Thing;
use super::vocabulary::{BILLS, CURRENCIES, MAJOR, MINOR, MONEY, PAYMENTS, SERVICES, TAKEN, TIME};
use cello_catalogue::Trigger;

/// How well a field fits `price`.
///
/// An invoice prefers what was paid over what was charged, over totals, over amounts; a
/// refund takes nothing but amounts of refunds. What is due, a fee, a tax, a list price
/// and the like consist of words that are not in the lists.
pub(super) fn price(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    let words = gross(&without(&candidate.words, &[SERVICES]))?;
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_amount_by_type = match &candidate.holds {
        Holds::Integer | Holds::Text => false,
        Holds::Float | Holds::Decimal => true,
        Holds::Own(ty) => {
            const TYPES: &[&str] = &[
                "money", "amount", "price", "cents", "minor", "units", "currency",
            ];
            if ty.iter().any(|word| NOT_MONEY.contains(&word.as_str())) {
                return None;
            }
            made_of(ty, &[TYPES, MAJOR])
        }
        _ => return None,
    };
    let (has_unit, has_code) = (has(MINOR) || has(MAJOR), has(CURRENCIES));
    let has_head = has(MONEY);
    let bare = without(&words, &[MINOR, MAJOR, CURRENCIES, &["in"]]);
    if has(MINOR) && candidate.holds == Holds::Decimal {
        // A decimal is in major units.
        return None;
    }
    // In its own currency beside another's: converted.
    let has_currency = at.any(|other| currency(other, at).is_some());
    if has_code && has_currency {
        return None;
    }
    let score = if at.trigger == Trigger::ChargeRefunded {
        refunded(&bare, has_head || has_unit, is_amount_by_type, at)?
    } else {
        paid(
            &bare,
            has_head || has_unit,
            is_amount_by_type,
            candidate,
            at,
        )?
    };
    // An amount that says its unit is surer than one beside it that does not.
    Some(score * 10 + u32::from(has_unit) - u32::from(candidate.holds == Holds::Text))
}

const NOT_MONEY: &[&str] = &[
    "id",
    "key",
    "date",
    "time",
    "timestamp",
    "at",
    "status",
    "type",
    "kind",
    "percent",
    "rate",
    "count",
    "code",
    "ref",
    "by",
    "plan",
    "tier",
    "interval",
];

fn paid(
    words: &[String],
    is_amount: bool,
    is_amount_by_type: bool,
    candidate: &Candidate<'_>,
    at: &Situation<'_>,
) -> Option<u32> {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    const MORE: &[&str] = &["paid", "grand", "final", "purchasedcurrency"];
    if !made_of(words, &[MONEY, PAYMENTS, BILLS, TAKEN, MORE]) {
        return None;
    }
    if !is_amount && !(is_amount_by_type && words == ["paid"]) {
        return None;
    }
    let is_price = words == ["price"];
    // A subscription's price is its list price; in text it may be a price's id.
    let is_list_price = at.subject.thing == Some(Thing::Subscription)
        || candidate.holds == Holds::Text
        || at.counts_thousandths();
    if (is_price || words == ["value"]) && is_list_price {
        return None;
    }
    // A part of an invoice costs less than the invoice.
    if at.subject.thing == Some(Thing::Piece) {
        return None;
    }
    Some(if has(&["paid", "purchasedcurrency"]) {
        100
    } else if has(TAKEN) {
        95
    } else if has(&["grand"]) {
        82
    } else if has(&["total", "gross"]) {
        80
    } else if has(PAYMENTS) || has(BILLS) {
        75
    } else if has(&["amount", "money"]) {
        70
    } else if has(&["sum"]) {
        65
    } else {
        60
    })
}

fn refunded(
    words: &[String],
    is_amount: bool,
    is_amount_by_type: bool,
    at: &Situation<'_>,
) -> Option<u32> {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    const REFUNDS: &[&str] = &["refund", "refunded", "reversed", "this"];
    if !made_of(words, &[MONEY, REFUNDS]) {
        return None;
    }
    if has(&["refund"]) && is_amount {
        return Some(if has(&["this"]) { 105 } else { 100 });
    }
    // `total_refunded` adds up earlier refunds.
    if has(&["refunded", "reversed"]) && !has(&["total"]) {
        let is_refund = is_amount || is_amount_by_type && words.len() == 1;
        return is_refund.then_some(90);
    }
    let is_this = made_of(words, &[&["amount", "sum", "value", "money"]]) && !has(&["refunded"]);
    let is_alone = is_this && at.subject.is_refund() && is_amount;
    is_alone.then_some(if has(&["amount"]) { 70 } else { 60 })
}

/// The words without `incl. tax`; nothing if tax is left out, or is what the field holds.
fn gross(words: &[String]) -> Option<Vec<String>> {
    let mut rest = words.to_vec();
    let is_tax = |word: &String| ["tax", "vat", "gst", "taxes"].contains(&word.as_str());
    if let Some(at) = words.iter().position(is_tax) {
        let before = at.checked_sub(1)?;
        if !["including", "with", "after"].contains(&words[before].as_str()) {
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
        Holds::Own(ty) => !ty
            .iter()
            .any(|word| ["id", "pair", "rate"].contains(&word.as_str())),
        _ => false,
    };
    let words = without(
        &candidate.words,
        &[SERVICES, &["code", "iso", "iso4217", "alpha", "alpha3"]],
    );
    const OF: &[&str] = &["currency", "refund", "refunded", "paid", "bill"];
    let is_made_so = made_of(&words, &[OF, PAYMENTS, BILLS, MONEY]);
    if !is_right_type || !is_made_so || !candidate.has("currency") || candidate.has_any(TIME) {
        return None;
    }
    let is_refund = at.trigger == Trigger::ChargeRefunded && words.iter().any(|it| it == "refund");
    Some(
        if words == ["currency"] || is_refund {
            100
        } else {
            95
        } * 10,
    )
}
