use cello_core::{CelloEvent, Currency, Price, PriceError, ToPrice};

/// Stands in for the one of `rust_decimal`, which is known by its name.
struct Decimal(u32);

impl ToPrice for Decimal {
    fn to_price(&self, currency: Currency) -> Result<Price, PriceError> {
        Price::from_major(self.0, currency)
    }
}

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid")]
struct Invoice {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(price)]
    amount_cents: Decimal,
    #[cello(currency)]
    currency: String,
    #[cello(newUser.email)]
    email: String,
    #[cello(event.timestamp(unix))]
    paid_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval)]
    cycle: String,
    #[cello(subscription.productKey)]
    plan: String,
}

fn main() {}
