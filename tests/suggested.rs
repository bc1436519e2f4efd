//! Do the expressions compile that errors suggest for amounts in text and names in two?

use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", ucc = "A1b2C3d4E5f", newUser.id = 7)]
#[cello(price = self.total.parse::<cello_core::Price>())]
#[cello(newUser.name = format!("{} {}", self.first_name, self.last_name))]
#[cello(newUser.email = "ada@example.com", event.timestamp(unix) = 0)]
#[cello(subscription.invoiceId = 1, subscription.interval = "monthly", subscription.productKey = "pro")]
struct Major {
    total: String,
    #[cello(currency)]
    currency: &'static str,
    first_name: String,
    last_name: String,
}

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", ucc = "A1b2C3d4E5f", newUser.id = 7, currency = "EUR")]
#[cello(price(minor, none = "error") = self.amount.as_deref().map(str::parse::<i64>).transpose())]
#[cello(newUser.name = format!("{} {}", self.first_name.as_deref().unwrap_or_default(), self.last_name))]
#[cello(newUser.email = "ada@example.com", event.timestamp(unix) = 0, subscription.invoiceId = 1)]
struct Minor {
    amount: Option<String>,
    first_name: Option<String>,
    last_name: String,
}

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "charge-refunded", ucc = "A1b2C3d4E5f", newUser.id = 7, currency = "EUR")]
    #[cello(price(minor) = amount.parse::<i64>())]
    #[cello(newUser.email = "ada@example.com", event.timestamp(unix) = 0, subscription.invoiceId = 1)]
    Refunded { amount: String },
}

#[test]
fn suggested_expressions_send_what_they_read() {
    let major = Major {
        total: "12.99".to_owned(),
        currency: "USD",
        first_name: "Ada".to_owned(),
        last_name: "Lovelace".to_owned(),
    };
    let json = major.to_json().unwrap().unwrap();
    assert!(json.contains(r#""price":12.99"#), "{json}");
    assert!(json.contains(r#""name":"Ada Lovelace""#), "{json}");

    let mut minor = Minor {
        amount: Some("1299".to_owned()),
        first_name: Some("Ada".to_owned()),
        last_name: "Lovelace".to_owned(),
    };
    let json = minor.to_json().unwrap().unwrap();
    assert!(json.contains(r#""price":12.99"#), "{json}");
    assert!(json.contains(r#""name":"Ada Lovelace""#), "{json}");
    minor.amount = None;
    assert!(minor.to_json().is_err());
    minor.amount = Some("twelve".to_owned());
    assert!(minor.to_json().is_err());

    let refunded = Event::Refunded {
        amount: "500".to_owned(),
    };
    let json = refunded.to_json().unwrap().unwrap();
    assert!(json.contains(r#""price":5,"#), "{json}");
}
