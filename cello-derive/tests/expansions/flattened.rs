// An event with a part: what the part fills is collected first and written in its place.
#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.email = self.email)]
struct Demo<'a> {
    #[cello(flatten)]
    customer: Customer<'a>,
    #[cello(event.timestamp(unix_ms))]
    ended_at: i64,
    email: &'a str,
}
