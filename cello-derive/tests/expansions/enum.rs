// An enum with an event, an event that its field is, and a variant that is none. Expressions
// see the fields of their variant by name.
#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "demo-call-attended", newUser.name = format!("{first} {last}"))]
    Attended {
        #[cello(ucc)]
        code: Option<String>,
        #[cello(newUser.id)]
        id: u64,
        #[cello(newUser.email)]
        email: String,
        #[cello(event.timestamp)]
        at: std::time::SystemTime,
        first: String,
        last: String,
    },
    #[cello(transparent)]
    Paid(Invoice),
    #[cello(skip)]
    LoggedIn,
}
