//! Invoices whose lines, customers or currencies are not the usual ones.

use cello_attribution::stripe::{Customer, Plan, Rules, WebhookError};
use cello_core::Interval;
use serde_json::{Value, json};

use crate::fixtures::{CHARGE_2020, INVOICE_2020, charge, customer, invoice, with};

const LINES: &str = "/data/object/lines/data";

fn plan_of(lines: Value) -> Result<Plan, WebhookError> {
    invoice(&with(INVOICE_2020, LINES, lines)).plan()
}

#[test]
fn an_invoice_without_a_price_does_not_ask_to_look_one_up() {
    let rate_card = json!({
        "amount": 4200,
        "parent": { "type": "rate_card_subscription_details" },
        "pricing": { "type": "rate_card_rate_details", "rate_card_rate_details": { "rate": "rate_1" } },
    });
    let only_credit = json!({ "amount": -700, "price": { "id": "price_old" } });
    for lines in [json!([]), json!([rate_card]), json!([only_credit])] {
        let invoice = invoice(&with(INVOICE_2020, LINES, lines.clone()));
        assert_eq!(invoice.price_id(), None, "{lines}");
        let error = invoice.envelope(&customer(), Rules::default()).unwrap_err();
        assert_eq!(error, WebhookError::NoPrice, "{lines}");
        assert_eq!(
            error.to_string(),
            "no line of the invoice has a price that could be looked up; pass the plan that was \
             paid to `with_plan`, or do not report the invoice"
        );
        let plan = Plan {
            interval: Interval::Yearly,
            product_key: "Usage".into(),
        };
        let event = invoice
            .with_plan(plan)
            .envelope(&customer(), Rules::default());
        assert!(event.unwrap().is_some(), "{lines}");
    }
}

#[test]
fn an_amount_billed_by_hand_is_one_time_without_asking() {
    let by_hand = |description: Value| {
        json!([{
            "amount": 35_000, "type": "invoiceitem", "proration": false,
            "price": null, "plan": null, "description": description,
        }])
    };
    let workshop = Plan {
        interval: Interval::OneTime,
        product_key: "Workshop".into(),
    };
    assert_eq!(plan_of(by_hand(json!("Workshop"))), Ok(workshop.clone()));

    for nameless in [Value::Null, json!(" ")] {
        let invoice = invoice(&with(INVOICE_2020, LINES, by_hand(nameless)));
        let error = invoice.plan().unwrap_err();
        assert_eq!(error, WebhookError::NoProduct);
        assert_eq!(
            error.to_string(),
            "the invoice has no name for what was paid; pass one to `with_product_key`"
        );
        assert_eq!(
            invoice.with_product_key("Workshop").plan(),
            Ok(workshop.clone())
        );
    }
    // In recent versions as well.
    let recent = json!([{
        "amount": 35_000, "description": "Workshop", "pricing": null,
        "parent": { "type": "invoice_item_details", "invoice_item_details": { "proration": false } },
    }]);
    assert_eq!(plan_of(recent), Ok(workshop));
}

#[test]
fn a_blank_address_or_name_of_the_customer_gives_way_to_the_invoices() {
    for blank in ["", " ", "\t"] {
        let blank = Customer {
            email: Some(blank.into()),
            name: Some(blank.into()),
            ..customer()
        };
        let event = invoice(INVOICE_2020)
            .envelope(&blank, Rules::default())
            .unwrap()
            .unwrap();
        let user = &event.context().new_user;
        assert_eq!(user.email, "ada@example.com");
        assert_eq!(user.name.as_deref(), Some("Ada Example"));

        let nobody = with(INVOICE_2020, "/data/object/customer_email", " ");
        assert_eq!(
            invoice(&nobody).envelope(&blank, Rules::default()),
            Err(WebhookError::Missing {
                path: "customer.email".into()
            })
        );
        // A charge has no other address of the customer.
        assert_eq!(
            charge(CHARGE_2020).envelope(&blank, Rules::default()),
            Err(WebhookError::Missing {
                path: "customer.email".into()
            })
        );
    }
}

#[test]
fn the_subscription_of_the_line_is_taken_if_the_invoice_has_none() {
    let line = json!({
        "amount": 900, "subscription": "sub_OfTheLine",
        "price": { "id": "price_1", "product": "prod_1", "recurring": { "interval": "month", "interval_count": 1 } },
    });
    let fixture = with(INVOICE_2020, "/data/object/subscription", Value::Null);
    let event = invoice(&with(&fixture, LINES, json!([line])))
        .envelope(&customer(), Rules::default())
        .unwrap()
        .unwrap();
    let subscription = event.context().subscription.as_ref().unwrap();
    assert_eq!(subscription.id.as_deref(), Some("sub_OfTheLine"));
}

#[test]
fn payments_and_refunds_in_a_withdrawn_currency_are_reported() {
    for (currency, price) in [("bgn", "10"), ("hrk", "10"), ("byr", "1000")] {
        let fixture = with(CHARGE_2020, "/data/object/currency", currency);
        let fixture = with(&fixture, "/data/object/amount_refunded", 1000);
        let fixture = with(&fixture, "/data/previous_attributes/amount_refunded", 0);
        let refund = charge(&fixture)
            .envelope(&customer(), Rules::default())
            .unwrap()
            .unwrap();
        let payload = refund.payload();
        assert_eq!(payload.price.unwrap().to_string(), price, "{currency}");
        assert_eq!(
            payload.currency.unwrap().as_str(),
            currency.to_uppercase(),
            "{currency}"
        );
        let fixture = with(INVOICE_2020, "/data/object/currency", currency);
        let paid = invoice(&fixture).envelope(&customer(), Rules::default());
        assert!(paid.unwrap().is_some(), "{currency}");
    }
}
