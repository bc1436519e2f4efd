use cello_core::CelloEvent;

struct NotFound;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", newUser.id = self.id())]
#[cello(newUser.email = "ada@example.com", newUser.name = "Ada Example")]
#[cello(event.timestamp(unix) = self.at())]
struct Demo {
    #[cello(newUser.organizationId)]
    organization: Result<String, NotFound>,
}

impl Demo {
    fn id(&self) -> Result<u64, NotFound> {
        Err(NotFound)
    }

    fn at(&self) -> Result<i64, NotFound> {
        Err(NotFound)
    }
}

fn main() {}
