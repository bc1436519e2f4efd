const _: () = ::cello_core::private::prove_event(
    "Demo",
    ::cello_core::private::Trigger::DemoCallAttended,
    6usize,
    true,
    &[
        (
            ::cello_core::private::Slot::PayloadUcc,
            "no likely field; map a path: #[cello(ucc = &self.…)]",
        ),
        (
            ::cello_core::private::Slot::NewUserId,
            "no likely field; map a path: #[cello(newUser.id = &self.…)]",
        ),
        (
            ::cello_core::private::Slot::NewUserName,
            "no likely field; map a path: #[cello(newUser.name = &self.…)]",
        ),
    ],
    ::cello_core::private::PartSlots::new(288u16, 0u16),
    &[("Customer<'a>", <Customer<'_> as ::cello_core::private::CelloPart>::SLOTS)],
);
#[automatically_derived]
impl<'a> ::cello_core::private::DerivedEvent for Demo<'a> {
    const MAPPING_ROWS: ::cello_core::private::Rows = "demo-call-attended\t\nnewUser.email\t\texpression\tself.email\nevent.timestamp\tunix_ms\tfield\tended_at\n\t\tpart\tcustomer\nnewUserId\t\tslot\tnewUser.id\n\n";
    const MAPPING_PARTS: &'static [::cello_core::private::Mapping] = &[
        <Customer<'a> as ::cello_core::private::CelloPart>::MAPPING,
    ];
    #[inline]
    fn fill_event(&self) -> impl ::cello_core::private::Fill<'_> {
        move |__cello_derive_event| {
            __cello_derive_event.collect();
            if <Customer<
                'a,
            > as ::cello_core::private::CelloPart>::fill_into(
                    &self.customer,
                    __cello_derive_event,
                )
                .is_nothing()
            {
                return __cello_derive_event.nothing();
            }
            if <Customer<
                'a,
            > as ::cello_core::private::CelloPart>::fill_price_into(
                    &self.customer,
                    __cello_derive_event,
                )
                .is_nothing()
            {
                return __cello_derive_event.nothing();
            }
            __cello_derive_event.resume();
            __cello_derive_event
                .collected(
                    ::cello_core::private::Slot::PayloadUcc,
                    b"{\"eventName\":\"ReferralUpdated\",\"payload\":{\"ucc\":\"              1",
                );
            __cello_derive_event
                .collected(
                    ::cello_core::private::Slot::PayloadNewUserId,
                    b"\",\"newUserId\":\"                                                \x0F",
                );
            __cello_derive_event
                .collected(
                    ::cello_core::private::Slot::NewUserId,
                    b"\"},\"context\":{\"newUser\":{\"id\":\"                                \x1F",
                );
            ::cello_core::private::slot::NewUserEmail::fill(
                &self.email,
                __cello_derive_event,
                b"\",\"email\":\"                                                    \x0B",
            );
            __cello_derive_event
                .collected(
                    ::cello_core::private::Slot::NewUserName,
                    b"\",\"name\":\"                                                     \n",
                );
            __cello_derive_event
                .collected(
                    ::cello_core::private::Slot::NewUserOrganizationId,
                    b"\",\"organizationId\":\"                                           \x14",
                );
            <i64 as ::cello_core::private::slot::EventTimestampUnixMs>::fill(
                &self.ended_at,
                __cello_derive_event,
                b"\"},\"event\":{\"trigger\":\"demo-call-attended\",\"timestamp\":\"       8",
            );
            __cello_derive_event
                .end(
                    ::cello_core::private::Trigger::DemoCallAttended,
                    b"\"}}}                                                           \x04",
                )
        }
    }
}
#[automatically_derived]
impl<'a> ::cello_core::private::CelloEvent for Demo<'a> {}
