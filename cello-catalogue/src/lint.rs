//! Which mappings are likely mistakes, though they may be intended?

use crate::string_enum;

string_enum! {
    /// A likely mistake in a mapping that may be intended, and so compiles.
    ///
    /// `MAPPING.lints()` lists them. `#[cello(allow(…))]` on the field, or above the type,
    /// silences one by its name.
    ///
    /// ```
    /// use cello_core::Lint;
    ///
    /// assert_eq!(Lint::MinorFloat.as_str(), "minor_float");
    /// assert_eq!("coupon_as_ucc".parse(), Ok(Lint::CouponAsUcc));
    /// ```
    Lint, UnknownLint, "a lint" {
        /// `better_field`: another field, which is not mapped, fits the slot better:
        /// `amount_paid` beside a mapped `amount_due`.
        BetterField => "better_field",
        /// `constant_beside_field`: a currency or an interval is constant, and a field of
        /// that name is not mapped.
        ConstantBesideField => "constant_beside_field",
        /// `constant_identity`: a code, an id or an address is constant, so that all events
        /// are about one person.
        ConstantIdentity => "constant_identity",
        /// `coupon_as_ucc`: `ucc` is mapped from a coupon, a promotion or a voucher.
        CouponAsUcc => "coupon_as_ucc",
        /// `debug_of_option`: a text is formatted from an `Option`, and would be `Some("…")`.
        DebugOfOption => "debug_of_option",
        /// `minor_float`: minor units are counted by a float.
        MinorFloat => "minor_float",
        /// `no_attribution`: an organization's id is mapped, and `attribution` does not
        /// state who is rewarded.
        NoAttribution => "no_attribution",
        /// `refund_as_payment`: a type or a variant that is named a refund is sent as
        /// `invoice-paid`.
        RefundAsPayment => "refund_as_payment",
        /// `unwrapped_ucc`: `ucc` has a fallback, so that users who were not referred are
        /// reported as if they were.
        UnwrappedUcc => "unwrapped_ucc",
    }
}
