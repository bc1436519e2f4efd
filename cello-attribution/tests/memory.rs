//! How much memory does a webhook take?

use allocation_counter::measure;
use cello_attribution::stripe::{Customer, Webhook};

const INVOICE: &str = include_str!("stripe/data/invoice_paid.2020-08-27.json");
const CHARGE: &str = include_str!("stripe/data/charge_refunded.2020-08-27.json");
const CUSTOMER: &str = include_str!("stripe/data/customer.json");

/// The peak, and all together, as a percentage of the body.
fn percent(body: &str, read: impl Fn(&[u8])) -> (u64, u64) {
    read(body.as_bytes()); // what is set up once does not count
    let info = measure(|| read(body.as_bytes()));
    let length = body.len() as u64;
    (
        info.bytes_max * 100 / length,
        info.bytes_total * 100 / length,
    )
}

fn webhook(body: &[u8]) {
    Webhook::from_slice(body).unwrap();
}

/// The fixture with about a megabyte more in a member that is not read.
fn with_ballast(fixture: &str, ballast: &str) -> String {
    let list = vec![ballast; (1 << 20) / ballast.len()].join(",");
    fixture.replacen('{', &format!(r#"{{ "made_up": [{list}], "#), 1)
}

#[test]
fn a_webhook_takes_less_memory_than_its_body() {
    for body in [INVOICE, CHARGE] {
        let (peak, total) = percent(body, webhook);
        assert!(peak < 25, "{peak} %");
        assert!(total < 100, "{total} %");
    }
}

#[test]
fn what_is_not_read_takes_no_memory() {
    for ballast in [
        "0",
        r#""""#,
        "{}",
        r#"{"a":[1]}"#,
        r#""ada@example.com""#,
        r#""\u00e9\ud800""#,
    ] {
        for body in [INVOICE, CHARGE] {
            let (peak, total) = percent(&with_ballast(body, ballast), webhook);
            assert!(peak < 1, "{ballast}: {peak} %");
            assert!(total < 2, "{ballast}: {total} %");
        }
        let customer = with_ballast(CUSTOMER, ballast);
        let (peak, _) = percent(&customer, |body| drop(Customer::from_slice(body).unwrap()));
        assert!(peak < 1, "{ballast}: {peak} %");
    }
}
