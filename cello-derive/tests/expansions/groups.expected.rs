#[automatically_derived]
impl ::cello_core::private::DerivedEvent for Lead {
    const MAPPING_ROWS: ::cello_core::private::Rows = "new-signup\tself.is_new\nucc\t\tfield\tcode\nnewUser.id\t\tfield\tid\nnewUser.email\tnone = \"error\"\tfield\temail\nnewUser.name\tdefault = \"unknown\"\tfield\tname\nevent.timestamp\tutc\tfield\tat\nnewUserId\t\tslot\tnewUser.id\n\ndemo-call-attended\t\nucc\t\tfield\tcode\nnewUser.id\t\tfield\tid\nnewUser.email\tnone = \"error\"\tfield\temail\nnewUser.name\tdefault = \"unknown\"\tfield\tname\nnewUser.organizationId\t\texpression\tself.company\nevent.timestamp\tutc\tfield\tat\nlint\tnewUser.organizationId\tno_attribution\tthe referral is attributed to the user; state `attribution = \"user\"` if that is meant, or `attribution = \"organization\"`\nnewUserId\t\tslot\tnewUser.id\n\n";
    #[inline]
    fn fill_event(&self) -> impl ::cello_core::private::Fill<'_> {
        move |__cello_derive_event| {
            if (self.is_new) {
                if !<Option<
                    String,
                > as ::cello_core::private::slot::MaybePayloadUcc>::fill(
                    &self.code,
                    __cello_derive_event,
                    b"{\"eventName\":\"ReferralUpdated\",\"payload\":{\"ucc\":\"              1",
                ) {
                    return __cello_derive_event.nothing();
                }
                <u64 as ::cello_core::private::slot::NewUserId>::fill(
                    &self.id,
                    __cello_derive_event,
                    b"\",\"newUserId\":\"                                                \x0F",
                );
                __cello_derive_event
                    .again(
                        b"\",\"price\":0,\"currency\":\"\"},\"context\":{\"newUser\":{\"id\":\"        7",
                    );
                if !<Option<
                    String,
                > as ::cello_core::private::slot::MaybeNewUserEmail>::fill(
                    &self.email,
                    __cello_derive_event,
                    b"\",\"email\":\"                                                    \x0B",
                ) {
                    __cello_derive_event
                        .missing(::cello_core::private::Slot::NewUserEmail);
                }
                if !<Option<
                    String,
                > as ::cello_core::private::slot::MaybeNewUserName>::fill(
                    &self.name,
                    __cello_derive_event,
                    b"\",\"name\":\"                                                     \n",
                ) {
                    ::cello_core::private::slot::NewUserNameValue::fill_value(
                        "unknown",
                        __cello_derive_event,
                        b"\",\"name\":\"                                                     \n",
                    );
                }
                <chrono::NaiveDateTime as ::cello_core::private::slot::EventTimestampUtc>::fill(
                    &self.at,
                    __cello_derive_event,
                    b"\"},\"event\":{\"trigger\":\"new-signup\",\"timestamp\":\"               0",
                );
                return __cello_derive_event
                    .end(
                        ::cello_core::private::Trigger::NewSignup,
                        b"\"}}}                                                           \x04",
                    );
            }
            if !<Option<
                String,
            > as ::cello_core::private::slot::MaybePayloadUcc>::fill(
                &self.code,
                __cello_derive_event,
                b"{\"eventName\":\"ReferralUpdated\",\"payload\":{\"ucc\":\"              1",
            ) {
                return __cello_derive_event.nothing();
            }
            <u64 as ::cello_core::private::slot::NewUserId>::fill(
                &self.id,
                __cello_derive_event,
                b"\",\"newUserId\":\"                                                \x0F",
            );
            __cello_derive_event
                .again(
                    b"\"},\"context\":{\"newUser\":{\"id\":\"                                \x1F",
                );
            if !<Option<
                String,
            > as ::cello_core::private::slot::MaybeNewUserEmail>::fill(
                &self.email,
                __cello_derive_event,
                b"\",\"email\":\"                                                    \x0B",
            ) {
                __cello_derive_event.missing(::cello_core::private::Slot::NewUserEmail);
            }
            if !<Option<
                String,
            > as ::cello_core::private::slot::MaybeNewUserName>::fill(
                &self.name,
                __cello_derive_event,
                b"\",\"name\":\"                                                     \n",
            ) {
                ::cello_core::private::slot::NewUserNameValue::fill_value(
                    "unknown",
                    __cello_derive_event,
                    b"\",\"name\":\"                                                     \n",
                );
            }
            ::cello_core::private::slot::MaybeNewUserOrganizationId::fill(
                &self.company,
                __cello_derive_event
                    .optional(::cello_core::private::Slot::NewUserOrganizationId),
                b"\",\"organizationId\":\"                                           \x14",
            );
            <chrono::NaiveDateTime as ::cello_core::private::slot::EventTimestampUtc>::fill(
                &self.at,
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
impl ::cello_core::private::CelloEvent for Lead {}
