::core::compile_error! {
    "`Demo` cannot be sent as `demo-call-attended`: 4 of 6 required slots are not mapped\n\nnewUser.id       no likely field; map a path: #[cello(newUser.id = &self.…)]\nnewUser.email    no likely field; map a path: #[cello(newUser.email = &self.…)]\nnewUser.name     no likely field; map a path: #[cello(newUser.name = &self.…)]\nevent.timestamp  no likely field; map a path: #[cello(event.timestamp = &self.…)]"
}
#[automatically_derived]
impl ::cello_core::private::DerivedEvent for Demo {
    const MAPPING_ROWS: ::cello_core::private::Rows = "demo-call-attended\t\nucc\t\tfield\tcode\nnewUserId\t\tslot\tnewUser.id\n\n";
    #[inline]
    fn fill_event(&self) -> impl ::cello_core::private::Fill<'_> {
        move |__cello_derive_event| {
            if !<String as ::cello_core::private::slot::MaybePayloadUcc>::fill(
                &self.code,
                __cello_derive_event,
                b"{\"eventName\":\"ReferralUpdated\",\"payload\":{\"ucc\":\"              1",
            ) {
                return __cello_derive_event.nothing();
            }
            __cello_derive_event
                .collected(
                    ::cello_core::private::Slot::PayloadNewUserId,
                    b"\",\"newUserId\":\"                                                \x0F",
                );
            __cello_derive_event
                .end(
                    ::cello_core::private::Trigger::DemoCallAttended,
                    b"\"}}                                                            \x03",
                )
        }
    }
}
#[automatically_derived]
impl ::cello_core::private::CelloEvent for Demo {}
