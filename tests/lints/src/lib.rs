//! Does any lint of rustc or Clippy fire in users' code because of us?
//!
//! Every group is on, `restriction` too, and `.ci/run` denies warnings. What is allowed
//! here is what the structs themselves break, before any derive.

#![warn(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::cargo,
    clippy::restriction,
    warnings,
    unused,
    nonstandard_style,
    future_incompatible,
    let_underscore,
    refining_impl_trait,
    rust_2018_idioms,
    single_use_lifetimes,
    unused_lifetimes,
    unused_qualifications,
    trivial_casts,
    trivial_numeric_casts,
    unreachable_pub,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    missing_docs,
    variant_size_differences
)]
#![allow(
    clippy::blanket_clippy_restriction_lints,
    clippy::cargo_common_metadata,
    clippy::multiple_crate_versions,
    clippy::exhaustive_structs,
    clippy::exhaustive_enums,
    clippy::missing_inline_in_public_items,
    clippy::implicit_return,
    clippy::field_scoped_visibility_modifiers,
    clippy::arbitrary_source_item_ordering,
    clippy::allow_attributes_without_reason,
    clippy::std_instead_of_alloc,
    variant_size_differences
)]

use std::time::SystemTime;

use cello_core::{CelloEvent, CelloInterval, CelloPart};

/// How often it is paid.
#[derive(CelloInterval)]
pub enum Cycle {
    /// Once.
    #[cello(interval = "one-time")]
    Once,
    /// Every month.
    #[cello(interval = "monthly")]
    Month,
}

/// No interval at all.
#[derive(CelloInterval)]
pub enum Never {}

/// Who pays.
#[derive(CelloPart)]
#[cello(newUser.name = [self.first_name.as_str(), &self.last_name].concat())]
pub struct Customer<'row, Id> {
    /// The code.
    #[cello(ucc)]
    pub code: Option<&'row str>,
    /// The id.
    #[cello(newUser.id)]
    pub id: Id,
    /// The address.
    #[cello(newUser.email(none = "error"))]
    pub email: Option<String>,
    /// The first name.
    pub first_name: String,
    /// The last name.
    pub last_name: String,
}

/// How much.
#[derive(CelloPart)]
pub struct Amount {
    /// In cents.
    #[cello(price(minor, none = "skip"))]
    pub cents: Option<u64>,
    /// Of which currency.
    #[cello(currency(default = "EUR"))]
    pub currency: Option<String>,
}

/// A row that is one event or another.
#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", when = self.is_refunded, event.timestamp(unix_ms) = self.at)]
#[cello(trigger = "invoice-paid", event.timestamp(unix) = self.at, subscription.seatsUsed = 3)]
#[cello(subscription.id = "sub-1")]
pub struct Row<'row> {
    /// Who pays.
    #[cello(flatten)]
    pub customer: Customer<'row, u64>,
    /// How much.
    #[cello(flatten)]
    pub amount: Amount,
    /// When.
    pub at: i64,
    /// Which event.
    pub is_refunded: bool,
    /// The number.
    #[cello(subscription.invoiceId(with = trimmed))]
    pub number: String,
    /// How often.
    #[cello(subscription.interval)]
    pub cycle: Cycle,
    /// Of what.
    #[cello(subscription.productKey)]
    pub plan: &'row str,
}

/// Without the white space of whoever typed it.
fn trimmed(number: &str) -> &str {
    number.trim()
}

/// An event a variant.
#[derive(CelloEvent)]
#[cello(ucc = "A1b2C3d4E5f")]
pub enum Event {
    /// Somebody signed up.
    #[cello(trigger = "new-signup", attribution = "organization", userKey = "user")]
    SignedUp {
        /// The id.
        #[cello(newUser.id)]
        id: u64,
        /// The address.
        #[cello(newUser.email)]
        email: String,
        /// The name.
        #[cello(newUser.name)]
        name: String,
        /// The organization.
        #[cello(newUser.organizationId)]
        organization: u32,
        /// When.
        #[cello(event.timestamp)]
        at: SystemTime,
    },
    /// Somebody came.
    #[cello(trigger = "demo-call-attended", newUser.name = "Ada Example", event.timestamp(unix) = 0)]
    Called(#[cello(newUser.id)] u64, #[cello(newUser.email)] String),
    /// Nothing.
    #[cello(skip)]
    LoggedIn,
}

/// A generic event.
#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", event.timestamp(unix) = 0, ucc = "A1b2C3d4E5f")]
pub struct Demo<Id, const N: usize>
where
    Id: Copy,
{
    /// The id.
    #[cello(newUser.id, newUserId)]
    pub id: Id,
    /// The name and the address.
    #[cello(newUser.name, newUser.email)]
    pub email: String,
    /// Nothing.
    pub bytes: [u8; N],
}
