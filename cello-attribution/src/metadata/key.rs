//! Under which names do the gateways hold it?

/// What a key of the metadata holds.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Key {
    Ucc,
    NewUserId,
    NewUserOrganizationId,
    /// The name that `new_user_id` had before. Read, never written.
    ProductUserId,
}

impl Key {
    const VARIANTS: [Self; 4] = [
        Self::Ucc,
        Self::NewUserId,
        Self::NewUserOrganizationId,
        Self::ProductUserId,
    ];

    /// In Stripe's `metadata` and Chargebee's `meta_data`.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Ucc => "cello_ucc",
            Self::NewUserId => "new_user_id",
            Self::NewUserOrganizationId => "new_user_organization_id",
            Self::ProductUserId => "product_user_id",
        }
    }

    /// In the body of a request to Stripe, which is a form.
    pub(super) const fn stripe_form(self) -> &'static str {
        match self {
            Self::Ucc => "metadata[cello_ucc]",
            Self::NewUserId => "metadata[new_user_id]",
            Self::NewUserOrganizationId => "metadata[new_user_organization_id]",
            Self::ProductUserId => "metadata[product_user_id]",
        }
    }

    /// As a custom field at Chargebee, which gives each the prefix.
    pub(super) const fn custom_field(self) -> &'static str {
        match self {
            Self::Ucc => "cf_cello_ucc",
            Self::NewUserId => "cf_new_user_id",
            Self::NewUserOrganizationId => "cf_new_user_organization_id",
            Self::ProductUserId => "cf_product_user_id",
        }
    }

    /// By its plain name or that of a custom field.
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut keys = Self::VARIANTS.into_iter();
        keys.find(|key| key.as_str() == name || key.custom_field() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn each_name_is_the_plain_one_in_its_gateways_clothes() {
        for (index, key) in Key::VARIANTS.into_iter().enumerate() {
            assert_eq!(key as usize, index);
            assert_eq!(key.stripe_form(), format!("metadata[{}]", key.as_str()));
            assert_eq!(key.custom_field(), format!("cf_{}", key.as_str()));
            assert!(Key::named(key.as_str()) == Some(key));
            assert!(Key::named(key.custom_field()) == Some(key));
        }
        assert!(Key::named("CF_cello_ucc").is_none());
        assert!(Key::named("ucc").is_none());
    }
}
