//! Whom does the sales team call?

use std::time::SystemTime;

use cello_core::CelloEvent;

/// A demo that was booked. Companies book demos, and companies are rewarded.
#[derive(Clone, Debug, CelloEvent)]
#[cello(trigger = "demo-call-attended", attribution = "organization")]
pub struct Demo {
    /// The company.
    #[cello(newUser.organizationId)]
    pub company_id: u32,
    /// The number of the person who comes.
    #[cello(newUser.id)]
    pub guest_id: u64,
    /// The address of the person who comes.
    #[cello(newUser.email)]
    pub guest_email: String,
    /// The name of the person who comes; the booking form does not insist on it.
    #[cello(newUser.name(default = &self.guest_email))]
    pub guest_name: Option<String>,
    /// The code of whoever referred the company.
    #[cello(ucc)]
    pub referral_code: Option<String>,
    /// When they came. Before that there is nothing to report.
    #[cello(event.timestamp(none = "skip"))]
    pub attended_at: Option<SystemTime>,
}
