//! What does Cello answer to questions?
//!
//! Members that are not documented are ignored. `Serialize` writes the vendor's names again.

use serde::{Deserialize, Serialize, Serializer};

/// The answer of [`Client::referral_code`](crate::Client::referral_code).
///
/// Source: `ReferralCodeValidation` of the vendor's API reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ReferralCode {
    /// The code that was asked for.
    pub code: String,
    /// Whether it is a valid code.
    pub valid: bool,
    /// The user whose code it is. Empty for a code that is not valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_user_id: Option<String>,
    /// The campaign that it belongs to. Empty for a code that is not valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<String>,
}

/// The answer of [`Client::reward`](crate::Client::reward).
///
/// Source: `RewardEligibilityResponse` of the vendor's API reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RewardEligibility {
    /// Whether the user gets the discount for new users.
    pub eligible: bool,
    /// The discount, if the user gets one.
    pub reward: Option<Reward>,
    /// The id of the signup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_id: Option<String>,
    /// When the user signed up, as Cello wrote it (ISO 8601).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_at: Option<String>,
    /// The referral code that the user signed up with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_ucc: Option<String>,
    /// The campaign of the signup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<String>,
    /// The revision of the campaign by which the reward was computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign_revision: Option<String>,
}

/// A discount for a new user.
///
/// Source: `Reward` of the vendor's API reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Reward {
    /// `standard` or `custom`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The billing interval that is counted, which is always `month`.
    pub interval: String,
    /// For how many intervals the discount is given. `None` for a custom one.
    #[serde(serialize_with = "number")]
    pub interval_count: Option<f64>,
    /// The discount in percent. `None` for a standard one.
    #[serde(serialize_with = "number")]
    pub percentage: Option<f64>,
}

/// The answer of [`Client::active_link`](crate::Client::active_link).
///
/// Source: `ActiveLinkResponse` of the vendor's API reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ActiveLink {
    /// The user's active referral code.
    pub active_ucc: String,
    /// The whole invite link.
    pub link: String,
}

/// Writes 20 and not 20.0, as Cello does.
#[allow(clippy::ref_option)] // serde's signature
fn number<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        #[allow(clippy::cast_possible_truncation)] // whole and small, so exact
        Some(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            serializer.serialize_i64(*number as i64)
        }
        number => number.serialize(serializer),
    }
}
