#[automatically_derived]
impl ::cello_core::private::ToInterval for Cycle {
    fn to_interval(
        &self,
    ) -> ::cello_core::private::Result<
        ::cello_core::private::Interval,
        ::cello_core::private::UnknownInterval,
    > {
        ::cello_core::private::Ok(
            match *self {
                Self::Month => ::cello_core::private::Interval::Monthly,
                Self::Year => ::cello_core::private::Interval::Yearly,
            },
        )
    }
}
