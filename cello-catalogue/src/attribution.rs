//! Which id is the referral attributed to, and which slots are required then?

use crate::rules::Presence;
use crate::slot::Slot;
use crate::trigger::Trigger;

/// Whom a referral is attributed to: whose id `payload.newUserId` holds.
///
/// Source: guides 000 and 001, on rewarding organizations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribution {
    /// The new user, unless `newUserId` is mapped to another id.
    User,
    /// The new user's organization, always.
    Organization,
}

impl Attribution {
    /// Both, in the order in which an error lists them.
    pub const VARIANTS: &'static [Self] = &[Self::User, Self::Organization];

    /// The word in `attribution = "…"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Organization => "organization",
        }
    }

    /// The slot that fills `newUserId` where it is not mapped itself.
    #[must_use]
    #[inline]
    pub const fn id_slot(self) -> Slot {
        match self {
            Self::User => Slot::NewUserId,
            Self::Organization => Slot::NewUserOrganizationId,
        }
    }
}

/// Whether an event needs a value in this slot.
///
/// `newUserId` is always required, and filled from [`Attribution::id_slot`] where it is not
/// mapped; so that slot is required as well.
#[must_use]
pub const fn required(trigger: Trigger, attribution: Attribution, slot: Slot) -> bool {
    matches!(slot.presence(trigger), Presence::Required)
        || slot as usize == attribution.id_slot() as usize
}
