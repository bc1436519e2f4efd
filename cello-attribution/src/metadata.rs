//! Which metadata of a gateway's customer records a referral?

use std::borrow::Cow;
use std::fmt;

use cello_core::{
    CelloEvent, CelloPart, Envelope, EventError, Problem, Slot, part_always_fills, texts_of_part,
};

mod chargebee_fields;
mod error;
mod key;
mod read;
mod stripe_form;

pub use error::MetadataError;
use key::Key;
use read::trimmed;

/// Who was referred, as the metadata of a customer at Stripe or Chargebee.
///
/// | key | slot |
/// |---|---|
/// | `cello_ucc` | `ucc` |
/// | `new_user_id` | `newUser.id`: the user's, never the organization's |
/// | `new_user_organization_id` | `newUser.organizationId`, if there is one |
///
/// It is taken from what an app annotates anyway: an event, a part of one, or an
/// envelope. An event that is attributed to an id of its own, a `newUserId` that is not
/// `newUser.id`, and names no organization is attributed to that id as organization, so
/// that the gateway's webhook and the API agree on whom they mean.
///
/// Source: guides 001 and 002.
///
/// ```
/// use cello_attribution::Metadata;
/// use cello_core::CelloPart;
///
/// #[derive(CelloPart)]
/// struct Account {
///     #[cello(ucc)]                    referral_code: Option<String>,
///     #[cello(newUser.id)]             user_id: u64,
///     #[cello(newUser.organizationId)] organization: Option<String>,
/// }
///
/// let account = Account {
///     referral_code: Some("A1b2C3d4E5f".into()),
///     user_id: 7,
///     organization: Some("org-12".into()),
/// };
/// let metadata = Metadata::from_part(&account)?.expect("the user was referred");
/// assert_eq!(metadata.stripe_form_pairs()?, [
///     ("metadata[cello_ucc]", "A1b2C3d4E5f"),
///     ("metadata[new_user_id]", "7"),
///     ("metadata[new_user_organization_id]", "org-12"),
/// ]);
///
/// let not_referred = Account { referral_code: None, ..account };
/// assert_eq!(Metadata::from_part(&not_referred)?, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata<'a> {
    ucc: Cow<'a, str>,
    new_user_id: Cow<'a, str>,
    new_user_organization_id: Option<Cow<'a, str>>,
}

impl<'a> Metadata<'a> {
    /// By hand; space around a text is dropped, and an empty one is an error.
    pub fn new(
        ucc: impl Into<Cow<'a, str>>,
        new_user_id: impl Into<Cow<'a, str>>,
        new_user_organization_id: Option<Cow<'a, str>>,
    ) -> Result<Self, MetadataError> {
        let metadata = Self {
            ucc: trimmed(ucc.into()),
            new_user_id: trimmed(new_user_id.into()),
            new_user_organization_id: new_user_organization_id.map(trimmed),
        };
        let empty = metadata.entries().find(|(_, value)| value.is_empty());
        if let Some((key, _)) = empty {
            return Err(MetadataError::Empty { key: key.as_str() });
        }
        Ok(metadata)
    }

    /// Creates the metadata for the user of an event. Returns `None` if there is nothing to report,
    /// because the user was not referred.
    pub fn from_event(event: &'a impl CelloEvent) -> Result<Option<Self>, EventError> {
        Ok(event.envelope()?.map(Self::from))
    }

    /// Creates the metadata for the user of a part, for a struct that sends no event. Returns `None`
    /// if the user was not referred.
    ///
    /// That the part fills `ucc` and `newUser.id` is proven while compiling, by `cargo build`
    /// and `cargo test`; `cargo check` does not look into this function:
    ///
    /// ```compile_fail
    /// use cello_attribution::Metadata;
    /// use cello_core::CelloPart;
    ///
    /// #[derive(CelloPart)]
    /// struct Account {
    ///     #[cello(ucc)] referral_code: Option<String>,
    ///     user_id: u64, // #[cello(newUser.id)] is missing
    /// }
    ///
    /// Metadata::from_part(&Account { referral_code: None, user_id: 7 });
    /// ```
    pub fn from_part<P: CelloPart + ?Sized>(part: &'a P) -> Result<Option<Self>, PartError> {
        const {
            prove(
                part_always_fills::<P>(Slot::PayloadUcc),
                "metadata needs `ucc`, which the part does not always fill; \
                 write #[cello(ucc)] on the field that has the referral code",
            );
            prove(
                part_always_fills::<P>(Slot::NewUserId),
                "metadata needs `newUser.id`, which the part does not always fill; \
                 write #[cello(newUser.id)] on the field that has the user's id",
            );
        }
        slots_of_part(part)
    }

    /// The referral code of the referrer: `cello_ucc`.
    #[must_use]
    pub fn ucc(&self) -> &str {
        &self.ucc
    }

    /// The user's own id: `new_user_id`.
    #[must_use]
    pub fn new_user_id(&self) -> &str {
        &self.new_user_id
    }

    /// The id of the user's organization: `new_user_organization_id`.
    #[must_use]
    pub fn new_user_organization_id(&self) -> Option<&str> {
        self.new_user_organization_id.as_deref()
    }

    /// The same, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Metadata<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Metadata {
            ucc: owned(self.ucc),
            new_user_id: owned(self.new_user_id),
            new_user_organization_id: self.new_user_organization_id.map(owned),
        }
    }

    /// What is there, in the guides' order.
    fn entries(&self) -> impl Iterator<Item = (Key, &str)> {
        let organization = self.new_user_organization_id.as_deref();
        [
            (Key::Ucc, Some(&*self.ucc)),
            (Key::NewUserId, Some(&*self.new_user_id)),
            (Key::NewUserOrganizationId, organization),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
    }
}

impl<'a> From<Envelope<'a>> for Metadata<'a> {
    fn from(event: Envelope<'a>) -> Self {
        let (payload, context) = event.into_parts();
        let user = context.new_user;
        let attributed_to = (payload.new_user_id != user.id).then_some(payload.new_user_id);
        Self {
            ucc: payload.ucc,
            new_user_id: user.id,
            new_user_organization_id: user.organization_id.or(attributed_to),
        }
    }
}

impl<'a> From<&'a Envelope<'_>> for Metadata<'a> {
    fn from(event: &'a Envelope<'_>) -> Self {
        let (payload, user) = (event.payload(), &event.context().new_user);
        let attributed_to = Some(&*payload.new_user_id).filter(|id| *id != user.id);
        Self {
            ucc: Cow::Borrowed(&payload.ucc),
            new_user_id: Cow::Borrowed(&user.id),
            new_user_organization_id: user
                .organization_id
                .as_deref()
                .or(attributed_to)
                .map(Cow::Borrowed),
        }
    }
}

/// Whether metadata under this key is read: `cello_ucc` and its like.
#[cfg(feature = "stripe")]
pub(crate) fn is_key(name: &str) -> bool {
    Key::named(name).is_some()
}

/// Fails to compile, with the message, and without a line of the standard library in it.
#[track_caller]
const fn prove(holds: bool, otherwise: &str) {
    assert!(holds, "{}", otherwise);
}

/// The one place that looks into a part.
fn slots_of_part<P: CelloPart + ?Sized>(part: &P) -> Result<Option<Metadata<'_>>, PartError> {
    let slots = [
        Slot::PayloadUcc,
        Slot::NewUserId,
        Slot::PayloadNewUserId,
        Slot::NewUserOrganizationId,
    ];
    // Always filled, or it would not have compiled.
    let Some([Some(ucc), Some(new_user_id), attributed_to, organization_id]) =
        texts_of_part(part, slots).map_err(PartError)?
    else {
        return Ok(None);
    };
    let attributed_to = attributed_to.filter(|id| *id != new_user_id);
    Ok(Some(Metadata {
        ucc,
        new_user_id,
        new_user_organization_id: organization_id.or(attributed_to),
    }))
}

/// Everything that is wrong with the values of a part, every problem with its slot.
///
/// ```
/// use cello_attribution::Metadata;
/// use cello_core::CelloPart;
///
/// #[derive(CelloPart)]
/// struct Account {
///     #[cello(ucc)]        referral_code: String,
///     #[cello(newUser.id)] user_id: String,
/// }
///
/// let account = Account { referral_code: "A1b2C3d4E5f".into(), user_id: String::new() };
/// let error = Metadata::from_part(&account).unwrap_err();
/// assert_eq!(error.to_string(), "the part has invalid slots: newUser.id: the text is blank");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PartError(Vec<Problem>);

impl PartError {
    /// The problems, at least one, in the order of the slots.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0
    }
}

impl fmt::Display for PartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the part has invalid slots")?;
        for (index, problem) in self.0.iter().enumerate() {
            write!(f, "{} {problem}", if index == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

impl std::error::Error for PartError {}
