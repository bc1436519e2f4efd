//! Do the rules refuse what is wrong, and nothing that is right?
//!
//! Names as billing code has them: of gateways' objects, app stores, CRMs and tables. Each
//! line is a slot with its modifiers, and the fields that may fill it so.

use proc_macro2::TokenStream;

use crate::ide::Derive;

/// Mappings that must compile.
const RIGHT: &[(&str, &str, &str)] = &[
    (
        "price(minor)",
        "i64",
        "amount amount_cents amount_paid amountPaid amount_in_cents total_cents total_amount \
         amount_minor minor_amount amount_minor_units cents paid_cents gross_cents net_pence \
         amount_usd usd_amount amount_eur euro_total total_euro dollar_amount pound_cents \
         cents_per_dollar price_cents price_in_cents subtotal_cents total_excl_vat_cents \
         cents_incl_vat amount_captured captured_amount amount_received grandTotal \
         grand_total transaction_amount settle_amount amountMinor unit_amount refund_amount \
         refunded_cents amount_refunded total_refunded_cents sum sum_total fee_inclusive \
         value value_cents paid total charge_total invoice_total micros_rounded_to_cents \
         percent_discounted_total amount_before_percent euros_as_cents dollars_in_cents \
         major_unit_cents amount_ct amount_øre pennies amountCents AmountCents",
    ),
    (
        "price(major)",
        "f64",
        "amount amount_euros amount_dollars total_pounds amount_major total_eur usd eur \
         amount_usd price price_major_units amount_in_euros total_amount gross net paid \
         total_price order_total amount_with_cents total_incl_cents amount_and_cents \
         cents_and_euros amount_decimal minor_discount_total percent_off_total cent_free \
         converted_from_cents euros_of_cents cent amount_value refund_total lineTotal \
         totalPaid TotalPaid total_in_dollars net_amount_euro euro pounds",
    ),
    (
        "price",
        "Decimal",
        "amount amount_paid total_eur dollars amount_major total price gross_amount net \
         amount_value total_incl_cents sum refund_amount converted_from_minor",
    ),
    (
        "price",
        "Money",
        "amount amount_cents total_pence amount_minor micros price_nanos fee_bps total",
    ),
    (
        "price(minor, with = convert)",
        "i64",
        "amount_micros amount_euros percent total_dollars nanos",
    ),
    (
        "event.timestamp(unix)",
        "i64",
        "paid_at created created_at timestamp ts time unix_time paid_at_secs paid_at_s \
         created_seconds epoch epoch_seconds attended_at refunded_at occurred_at date \
         status_transitions_paid_at processed current_period_start charged_on events_ms_free \
         updated seconds event_time paidAt paid_sec purchase_date",
    ),
    (
        "event.timestamp(unix_ms)",
        "i64",
        "paid_at created_at purchase_date_ms purchaseDateMs paid_at_millis event_ms \
         timestamp_ms time_millis occurred_milliseconds ts ts_ms epochMillis updated \
         eventTimeMillis signed_up_at converted_from_secs millis",
    ),
    (
        "event.timestamp",
        "DateTime<Utc>",
        "paid_at paid_at_utc created created_ms time_secs refunded_at",
    ),
    (
        "newUser.id",
        "String",
        "user_id id uid user customer_id customer account_id account accountId userId \
         userUUID member_id owner_id client_id contact_id person_id subscriber_id buyer \
         payer_id lead_id profile_key user_ref customer_no customer_key team_member_id \
         workspace_member_id org_user_id organization_owner company_contact_id tenant_user \
         user_of_org user_in_team user_by_company for_workspace user_or_team external_id \
         app_user_id appAccountToken company_user_uuid teammate_id team_lead_key",
    ),
    (
        "newUser.name",
        "String",
        "name full_name display_name user_name username first_name last_name contact_name \
         email_name name_or_email mail_recipient company_name billing_name name_on_email \
         mailing_name person_email_or_name contact emails_name",
    ),
    (
        "newUser.organizationId",
        "String",
        "org_id organization_id company team_id tenant workspaceId account_id",
    ),
    (
        "newUser.email",
        "String",
        "email mail email_address contact_email billing_email team_email company_mail",
    ),
    (
        "newUser.email, newUser.name",
        "String",
        "email contact_mail email_address",
    ),
    (
        "ucc",
        "Option<String>",
        "ucc referral_code code referrer_code cello_ucc",
    ),
    (
        "subscription.seatsUsed",
        "u32",
        "seats seat_cents team quantity",
    ),
];

/// Mappings that must not compile.
const WRONG: &[(&str, &str, &str)] = &[
    (
        "price(major)",
        "i64",
        "amount_cents total_pence cents amountCents amount_minor AmountCents amount_in_cents \
         price_pennies amount_minor_units gross_micros",
    ),
    ("price(major)", "Cents", "amount_cents"),
    ("price(minor)", "f64", "amount_euros totalDollars pounds"),
    (
        "price(minor)",
        "i64",
        "amount_major dollars amount_in_dollars price_amount_micros discount_percent fee_bps \
         nanos",
    ),
    (
        "price",
        "Decimal",
        "amount_cents total_pence amount_minor tax_percent",
    ),
    ("price(major)", "Option<Decimal>", "amount_cents"),
    (
        "event.timestamp(unix)",
        "i64",
        "paid_at_ms purchaseDateMs paid_millis created_micros ts_ns time_in_ms ts_us \
         milliseconds",
    ),
    (
        "event.timestamp(unix_ms)",
        "i64",
        "paid_at_secs created_seconds ts_s paid_at_sec ts_us event_nanos",
    ),
    (
        "newUser.id",
        "u64",
        "org_id orgID organization_uuid organisation company_id companyKey team tenant_ref \
         workspace_no workspaceId billing_company_id",
    ),
    (
        "newUser.name",
        "String",
        "email user_email contact_mail email_address",
    ),
    ("ucc, newUser.id", "String", "user"),
    ("newUser.name, ucc", "String", "code"),
];

/// Wrong, and known to compile: a small word or another last word hides the unit.
const MISSED: &[(&str, &str, &str)] = &[
    ("price(major)", "i64", "cents_paid total_cents_without_tax"),
    ("newUser.id", "u64", "id_of_org"),
];

fn problems(slots: &str, ty: &str, name: &str) -> usize {
    let part = format!("struct Part {{ #[cello({slots})] {name}: {ty} }}");
    let part: TokenStream = part.parse().unwrap();
    let derived = crate::derive(Derive::Part, part, false).to_string();
    derived.matches("compile_error").count()
}

fn each(table: &[(&str, &str, &str)], check: impl Fn(&str, &str, &str)) -> usize {
    let names = |(slots, ty, names): &(&str, &str, &str)| {
        let names = names.split_whitespace();
        names.map(|name| check(slots, ty, name)).count()
    };
    table.iter().map(names).sum()
}

#[test]
fn right_mappings_compile() {
    let count = each(RIGHT, |slots, ty, name| {
        assert_eq!(problems(slots, ty, name), 0, "{slots} of {name}: {ty}");
    });
    assert!(count >= 180, "{count}");
}

#[test]
fn wrong_mappings_do_not_compile() {
    let count = each(WRONG, |slots, ty, name| {
        assert_eq!(problems(slots, ty, name), 1, "{slots} of {name}: {ty}");
    });
    assert!(count >= 50, "{count}");
}

#[test]
fn what_is_missed_is_known() {
    each(MISSED, |slots, ty, name| {
        assert_eq!(problems(slots, ty, name), 0, "{slots} of {name}: {ty}");
    });
}
