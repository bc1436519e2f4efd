//! Which fields hold the invoice's id, the interval and the product?

use super::field_type::Holds;
use super::situation::{Candidate, Situation};
use super::subject::Thing;
use super::vocabulary::{ID, SERVICES, TIME, any_in, lists, made_of, without};
use cello_catalogue::Trigger;

fn own_words<'c>(candidate: &'c Candidate<'_>) -> &'c [String] {
    match &candidate.holds {
        Holds::Own(ty) => ty,
        _ => &[],
    }
}

/// How well a field fits `subscription.invoiceId`.
///
/// The id or the number of the invoice. A credit note, a receipt of a refund, an order, a
/// transaction are others.
pub(super) fn invoice_id(candidate: &Candidate<'_>, at: &Situation<'_>) -> Option<u32> {
    let ty = own_words(candidate);
    let is_right_type = match &candidate.holds {
        Holds::Integer | Holds::Uuid | Holds::Text => true,
        Holds::Own(ty) => {
            let is_id = any_in(ty, ID);
            is_id && made_of(ty, &[ID, "invoice bill"])
        }
        _ => false,
    };
    if !is_right_type {
        return None;
    }
    let words = without(&candidate.words, &[SERVICES]);
    let is_services = words.len() < candidate.words.len();
    let of = without(&words, &[ID]);
    let is_refund = at.trigger == Trigger::ChargeRefunded;
    if of.is_empty() {
        let is_invoice = at.subject.thing == Some(Thing::Invoice);
        let is_plain = words.len() == 1 && words[0] != "ref" && words[0] != "reference";
        let is_by_type = ty.iter().any(|word| word == "invoice");
        return (is_plain && !is_services && (is_invoice || is_by_type)).then_some(900);
    }
    let is_of = |words: &[&str]| of == words;
    let (has_id, bonus) = (
        of.len() < words.len() || !ty.is_empty(),
        u32::from(!is_services),
    );
    if is_of(&["invoice"]) || is_of(&["bill"]) {
        // A bare `bill` may be anything.
        return (has_id || is_of(&["invoice"])).then_some(1000 + bonus);
    }
    if is_refund && (is_of(&["original", "invoice"]) || is_of(&["reference", "invoice"])) {
        return Some(1010);
    }
    let is_number = any_in(&words, "number") && !any_in(&words, "id");
    let is_receipt = is_of(&["receipt"]) && is_number && !is_refund;
    is_receipt.then_some(700)
}

/// How well a field fits `subscription.interval`.
pub(super) fn interval(candidate: &Candidate<'_>, _: &Situation<'_>) -> Option<u32> {
    const HEADS: &str = "interval cycle cadence frequency recurrence periodicity period";
    const OF: &str = "\
    billing bill plan subscription payment charge renewal recurring invoice price \
    product membership";
    let ty = own_words(candidate);
    let is_right_type = match &candidate.holds {
        Holds::Text => true,
        Holds::Own(ty) => !ty.iter().any(|word| {
            let word = word.as_str();
            lists(TIME, word) || lists(ID, word) || ["range", "start", "end"].contains(&word)
        }),
        _ => false,
    };
    if !is_right_type {
        return None;
    }
    let words = without(&candidate.words, &[SERVICES]);
    let is_head = |word: &String| lists(HEADS, word);
    let (last, before) = words.split_last()?;
    let before_unit = match (last.as_str(), before.split_last()) {
        ("unit", Some((head, before))) if is_head(head) => before,
        _ if is_head(last) => before,
        // `every: BillingCycle`
        _ => {
            let is_by_type = ty.iter().any(is_head) && made_of(ty, &[HEADS, OF, "unit"]);
            let is_made_so = made_of(&words, &[OF, "every renews billed repeat"]);
            return (is_by_type && is_made_so).then_some(800);
        }
    };
    let is_made_so = made_of(before_unit, &[OF, HEADS]);
    let is_billing = !before_unit.is_empty();
    is_made_so.then_some(if is_billing { 1000 } else { 900 })
}

/// How well a field fits `subscription.productKey`.
pub(super) fn product_key(candidate: &Candidate<'_>, _: &Situation<'_>) -> Option<u32> {
    const KEYS: &str = "key code sku slug handle id uuid name number nickname title";
    const OF: &str = "subscription membership billing pricing membership";
    let ty = own_words(candidate);
    let words = without(&candidate.words, &[SERVICES]);
    // Cello's own id of the product it is set up for, and a service's own.
    if candidate.has("cello") || candidate.has("vendor") {
        return None;
    }
    let keys: Vec<&String> = words.iter().filter(|it| lists(KEYS, it)).collect();
    let mut bare = without(&words, &[KEYS, OF]);
    bare.dedup();
    let head = match bare.as_slice() {
        [one] => one.as_str(),
        // `sku` is a key and a head; a plan's tier is a tier.
        [] if words.iter().any(|word| word == "sku") => "sku",
        [one, two] if one == "plan" && two == "tier" => "plan",
        _ => return None,
    };
    let is_right_type = match &candidate.holds {
        Holds::Text => true,
        Holds::Integer | Holds::Uuid => !keys.is_empty(),
        Holds::Own(ty) => made_of(ty, &[KEYS, OF, "plan tier product type kind"]),
        _ => false,
    };
    // A struct of the product's is no key of it.
    let is_struct = ty == ["product"];
    if !is_right_type || is_struct {
        return None;
    }
    let score = match head {
        "product" => 95,
        "sku" => 94,
        "plan" => 92,
        "tier" => 85,
        "edition" => 80,
        _ => return None,
    };
    let is_key = any_in(&words, "key code sku slug handle");
    Some(score * 10 + if is_key { 20 } else { 0 })
}
