use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", allow(coupon_for_ucc), allow)]
struct Demo {
    #[cello(ucc, allow = "coupon_as_ucc")]
    coupon: Option<String>,
    #[cello(newUser.id, allow(unused))]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
}

fn main() {}
