use cello_core::CelloEvent;

struct Customer {
    email: String,
}

#[derive(CelloEvent)]
#[cello(
    trigger = "demo-call-attended",
    ucc = self.code,
    newUser.id = self.number(),
    newUser.email = email(self),
    newUser.name = self.customer.email == self,
    event.timestamp(unix) = *self
)]
struct Demo<'__cello> {
    customer: &'__cello Customer,
}

fn email(customer: &Customer) -> &str {
    &customer.email
}

fn main() {}
