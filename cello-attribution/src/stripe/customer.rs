//! Who is the customer, and were they referred?

use std::collections::BTreeMap;
use std::fmt;

use cello_core::NewUser;
use serde_json::Value;

use super::Attribution;
use super::error::WebhookError;
use super::node::Node;

/// What was looked up of a customer: in Stripe, or in your own records of it.
///
/// `Debug` shows nothing of it but the keys of the metadata.
///
/// Source: guides 002 and 003.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Customer {
    /// The new user's address. Without it, an invoice's `customer_email` is taken.
    pub email: Option<String>,
    /// The new user's name. Without it, an invoice's `customer_name` is taken.
    pub name: Option<String>,
    /// Stripe's `metadata`: `cello_ucc` and `new_user_id` of a referred customer, and
    /// `new_user_organization_id` if there is one. The former `product_user_id` is read
    /// where there is no `new_user_id`. An empty text counts as none.
    pub metadata: BTreeMap<String, String>,
}

impl Customer {
    /// Reads the customer object, as `GET /v1/customers/…` answers it.
    ///
    /// A deleted customer has no metadata, and is an error: it cannot be known any more
    /// whether they were referred.
    pub fn from_slice(json: &[u8]) -> Result<Self, WebhookError> {
        let json: Value = serde_json::from_slice(json).map_err(|_| WebhookError::NotJson)?;
        let customer = Node::at("customer.", &json);
        let Value::Object(entries) = customer.get("metadata") else {
            return Err(customer.missing("metadata"));
        };
        let text =
            |(key, value): (&String, &Value)| Some((key.clone(), value.as_str()?.to_owned()));
        Ok(Self {
            email: customer.text("email")?.map(str::to_owned),
            name: customer.text("name")?.map(str::to_owned),
            metadata: entries.iter().filter_map(text).collect(),
        })
    }

    /// `None`: not referred.
    pub(super) fn referral(
        &self,
        attribution: Attribution,
    ) -> Result<Option<Referral<'_>>, WebhookError> {
        let entry = |key: &str| {
            let text = self.metadata.get(key).map(String::as_str);
            text.filter(|text| !text.is_empty())
        };
        let missing = |key: &str| WebhookError::Missing {
            path: format!("customer.metadata.{key}"),
        };
        let Some(ucc) = entry("cello_ucc") else {
            return Ok(None);
        };
        let user_id = entry("new_user_id").or_else(|| entry("product_user_id"));
        let user_id = user_id.ok_or_else(|| missing("new_user_id"))?;
        let organization_id = entry("new_user_organization_id");
        let attributed_to = match attribution {
            Attribution::User => user_id,
            Attribution::Organization => {
                organization_id.ok_or_else(|| missing("new_user_organization_id"))?
            }
        };
        Ok(Some(Referral {
            ucc,
            user_id,
            organization_id,
            attributed_to,
        }))
    }
}

/// What the metadata of a referred customer say.
pub struct Referral<'c> {
    pub ucc: &'c str,
    pub user_id: &'c str,
    pub organization_id: Option<&'c str>,
    /// The user's id or the organization's.
    pub attributed_to: &'c str,
}

impl<'c> Referral<'c> {
    pub fn new_user(
        &self,
        email: Option<&'c String>,
        name: Option<&'c String>,
    ) -> Result<NewUser<'c>, WebhookError> {
        let email = email.ok_or_else(|| WebhookError::Missing {
            path: "customer.email".into(),
        })?;
        Ok(NewUser {
            id: self.user_id.into(),
            email: email.into(),
            name: name.filter(|name| !name.is_empty()).map(Into::into),
            organization_id: self.organization_id.map(Into::into),
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
