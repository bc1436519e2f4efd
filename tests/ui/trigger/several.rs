use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "new-signup" | "invoice-paid")]
struct Either;

#[derive(CelloEvent)]
#[cello(trigger = ("demo", "refund"))]
struct Two;

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = NewSignup | InvoicePaid)]
    Either,
}

fn main() {}
