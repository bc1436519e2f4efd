use cello_core::{CelloEvent, CelloPart};

struct Customer {
    email: String,
}

#[derive(CelloPart)]
#[cello(newUser.name = format!("{} {}", first_name, last_name))]
struct Person {
    first_name: String,
    last_name: String,
}

#[derive(CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    when = gross > credit,
    subscription.id = format!("{{gross}} {number:>4} {user}", user = self.user_id),
    newUser.email = &customer.email,
    price(minor) = gross - self.credit,
)]
struct Refund {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(flatten)]
    person: Person,
    #[cello(currency)]
    currency: String,
    #[cello(event.timestamp(unix))]
    refunded_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
    customer: Customer,
    gross: i64,
    credit: i64,
}

fn main() {}
