#[automatically_derived]
impl ::cello_core::private::DerivedEvent for Event {
    const MAPPING_ROWS: ::cello_core::private::Rows = "demo-call-attended\t\nucc\t\tfield\tcode\nnewUser.id\t\tfield\tid\nnewUser.email\t\tfield\temail\nnewUser.name\t\texpression\tformat!(\"{first} {last}\")\nevent.timestamp\t\tfield\tat\nnewUserId\t\tslot\tnewUser.id\n\n\t\n\n";
    const MAPPING_PARTS: &'static [::cello_core::private::Mapping] = &[
        <Invoice as ::cello_core::private::CelloEvent>::MAPPING,
    ];
    #[inline]
    fn fill_event(&self) -> impl ::cello_core::private::Fill<'_> {
        move |__cello_derive_event| {
            match self {
                Self::Attended {
                    code: __cello_derive_field_0,
                    id: __cello_derive_field_1,
                    email: __cello_derive_field_2,
                    at: __cello_derive_field_3,
                    first: __cello_derive_field_4,
                    last: __cello_derive_field_5,
                    ..
                } => {
                    fn first() {}
                    let first = __cello_derive_field_4;
                    fn last() {}
                    let last = __cello_derive_field_5;
                    if !<Option<
                        String,
                    > as ::cello_core::private::slot::MaybePayloadUcc>::fill(
                        __cello_derive_field_0,
                        __cello_derive_event,
                        b"{\"eventName\":\"ReferralUpdated\",\"payload\":{\"ucc\":\"              1",
                    ) {
                        return __cello_derive_event.nothing();
                    }
                    <u64 as ::cello_core::private::slot::NewUserId>::fill(
                        __cello_derive_field_1,
                        __cello_derive_event,
                        b"\",\"newUserId\":\"                                                \x0F",
                    );
                    __cello_derive_event
                        .again(
                            b"\"},\"context\":{\"newUser\":{\"id\":\"                                \x1F",
                        );
                    <String as ::cello_core::private::slot::NewUserEmail>::fill(
                        __cello_derive_field_2,
                        __cello_derive_event,
                        b"\",\"email\":\"                                                    \x0B",
                    );
                    ::cello_core::private::slot::NewUserNameValue::fill_value(
                        format!("{first} {last}"),
                        __cello_derive_event,
                        b"\",\"name\":\"                                                     \n",
                    );
                    <std::time::SystemTime as ::cello_core::private::slot::EventTimestamp>::fill(
                        __cello_derive_field_3,
                        __cello_derive_event,
                        b"\"},\"event\":{\"trigger\":\"demo-call-attended\",\"timestamp\":\"       8",
                    );
                    __cello_derive_event
                        .end(
                            ::cello_core::private::Trigger::DemoCallAttended,
                            b"\"}}}                                                           \x04",
                        )
                }
                Self::Paid { 0: __cello_derive_field_0, .. } => {
                    <Invoice as ::cello_core::private::CelloEvent>::fill_into(
                        __cello_derive_field_0,
                        __cello_derive_event,
                    )
                }
                Self::LoggedIn { .. } => __cello_derive_event.nothing(),
            }
        }
    }
}
#[automatically_derived]
impl ::cello_core::private::CelloEvent for Event {}
