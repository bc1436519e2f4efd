//! The events that the tests record.

use cello_core::CelloEvent;

#[derive(Clone, CelloEvent)]
#[cello(trigger = "new-signup")]
pub struct Signup {
    #[cello(ucc)]
    pub code: Option<String>,
    #[cello(newUserId)]
    pub lane: String,
    #[cello(newUser.id)]
    pub user: String,
    #[cello(newUser.email)]
    pub email: String,
    #[cello(newUser.name)]
    pub name: String,
    #[cello(event.timestamp(unix))]
    pub at: i64,
}

#[derive(Clone, CelloEvent)]
#[cello(trigger = "invoice-paid", currency = "EUR", subscription.interval = "monthly")]
pub struct Payment {
    #[cello(ucc)]
    pub code: Option<String>,
    #[cello(newUserId, newUser.id)]
    pub lane: String,
    #[cello(newUser.email)]
    pub email: String,
    #[cello(price(minor))]
    pub amount: i64,
    #[cello(subscription.invoiceId)]
    pub invoice: String,
    #[cello(subscription.productKey)]
    pub plan: String,
    #[cello(event.timestamp(unix))]
    pub at: i64,
}

#[derive(Clone, CelloEvent)]
#[cello(trigger = "charge-refunded", currency = "EUR")]
pub struct Refund {
    #[cello(ucc)]
    pub code: Option<String>,
    #[cello(newUserId, newUser.id)]
    pub lane: String,
    #[cello(newUser.email)]
    pub email: String,
    #[cello(price(minor))]
    pub amount: i64,
    #[cello(subscription.invoiceId)]
    pub invoice: String,
    #[cello(event.timestamp(unix))]
    pub at: i64,
}

#[derive(Clone, CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.name = "Ada Example")]
pub struct Demo {
    #[cello(ucc)]
    pub code: Option<String>,
    #[cello(newUser.id)]
    pub user: String,
    #[cello(newUser.email)]
    pub email: String,
    #[cello(event.timestamp(unix))]
    pub at: i64,
}

const CODE: &str = "A1b2C3d4E5f";

pub fn signup(user: &str) -> Signup {
    Signup {
        code: Some(CODE.into()),
        lane: user.into(),
        user: user.into(),
        email: "ada@example.com".into(),
        name: "Ada Example".into(),
        at: 1_772_357_400,
    }
}

pub fn payment(user: &str, invoice: &str) -> Payment {
    Payment {
        code: Some(CODE.into()),
        lane: user.into(),
        email: "ada@example.com".into(),
        amount: 12_990,
        invoice: invoice.into(),
        plan: "pro".into(),
        at: 1_772_357_500,
    }
}

pub fn refund(user: &str, invoice: &str) -> Refund {
    Refund {
        code: Some(CODE.into()),
        lane: user.into(),
        email: "ada@example.com".into(),
        amount: 1_000,
        invoice: invoice.into(),
        at: 1_772_357_600,
    }
}

pub fn demo(user: &str) -> Demo {
    Demo {
        code: Some(CODE.into()),
        user: user.into(),
        email: "ada@example.com".into(),
        at: 1_772_357_700,
    }
}
