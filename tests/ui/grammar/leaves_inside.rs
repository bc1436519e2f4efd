use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(
    trigger = "demo-call-attended",
    newUser.id = match self.user { 0 => return true, user => user },
    newUser.email = { let address = address(self.user)?; address.to_lowercase() },
    newUser.name = if self.user > 3 { "Ada" } else { return false },
    newUser.organizationId = {
        let Some(company) = &self.company else { return false };
        company
    },
)]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    user: u64,
    company: Option<String>,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
}

fn address(user: u64) -> Result<String, std::fmt::Error> {
    Ok(format!("{user}@example.com"))
}

fn main() {}
