use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", price(minor = self.gross - self.credit))]
struct Refund {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id(with = "to_text"))]
    user_id: u64,
    #[cello(newUser.email(with = str::trim()))]
    email: String,
    #[cello(currency(with(str::to_uppercase)))]
    currency: String,
    #[cello(event.timestamp(unix, with = 5))]
    at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
    gross: i64,
    credit: i64,
}

fn main() {}
