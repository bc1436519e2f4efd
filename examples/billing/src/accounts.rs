//! Who uses the service?

use std::borrow::Cow;
use std::time::SystemTime;

use cello_core::{CelloEvent, ToText};

/// The number of a customer, which Cello knows as `customer-7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomerId(pub u64);

impl ToText for CustomerId {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(format!("customer-{}", self.0))
    }
}

/// A customer.
#[derive(Clone, Debug)]
pub struct Customer {
    /// The customer's number.
    pub id: CustomerId,
    /// The customer's address.
    pub email: String,
    /// The customer's name.
    pub name: String,
    /// The code of whoever referred the customer, from the landing page.
    pub referral_code: Option<String>,
}

/// A customer has signed up.
#[derive(Clone, Debug, CelloEvent)]
#[cello(
    trigger = "new-signup",
    ucc = &self.customer.referral_code,
    newUser.id = self.customer.id,
    newUser.email = &self.customer.email,
    newUser.name = &self.customer.name
)]
pub struct Signup {
    /// Who signed up.
    pub customer: Customer,
    /// When.
    #[cello(event.timestamp)]
    pub at: SystemTime,
}
