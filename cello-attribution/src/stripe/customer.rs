//! Who is the customer, and were they referred?

use std::collections::BTreeMap;
use std::fmt;

use cello_core::NewUser;
use serde_json::Value;

use super::Attribution;
use super::error::WebhookError;
use super::node::Node;
use crate::Metadata;

/// What was looked up of a customer: in Stripe, or in your own records of it.
///
/// `Debug` shows nothing of it but the keys of the metadata.
///
/// Source: guides 002 and 003.
///
/// ```
/// use cello_attribution::{Metadata, stripe::Customer};
///
/// let customer = Customer::from_slice(
///     br#"{"email":"ada@example.com","metadata":{"cello_ucc":"A1b2C3d4E5f","new_user_id":"7"}}"#,
/// )?;
/// let referral = Metadata::from_pairs(&customer.metadata)?.expect("the user was referred");
/// assert_eq!(referral.new_user_id(), "7");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Customer {
    /// The new user's address. Without it, an invoice's `customer_email` is taken.
    pub email: Option<String>,
    /// The new user's name. Without it, an invoice's `customer_name` is taken.
    pub name: Option<String>,
    /// Stripe's `metadata`, of which [`Metadata::from_pairs`] reads who was referred.
    pub metadata: BTreeMap<String, String>,
}

impl Customer {
    /// Reads the customer object, as `GET /v1/customers/…` answers it.
    ///
    /// A deleted customer has no metadata, and is an error: Stripe does not know any more
    /// whether they were referred. Your own records may.
    pub fn from_slice(json: &[u8]) -> Result<Self, WebhookError> {
        let json: Value = serde_json::from_slice(json).map_err(|_| WebhookError::NotJson)?;
        let customer = Node::at("customer.", &json);
        if *customer.get("deleted") == true {
            return Err(WebhookError::CustomerDeleted);
        }
        let metadata = match json.get("metadata") {
            None => return Err(customer.missing("metadata")),
            Some(Value::Null) => BTreeMap::new(),
            Some(Value::Object(entries)) => entries.iter().filter_map(text_entry).collect(),
            Some(_) => return Err(customer.wrong_type("metadata", "an object")),
        };
        Ok(Self {
            email: customer.text("email")?.map(str::to_owned),
            name: customer.text("name")?.map(str::to_owned),
            metadata,
        })
    }

    /// `None`: not referred.
    pub(super) fn referral(
        &self,
        attribution: Attribution,
    ) -> Result<Option<Referral<'_>>, WebhookError> {
        let Some(metadata) = Metadata::from_pairs(&self.metadata)? else {
            return Ok(None);
        };
        let attributed_to = match attribution {
            Attribution::User => metadata.new_user_id(),
            Attribution::Organization => {
                let organization_id = metadata.new_user_organization_id();
                organization_id.ok_or_else(|| WebhookError::Missing {
                    path: "customer.metadata.new_user_organization_id".into(),
                })?
            }
        };
        let attributed_to = attributed_to.to_owned();
        Ok(Some(Referral {
            metadata,
            attributed_to,
        }))
    }
}

/// Stripe has texts alone; where a number stands for an id, its digits are meant.
fn text_entry((key, value): (&String, &Value)) -> Option<(String, String)> {
    let value = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some((key.clone(), value))
}

/// Who was referred, and who counts as referred.
pub struct Referral<'c> {
    pub metadata: Metadata<'c>,
    /// The user's id or the organization's.
    pub attributed_to: String,
}

impl Referral<'_> {
    pub fn new_user<'r>(
        &'r self,
        email: Option<&'r String>,
        name: Option<&'r String>,
    ) -> Result<NewUser<'r>, WebhookError> {
        let email = email.ok_or_else(|| WebhookError::Missing {
            path: "customer.email".into(),
        })?;
        let organization_id = self.metadata.new_user_organization_id();
        Ok(NewUser {
            id: self.metadata.new_user_id().into(),
            email: email.into(),
            name: name.filter(|name| !name.is_empty()).map(Into::into),
            organization_id: organization_id.map(Into::into),
        })
    }
}

impl fmt::Debug for Customer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hidden = format_args!("(hidden)");
        f.debug_struct("Customer")
            .field("email", &self.email.as_ref().map(|_| hidden))
            .field("name", &self.name.as_ref().map(|_| hidden))
            .field("metadata", &self.metadata.keys())
            .finish()
    }
}
