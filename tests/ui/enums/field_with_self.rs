use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(
        trigger = "charge-refunded",
        currency = "EUR",
        price(minor) = self.cents,
        newUser.name = format!("{} {}", self.first, self.last()),
        subscription.seatsUsed = self.seats(),
    )]
    Refunded {
        #[cello(ucc)]
        code: String,
        #[cello(newUser.id)]
        id: u64,
        #[cello(newUser.email(default = self.fallback.clone()))]
        email: Option<String>,
        #[cello(event.timestamp(unix))]
        at: i64,
        #[cello(subscription.invoiceId)]
        invoice: String,
        cents: i64,
        seats: u32,
        first: String,
        fallback: String,
    },
}

impl Event {
    fn seats(&self) -> u32 {
        1
    }

    fn last(&self) -> String {
        String::new()
    }
}

fn main() {}
