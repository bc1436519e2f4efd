use cello_core::CelloEvent;

macro_rules! refund {
    ($name:ident, $currency:literal, $interval:expr) => {
        #[derive(CelloEvent)]
        #[cello(
            trigger = "charge-refunded",
            ucc = "A1b2C3d4E5f",
            newUser.id = 7,
            newUser.email = "ada@example.com",
            price(minor) = 4900,
            currency = $currency,
            event.timestamp(unix) = 0,
            subscription.invoiceId = "I-1",
            subscription.interval = $interval
        )]
        struct $name;
    };
}

refund!(Refund, "EURO", "month");

fn main() {}
