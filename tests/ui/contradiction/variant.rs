use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "demo-call-attended")]
    Demo {
        #[cello(ucc)]
        code: Option<String>,
        #[cello(newUser.id)]
        company_id: u64,
        #[cello(newUser.email)]
        email: String,
        #[cello(newUser.name)]
        contact_mail: String,
        #[cello(event.timestamp(unix))]
        ended_at_millis: i64,
    },
}

fn main() {}
