//! What does the agreement with Cello fix that Stripe does not know?

/// What your agreement with Cello fixes, and Stripe does not know.
///
/// ```
/// use cello_attribution::stripe::{Attribution, Rules, ZeroAmount};
///
/// let rules = Rules::new(Attribution::Organization, ZeroAmount::Skip);
/// assert_eq!(Rules::default(), Rules::new(Attribution::User, ZeroAmount::Skip));
/// # assert_ne!(rules, Rules::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rules {
    /// Who is rewarded.
    pub attribution: Attribution,
    /// What happens to an invoice over nothing.
    pub zero_amount: ZeroAmount,
}

impl Rules {
    /// Creates the rules from what was agreed.
    #[must_use]
    pub const fn new(attribution: Attribution, zero_amount: ZeroAmount) -> Self {
        Self {
            attribution,
            zero_amount,
        }
    }
}

/// Who a referral is attributed to: what `payload.newUserId` is.
///
/// Source: guides 000 and 001.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Attribution {
    /// The new user: `new_user_id` of the metadata.
    #[default]
    User,
    /// The new user's organization: `new_user_organization_id`, which is then required.
    Organization,
}

/// What becomes of a paid invoice whose `amount_paid` is 0: that of a trial, or one that a
/// coupon or a credit pays for. In API versions before 2025-03-31, one that was paid
/// outside of Stripe is among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ZeroAmount {
    /// There is nothing to report.
    #[default]
    Skip,
    /// It is reported with the price 0.
    Report,
}
