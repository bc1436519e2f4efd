//! Does what happens in the shop arrive at Cello, even if Cello is down for a moment?

use billing::accounts::{Customer, CustomerId, Signup};
use cello_client::{Client, Credentials, Sent};
use cello_fake::{FakeCello, status};

#[tokio::test]
async fn a_signup_arrives_once() -> Result<(), Box<dyn std::error::Error>> {
    let cello = FakeCello::start();
    let keys = Credentials::new(cello.access_key_id(), cello.secret_access_key());
    let client = Client::base_url(cello.url(), keys)?;
    let customer = Customer {
        id: CustomerId(7),
        email: "ada@example.com".into(),
        name: "Ada Example".into(),
        referral_code: Some("A1b2C3d4E5f".into()),
    };
    let at = std::time::UNIX_EPOCH;

    cello.next_answers([status(503).retry_after(0)]); // a hiccup, which the client gets over
    let _ = client
        .send(&Signup {
            customer: customer.clone(),
            at,
        })
        .await?;
    let events = cello.wait_for(1).await;
    assert_eq!(
        (events[0].trigger(), events[0].new_user_id()),
        ("new-signup", "customer-7")
    );
    cello.assert_no_repeats();

    let not_referred = Customer {
        referral_code: None,
        ..customer
    };
    let sent = client
        .send(&Signup {
            customer: not_referred,
            at,
        })
        .await?;
    assert_eq!((sent, cello.events().len()), (Sent::Nothing, 1));
    Ok(())
}
