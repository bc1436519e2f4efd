//! Do the client and `cello-fake` agree? Both were written from the vendor's reference.

use cello_client::{Client, Credentials, ErrorKind, Sent};
use cello_core::CelloEvent;
use cello_fake::{CredentialsRefusal, FakeCello, Operation, reset_after_body, status};

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", newUser.name = "Ada Example")]
struct Signup {
    #[cello(ucc)]
    code: &'static str,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: &'static str,
    #[cello(event.timestamp(unix))]
    at: i64,
}

const SIGNUP: Signup = Signup {
    code: "A1b2C3d4E5f",
    id: 7,
    email: "ada@example.com",
    at: 1_772_357_400,
};

fn client(fake: &FakeCello) -> Client {
    let credentials = Credentials::new(fake.access_key_id(), fake.secret_access_key());
    Client::base_url(fake.url(), credentials).unwrap()
}

#[tokio::test]
async fn all_operations() {
    let fake = FakeCello::start();
    fake.add_referrer("user-1", "A1b2C3d4E5f");
    let client = client(&fake);
    client.log_in().await.unwrap();
    let Sent::Accepted(accepted) = client.send(&SIGNUP).await.unwrap() else {
        panic!("nothing sent");
    };
    let seen = fake.requests_to(Operation::SendEvent);
    assert_eq!(accepted.request_id.as_deref(), Some(seen[0].request_id()));
    let code = client.referral_code("A1b2C3d4E5f").await.unwrap();
    assert_eq!(
        (code.valid, code.product_user_id.as_deref()),
        (true, Some("user-1"))
    );
    assert!(!client.referral_code("unknown").await.unwrap().valid);
    let link = client.active_link("user-1").await.unwrap();
    assert_eq!(link.active_ucc, "A1b2C3d4E5f");
    client.reward("7").await.unwrap();
    client.depersonalize("user-1").await.unwrap();
    let error = client.depersonalize("user-2").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(fake.log_ins(), 1);
}

#[tokio::test]
async fn faults() {
    let fake = FakeCello::start();
    let client = client(&fake);
    client.send(&SIGNUP).await.unwrap();
    fake.expire_tokens();
    client.send(&SIGNUP).await.unwrap();
    assert_eq!((fake.log_ins(), fake.refreshes()), (1, 1));
    fake.next_answers([status(503).retry_after(0)]);
    client.send(&SIGNUP).await.unwrap();
    fake.next_answers([reset_after_body()]);
    let error = client.send(&SIGNUP).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Uncertain);

    fake.expire_tokens();
    fake.refuse_refresh(true);
    fake.refuse_credentials(CredentialsRefusal::Unauthorized);
    let error = client.send(&SIGNUP).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
}
