#[automatically_derived]
impl ::cello_core::private::DerivedEvent for Invoice {
    const MAPPING_ROWS: ::cello_core::private::Rows = "invoice-paid\t\nucc\t\tfield\treferral_code\nprice\tminor\tfield\tamount_paid\ncurrency\t\tconstant\t\"EUR\"\nnewUser.id\t\tfield\tuser_id\nnewUser.email\t\texpression\t&self.customer.email\nevent.timestamp\tunix\tfield\tpaid_at\nsubscription.invoiceId\t\tfield\tnumber\nsubscription.interval\t\tfield\tcycle\nsubscription.productKey\t\tfield\tplan\nnewUserId\t\tslot\tnewUser.id\n\n";
    #[inline]
    fn fill_event(&self) -> impl ::cello_core::private::Fill<'_> {
        move |__cello_derive_event| {
            if !<Option<
                String,
            > as ::cello_core::private::slot::MaybePayloadUcc>::fill(
                &self.referral_code,
                __cello_derive_event,
                b"{\"eventName\":\"ReferralUpdated\",\"payload\":{\"ucc\":\"              1",
            ) {
                return __cello_derive_event.nothing();
            }
            <u64 as ::cello_core::private::slot::NewUserId>::fill(
                &self.user_id,
                __cello_derive_event,
                b"\",\"newUserId\":\"                                                \x0F",
            );
            __cello_derive_event
                .currency(
                    b"                                                               \0",
                    ::cello_core::private::Currency::EUR,
                );
            <i64 as ::cello_core::private::slot::PayloadPriceMinor>::fill(
                &self.amount_paid,
                __cello_derive_event,
                b"\",\"price\":                                                     \n",
            );
            __cello_derive_event
                .again(
                    b"\"},\"context\":{\"newUser\":{\"id\":\"                                \x1F",
                );
            ::cello_core::private::slot::NewUserEmailValue::fill_value(
                &self.customer.email,
                __cello_derive_event,
                b"\",\"email\":\"                                                    \x0B",
            );
            <i64 as ::cello_core::private::slot::EventTimestampUnix>::fill(
                &self.paid_at,
                __cello_derive_event,
                b"\"},\"event\":{\"trigger\":\"invoice-paid\",\"timestamp\":\"             2",
            );
            <String as ::cello_core::private::slot::SubscriptionInvoiceId>::fill(
                &self.number,
                __cello_derive_event,
                b"\"},\"subscription\":{\"invoiceId\":\"                                ",
            );
            <String as ::cello_core::private::slot::SubscriptionInterval>::fill(
                &self.cycle,
                __cello_derive_event,
                b"\",\"interval\":\"                                                 \x0E",
            );
            <String as ::cello_core::private::slot::SubscriptionProductKey>::fill(
                &self.plan,
                __cello_derive_event,
                b"\",\"productKey\":\"                                               \x10",
            );
            __cello_derive_event
                .end(
                    ::cello_core::private::Trigger::InvoicePaid,
                    b"\"}}}                                                           \x04",
                )
        }
    }
}
#[automatically_derived]
impl ::cello_core::private::CelloEvent for Invoice {}
