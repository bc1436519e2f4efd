use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", newUser.id = 7)]
#[cello(newUser.email = self.email().trim(), newUser.name = "Ada", event.timestamp(unix) = 0)]
struct Demo {
    login: String,
}

impl Demo {
    fn email(&self) -> String {
        format!("{}@example.com", self.login)
    }
}

fn main() {}
