// A generic event: the bounds are those of the slots, and only on the type parameters that
// mapped fields mention.
#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", attribution = "organization", newUser.name = "Ada Example")]
struct Demo<'a, Id, Extra: Copy, const N: usize>
where
    Id: std::fmt::Debug,
{
    #[cello(ucc)]
    code: &'a str,
    #[cello(newUser.id)]
    id: Id,
    #[cello(newUser.organizationId)]
    organization: &'a Id,
    #[cello(newUser.email)]
    email: &'a str,
    #[cello(event.timestamp)]
    at: &'a str,
    extra: [Extra; N],
}
