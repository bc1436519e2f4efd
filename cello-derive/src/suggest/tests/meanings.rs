//! Which structs are there to try, and what do their fields mean?

use crate::fuzz::Random;

/// What a field of the vocabulary holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    User,
    Organization,
    /// An agent, a referrer, a seller: a person who is no new user.
    OtherPerson,
    /// A record of the user's: its id is another, its address is the user's.
    RecordOfUser,
    OtherRecord,
    Paid,
    /// What an invoice or an order adds up to.
    Total,
    ThisRefund,
    /// What all refunds so far add up to.
    RefundsSoFar,
    /// A fee, a tax, what is due, a list price.
    OtherMoney,
    PaidAt,
    RefundedAt,
    SignedUpAt,
    /// A product, or a call.
    JoinedAt,
    AttendedAt,
    OtherTime,
    ReferrersCode,
    OtherCode,
    Count,
}

use Meaning::{
    AttendedAt, Count, JoinedAt, Organization, OtherCode, OtherMoney, OtherPerson, OtherRecord,
    OtherTime, Paid, PaidAt, RecordOfUser, ReferrersCode, RefundedAt, RefundsSoFar, SignedUpAt,
    ThisRefund, Total, User,
};

const PEOPLE: &[(Meaning, &str)] = &[
    (
        User,
        "user new_user member subscriber app_user referred_user buyer",
    ),
    (
        Organization,
        "organization org company team tenant workspace parent_org",
    ),
    (
        OtherPerson,
        "agent sales_rep referrer referred_by_user inviter owner seller",
    ),
    (
        OtherPerson,
        "account_manager partner affiliate host sponsor admin_user csm",
    ),
    (
        OtherPerson,
        "created_by_user assigned_user referring_user support_user rep_user",
    ),
    (
        RecordOfUser,
        "account stripe_customer gateway_customer paypal_payer",
    ),
    (
        OtherRecord,
        "session refund charge transaction payout stripe_account coupon device",
    ),
];
const IDS: &[&str] = &[
    "_id",
    "_uuid",
    "_no",
    "_key",
    "_ref",
    "_uid",
    "_email",
    "_name",
    "_email_address",
];

const MONEY: &[(Meaning, &str)] = &[
    (
        Paid,
        "amount_paid paid_amount amount_captured charged_amount total_paid",
    ),
    (
        Total,
        "total grand_total invoice_total order_total total_amount gross_total",
    ),
    (
        Total,
        "charge_amount payment_amount original_amount captured_total price sum",
    ),
    (
        ThisRefund,
        "refund_amount amount_refunded refunded_amount this_refund_amount",
    ),
    (
        RefundsSoFar,
        "total_refunded refunded_total total_amount_refunded refunded_so_far",
    ),
    (
        RefundsSoFar,
        "cumulative_refund_amount lifetime_refunded_amount prior_refund_amount",
    ),
    (
        OtherMoney,
        "amount_due fee tax_amount vat_total list_price discount_total",
    ),
    (
        OtherMoney,
        "balance net_amount subtotal refund_fee unit_price remaining_amount",
    ),
    (
        OtherMoney,
        "refundable_amount credit_limit_amount tip_total payout_amount mrr",
    ),
];
const UNITS: &[&str] = &["", "", "_cents", "_minor", "_eur", "_in_cents"];

const TIMES: &[(Meaning, &str)] = &[
    (
        PaidAt,
        "paid captured charged payment purchased invoice_paid",
    ),
    (RefundedAt, "refunded refund refund_processed"),
    (SignedUpAt, "signed_up signup registered user_created"),
    (JoinedAt, "joined"),
    (AttendedAt, "attended demo_held call_ended"),
    (
        OtherTime,
        "due updated no_show scheduled canceled expires period_start",
    ),
    (
        OtherTime,
        "invoice_created order_created authorized refund_requested last_login",
    ),
    (
        OtherTime,
        "next_payment first_paid previous_refund trial_started payout booked",
    ),
];
const MARKS: &[&str] = &[
    "_at",
    "_on",
    "_date",
    "_time",
    "_at_ms",
    "_timestamp",
    "_ts",
];

const MORE: &[(Meaning, &str, &str)] = &[
    (ReferrersCode, "ucc", "Option<String>"),
    (ReferrersCode, "cello_ucc", "String"),
    (ReferrersCode, "referrer_code", "Option<String>"),
    (OtherCode, "own_referral_code", "String"),
    (OtherCode, "my_ucc", "String"),
    (OtherCode, "promo_code", "Option<String>"),
    (OtherCode, "referral_source", "Option<String>"),
    (OtherPerson, "refunded_by", "u64"),
    (OtherPerson, "paid_by", "i64"),
    (OtherPerson, "referred_by", "Option<i64>"),
    (Count, "seats", "u32"),
    (Count, "total_seats", "i64"),
    (Count, "refund_count", "i64"),
    (Count, "paid", "bool"),
    (Count, "refunded", "bool"),
    (Count, "price_list_id", "i64"),
];

const TRIGGERS: &[(&str, &str)] = &[
    (
        "new-signup",
        "Signup User Row Account Customer UserRegistered",
    ),
    ("demo-call-attended", "Demo Call Meeting Row DemoAttended"),
    (
        "invoice-paid",
        "Invoice Payment Order Row Charge Subscription",
    ),
    (
        "charge-refunded",
        "Refund Charge Order Row Payment RefundRequest",
    ),
];

fn pick<T: Copy>(random: &mut Random, list: &[T]) -> T {
    list[random.below(list.len())]
}

/// One of the words of a list.
fn word(random: &mut Random, list: &'static str) -> &'static str {
    let words: Vec<&str> = list.split(' ').collect();
    pick(random, &words)
}

fn a_field(random: &mut Random) -> (Meaning, String, &'static str) {
    match random.below(4) {
        0 => {
            let (meaning, stems) = pick(random, PEOPLE);
            let (stem, id) = (word(random, stems), pick(random, IDS));
            let types = if id.contains("email") || id.contains("name") {
                &["String", "Option<String>", "&'a str"]
            } else {
                &["String", "u64", "Uuid"]
            };
            (meaning, format!("{stem}{id}"), pick(random, types))
        }
        1 => {
            let (meaning, stems) = pick(random, MONEY);
            let name = format!("{}{}", word(random, stems), pick(random, UNITS));
            let types = [
                "i64",
                "u64",
                "f64",
                "Decimal",
                "Option<i64>",
                "Money",
                "String",
            ];
            (meaning, name, pick(random, &types))
        }
        2 => {
            let (meaning, stems) = pick(random, TIMES);
            let name = format!("{}{}", word(random, stems), pick(random, MARKS));
            let types = [
                "i64",
                "u64",
                "DateTime<Utc>",
                "NaiveDateTime",
                "Option<i64>",
                "String",
            ];
            (meaning, name, pick(random, &types))
        }
        _ => {
            let (meaning, name, ty) = pick(random, MORE);
            (meaning, name.to_owned(), ty)
        }
    }
}

/// `amount_paid` as it is, as `amountPaid`, or after a prefix that all fields have.
fn in_style(name: &str, style: usize) -> String {
    match style {
        0 => {
            let mut words = name.split('_');
            let first = words.next().unwrap_or_default().to_owned();
            words.fold(first, |name, word| {
                let (first, rest) = word.split_at(1);
                name + &first.to_uppercase() + rest
            })
        }
        1 => format!("tbl_{name}"),
        _ => name.to_owned(),
    }
}

/// A struct, and what each of its fields means.
pub(super) fn a_struct(random: &mut Random) -> (String, String, Vec<(String, Meaning)>) {
    let (trigger, names) = pick(random, TRIGGERS);
    let name = word(random, names);
    let style = random.below(5);
    let mut meanings: Vec<(String, Meaning)> = Vec::new();
    let mut fields = String::new();
    for _ in 0..3 + random.below(14) {
        let (meaning, name, ty) = a_field(random);
        let name = in_style(&name, style);
        if meanings.iter().all(|(other, _)| *other != name) {
            fields.extend([&name, ": ", ty, ", "]);
            meanings.push((name, meaning));
        }
    }
    let attribution = if random.one_in(4) {
        ", attribution = \"organization\""
    } else {
        ""
    };
    let text =
        format!("#[cello(trigger = \"{trigger}\"{attribution})] struct {name}<'a> {{ {fields} }}");
    (trigger.to_owned(), text, meanings)
}
