#[automatically_derived]
impl<'a, Id, Extra: Copy, const N: usize> ::cello_core::private::DerivedEvent
for Demo<'a, Id, Extra, N>
where
    Id: std::fmt::Debug,
    Id: ::cello_core::private::slot::NewUserId,
    &'a Id: ::cello_core::private::slot::NewUserOrganizationId,
{
    const MAPPING_ROWS: ::cello_core::private::Rows = "demo-call-attended\t\nucc\t\tfield\tcode\nnewUser.id\t\tfield\tid\nnewUser.email\t\tfield\temail\nnewUser.name\t\tconstant\t\"Ada Example\"\nnewUser.organizationId\t\tfield\torganization\nevent.timestamp\t\tfield\tat\nnewUserId\t\tslot\tnewUser.organizationId\n\n";
    #[inline]
    fn fill_event(&self) -> impl ::cello_core::private::Fill<'_> {
        move |__cello_derive_event| {
            __cello_derive_event.attribute_to_organization();
            if !<&'a str as ::cello_core::private::slot::MaybePayloadUcc>::fill(
                &self.code,
                __cello_derive_event,
                b"{\"eventName\":\"ReferralUpdated\",\"payload\":{\"ucc\":\"              1",
            ) {
                return __cello_derive_event.nothing();
            }
            <&'a Id as ::cello_core::private::slot::NewUserOrganizationId>::fill(
                &self.organization,
                __cello_derive_event,
                b"\",\"newUserId\":\"                                                \x0F",
            );
            <Id as ::cello_core::private::slot::NewUserId>::fill(
                &self.id,
                __cello_derive_event,
                b"\"},\"context\":{\"newUser\":{\"id\":\"                                \x1F",
            );
            <&'a str as ::cello_core::private::slot::NewUserEmail>::fill(
                &self.email,
                __cello_derive_event,
                b"\",\"email\":\"                                                    \x0B",
            );
            __cello_derive_event
                .constant_text(::cello_core::private::Slot::NewUserName, "Ada Example");
            __cello_derive_event
                .again(
                    b"\",\"name\":\"Ada Example\",\"organizationId\":\"                      )",
                );
            <&'a str as ::cello_core::private::slot::EventTimestamp>::fill(
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
impl<'a, Id, Extra: Copy, const N: usize> ::cello_core::private::CelloEvent
for Demo<'a, Id, Extra, N>
where
    Id: std::fmt::Debug,
    Id: ::cello_core::private::slot::NewUserId,
    &'a Id: ::cello_core::private::slot::NewUserOrganizationId,
{}
