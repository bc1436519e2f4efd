// A struct that is one event or another: the conditions are tried in order. `None` in a
// required slot is an error of the event, by `none = "error"`.
#[derive(CelloEvent)]
#[cello(trigger = "new-signup", when = self.is_new)]
#[cello(trigger = "demo-call-attended", newUser.organizationId = self.company)]
struct Lead {
    #[cello(ucc)]
    code: Option<String>,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email(none = "error"))]
    email: Option<String>,
    #[cello(newUser.name(default = "unknown"))]
    name: Option<String>,
    #[cello(event.timestamp(utc))]
    at: chrono::NaiveDateTime,
    company: Option<String>,
    is_new: bool,
}
