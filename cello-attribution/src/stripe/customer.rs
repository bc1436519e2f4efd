//! Who is the customer, and were they referred?

use std::collections::BTreeMap;
use std::fmt;

use super::error::WebhookError;
use super::node::Node;
use super::rules::Attribution;
use crate::Metadata;
use crate::metadata::is_key;
use cello_core::NewUser;

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
    /// The new user's address. If it is blank or `None`, an invoice's `customer_email` is taken.
    pub email: Option<String>,
    /// The new user's name. If it is blank or `None`, an invoice's `customer_name` is taken.
    pub name: Option<String>,
    /// Stripe's `metadata`, from which [`Metadata::from_pairs`] reads who was referred.
    pub metadata: BTreeMap<String, String>,
}

impl Customer {
    /// Reads the customer object, as `GET /v1/customers/…` answers it.
    ///
    /// A deleted customer has no metadata, and is an error: Stripe does not know any more
    /// whether they were referred. Your own records may.
    pub fn from_slice(json: &[u8]) -> Result<Self, WebhookError> {
        let customer = Node::root("customer.", json, &["deleted", "email", "metadata", "name"])?;
        if customer.flag("deleted") == Some(true) {
            return Err(WebhookError::CustomerDeleted);
        }
        if !customer.has("metadata") {
            return Err(customer.missing("metadata"));
        }
        let mut metadata = BTreeMap::new();
        let mut wrong = None;
        customer.each_text("metadata", |key, value| match value {
            Some(value) => drop(metadata.insert(key.to_owned(), value)),
            // The others are not read, so it does not matter what they are.
            None if is_key(key) => wrong = Some(format!("metadata.{key}")),
            None => {}
        })?;
        match wrong {
            Some(path) => Err(customer.wrong_type(&path, "a string")),
            None => Ok(Self {
                email: customer.text("email")?,
                name: customer.text("name")?,
                metadata,
            }),
        }
    }

    /// The customer's own address and name, or those of the invoice where they are blank.
    pub(super) fn contact<'c>(
        &'c self,
        email: Option<&'c str>,
        name: Option<&'c str>,
    ) -> Contact<'c> {
        let filled = |text: &&str| !text.trim().is_empty();
        let or = |own: &'c Option<String>, other: Option<&'c str>| {
            own.as_deref().filter(filled).or(other.filter(filled))
        };
        Contact {
            email: or(&self.email, email),
            name: or(&self.name, name),
        }
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

/// How the new user can be reached, neither text blank.
#[derive(Clone, Copy)]
pub struct Contact<'c> {
    pub email: Option<&'c str>,
    pub name: Option<&'c str>,
}

/// Who was referred, and who counts as referred.
pub struct Referral<'c> {
    pub metadata: Metadata<'c>,
    /// The user's id or the organization's.
    pub attributed_to: String,
}

impl Referral<'_> {
    pub fn new_user<'r>(&'r self, contact: Contact<'r>) -> Result<NewUser<'r>, WebhookError> {
        let email = contact.email.ok_or_else(|| WebhookError::Missing {
            path: "customer.email".into(),
        })?;
        let organization_id = self.metadata.new_user_organization_id();
        let mut user = NewUser::new(self.metadata.new_user_id(), email);
        user.name = contact.name.map(Into::into);
        user.organization_id = organization_id.map(Into::into);
        Ok(user)
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
