#[automatically_derived]
impl<'a> ::cello_core::private::CelloPart for Customer<'a> {
    const SLOTS: ::cello_core::private::PartSlots = ::cello_core::private::PartSlots::new(
        81u16,
        0u16,
    );
    const MAPPING_ROWS: ::cello_core::private::Rows = "ucc\t\tfield\tcode\nnewUser.id\t\tfield\tid\nnewUser.name\twith = trimmed\tfield\tname\n";
    fn fill(&self) -> impl ::cello_core::private::Fill<'_> {
        move |__cello_derive_event| {
            if !<Option<
                &'a str,
            > as ::cello_core::private::slot::MaybePayloadUcc>::fill(
                &self.code,
                __cello_derive_event,
                b"                                                               \0",
            ) {
                return __cello_derive_event.nothing();
            }
            <u64 as ::cello_core::private::slot::NewUserId>::fill(
                &self.id,
                __cello_derive_event,
                b"                                                               \0",
            );
            {
                let __cello_derive_field = &self.name;
                ::cello_core::private::slot::NewUserNameValue::fill_value(
                    trimmed(__cello_derive_field),
                    __cello_derive_event
                        .optional(::cello_core::private::Slot::NewUserName),
                    b"                                                               \0",
                )
            };
            __cello_derive_event.filled()
        }
    }
    fn fill_price(&self) -> impl ::cello_core::private::Fill<'_> {
        move |__cello_derive_event| { __cello_derive_event.filled() }
    }
}
