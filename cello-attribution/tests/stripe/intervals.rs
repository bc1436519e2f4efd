//! Which plan is an invoice for?

use cello_attribution::stripe::{Plan, WebhookError};
use cello_core::Interval;
use serde_json::{Value, json};

use crate::fixtures::{INVOICE_2020, INVOICE_2025, invoice, with};

fn price(recurring: &Value) -> String {
    json!({ "id": "price_1", "nickname": "Pro", "product": "prod_1", "recurring": recurring })
        .to_string()
}

#[test]
fn what_recurs_like_an_interval_is_that_interval() {
    let expected = [
        ("day", 7, Interval::Weekly),
        ("day", 14, Interval::BiWeekly),
        ("week", 1, Interval::Weekly),
        ("week", 2, Interval::BiWeekly),
        ("month", 1, Interval::Monthly),
        ("month", 3, Interval::Quarterly),
        ("month", 6, Interval::SemiAnnual),
        ("month", 12, Interval::Yearly),
        ("month", 24, Interval::Biennial),
        ("month", 36, Interval::Triennial),
        ("year", 1, Interval::Yearly),
        ("year", 2, Interval::Biennial),
        ("year", 3, Interval::Triennial),
    ];
    for unit in ["day", "week", "month", "year", "fortnight", "Month", ""] {
        for count in -1..400 {
            let json = price(&json!({ "interval": unit, "interval_count": count }));
            let interval = Plan::from_price(json.as_bytes())
                .map(|plan| plan.interval)
                .ok();
            let found = expected.iter().find(|(u, c, _)| (*u, *c) == (unit, count));
            assert_eq!(
                interval,
                found.map(|(_, _, interval)| *interval),
                "{count} {unit}"
            );
        }
    }
    for (count, unit, every) in [(2, "month", "2 months"), (1, "day", "1 day")] {
        let json = price(&json!({ "interval": unit, "interval_count": count }));
        assert_eq!(
            Plan::from_price(json.as_bytes()).unwrap_err().to_string(),
            format!(
                "the price recurs every {every}, but Cello has no such interval; choose one and \
                 pass it to `with_plan`"
            ),
        );
    }
    for recurring in [
        json!({ "interval": "fortnight", "interval_count": 1 }),
        json!({ "interval": "month" }),
    ] {
        let told = Plan::from_price(price(&recurring).as_bytes()).unwrap_err();
        assert_eq!(
            told.to_string(),
            "`price.recurring` is not an `interval` (`day`, `week`, `month` or `year`) and its \
             `interval_count`",
        );
    }
}

#[test]
fn a_price_that_does_not_recur_is_paid_once() {
    let plan = Plan::from_price(price(&Value::Null).as_bytes()).unwrap();
    assert_eq!(plan.interval, Interval::OneTime);
}

#[test]
fn the_name_is_the_nickname_or_the_products_or_its_id() {
    let key = |nickname: Value, product: Value| {
        let json = json!({ "nickname": nickname, "product": product }).to_string();
        Plan::from_price(json.as_bytes()).map(|plan| plan.product_key)
    };
    let expanded = json!({ "id": "prod_1", "name": "Pro plan" });
    assert_eq!(key(json!("Pro"), expanded.clone()), Ok("Pro".into()));
    assert_eq!(key(json!(""), expanded), Ok("Pro plan".into()));
    assert_eq!(key(Value::Null, json!("prod_1")), Ok("prod_1".into()));
    let nameless = WebhookError::Missing {
        path: "price.product".into(),
    };
    assert_eq!(key(Value::Null, Value::Null), Err(nameless.clone()));
    // What Stripe answers where there is no such price.
    for json in ["{}", r#"{ "error": { "code": "resource_missing" } }"#] {
        assert_eq!(Plan::from_price(json.as_bytes()), Err(nameless.clone()));
    }
    assert_eq!(nameless.to_string(), "`price.product` is missing");
}

/// The fixture's invoice with these lines instead.
fn plan_of(lines: &Value) -> Result<Plan, WebhookError> {
    invoice(&with(
        INVOICE_2020,
        "/data/object/lines/data",
        lines.clone(),
    ))
    .plan()
}

fn line(amount: i64, name: &str, months: Option<i64>) -> Value {
    let recurring = months.map(|count| json!({ "interval": "month", "interval_count": count }));
    json!({ "amount": amount, "price": { "id": name, "nickname": name, "recurring": recurring } })
}

#[test]
fn the_line_that_an_invoice_is_for_recurs_and_is_the_dearest() {
    let (refund, pro) = (line(-9000, "Basic", Some(1)), line(3000, "Pro", Some(3)));
    let (fee, seat) = (line(50_000, "Fee", None), line(1000, "Seat", Some(3)));
    let credit = line(-90_000, "Credit", None);
    for lines in [
        json!([refund, pro, fee, seat]),
        json!([fee, seat, pro, refund]),
        json!([pro, line(3000, "Same", Some(12)), credit]),
    ] {
        let plan = plan_of(&lines).unwrap();
        assert_eq!(
            (plan.product_key.as_str(), plan.interval),
            ("Pro", Interval::Quarterly)
        );
    }
    let bought = plan_of(&json!([fee, line(1, "Smaller fee", None)])).unwrap();
    assert_eq!(
        (bought.product_key.as_str(), bought.interval),
        ("Fee", Interval::OneTime)
    );
    for lines in [json!([]), json!([refund]), Value::Null] {
        assert_eq!(plan_of(&lines), Err(WebhookError::NoPrice));
    }
}

#[test]
fn a_plan_of_before_prices_is_read() {
    let plan = json!({ "id": "pro", "nickname": null, "product": "prod_1", "interval": "year", "interval_count": 1 });
    let plan = plan_of(&json!([{ "amount": 1, "plan": plan, "price": null }])).unwrap();
    assert_eq!(
        plan,
        Plan {
            interval: Interval::Yearly,
            product_key: "prod_1".into()
        }
    );
}

#[test]
fn what_was_billed_by_hand_is_paid_once_unless_it_changes_a_subscription() {
    let new = |proration: bool| {
        json!({
            "amount": 1,
            "parent": { "type": "invoice_item_details", "invoice_item_details": { "proration": proration } },
            "pricing": { "price_details": { "price": "price_1", "product": "prod_1" } },
        })
    };
    let plan = plan_of(&json!([new(false)])).unwrap();
    assert_eq!(
        plan,
        Plan {
            interval: Interval::OneTime,
            product_key: "prod_1".into()
        }
    );
    assert_eq!(plan_of(&json!([new(true)])), Err(WebhookError::PlanNotSaid));
    // An amount without a price.
    let old = json!({ "amount": 90_000, "type": "invoiceitem", "price": null, "plan": null });
    assert_eq!(plan_of(&json!([old])), Err(WebhookError::NoProduct));
    let pro = plan_of(&json!([old, line(3000, "Pro", Some(1))])).unwrap();
    assert_eq!(pro.product_key, "Pro");
}

#[test]
fn a_fee_does_not_stand_in_for_a_plan_that_is_not_said() {
    assert_eq!(invoice(INVOICE_2025).plan(), Err(WebhookError::PlanNotSaid));
    assert_eq!(invoice(INVOICE_2025).price_id(), Some("price_1MadeUpPro"));
}
