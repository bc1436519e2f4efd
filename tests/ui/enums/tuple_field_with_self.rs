use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "charge-refunded", currency = "EUR", price(minor) = self.5)]
    Refunded(
        #[cello(ucc)] String,
        #[cello(newUser.id)] u64,
        #[cello(newUser.email)] String,
        #[cello(event.timestamp(unix))] i64,
        #[cello(subscription.invoiceId)] String,
        i64,
    ),
}

fn main() {}
