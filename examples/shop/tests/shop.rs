//! What does Cello get of what happens in the shop, and does the shop keep every sale?

use std::path::Path;
use std::time::{Duration, SystemTime};

use cello_attribution::stripe::SigningSecret;
use cello_client::{Client, Credentials};
use cello_core::Trigger::{ChargeRefunded, InvoicePaid, NewSignup};
use cello_fake::{FakeCello, Operation, status, usual};
use cello_outbox::{Report, Schedule, State, testing};
use insta::assert_snapshot;
use reqwest::StatusCode;
use serde_json::{Value, json};
use shop::{Settings, Shop};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

const SECRET: &str = "whsec_made_up";

struct Running {
    shop: Shop,
    url: String,
    /// Dropped to stop the shop.
    open: oneshot::Sender<()>,
    server: JoinHandle<std::io::Result<Report>>,
}

impl Running {
    async fn start(folder: &Path, cello: &FakeCello) -> Self {
        let keys = Credentials::new(cello.access_key_id(), cello.secret_access_key());
        let settings = Settings {
            client: Client::base_url(cello.url(), keys).unwrap(),
            stripe_secret: SECRET.parse().unwrap(),
            schedule: Schedule::new([Duration::from_millis(50)], 24),
            // A fixed time, so that the snapshots are the same tomorrow.
            clock: || 1_772_357_400,
        };
        let shop = Shop::open(&folder.join("shop.db"), settings).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (open, stopped) = oneshot::channel();
        let stopped = async { drop(stopped.await) };
        let server = tokio::spawn(shop.clone().serve(listener, stopped));
        Self {
            shop,
            url,
            open,
            server,
        }
    }

    async fn stop(self) -> Report {
        drop(self.open);
        self.server.await.unwrap().unwrap()
    }

    async fn post(&self, path: &str, json: Value) -> StatusCode {
        let url = format!("{}{path}", self.url);
        let request = reqwest::Client::new().post(url).json(&json);
        request.send().await.unwrap().status()
    }

    async fn webhook(&self, body: &str, signature: &str) -> StatusCode {
        let request = reqwest::Client::new()
            .post(format!("{}/stripe/webhook", self.url))
            .header("Stripe-Signature", signature)
            .body(body.to_owned());
        request.send().await.unwrap().status()
    }

    async fn sign_up(&self, query: &str, email: &str) {
        let form = json!({ "email": email, "name": "Ada Example", "stripe_id": "cus_made_up" });
        let status = self.post(&format!("/signup{query}"), form).await;
        assert_eq!(status, StatusCode::OK);
    }

    async fn pay(&self) {
        let pay = json!({
            "invoice": "I-1", "customer_id": 1, "cents": 12990,
            "currency": "EUR", "plan": "Pro", "cycle": "monthly",
        });
        assert_eq!(self.post("/payments", pay).await, StatusCode::OK);
    }

    async fn refund(&self) {
        let refund = json!({ "invoice": "I-1", "cents": 4900 });
        assert_eq!(self.post("/refunds", refund).await, StatusCode::CREATED);
    }

    /// How many payments the shop has stored.
    async fn payments(&self) -> i64 {
        let sql = sqlx::query_scalar("select count(*) from payments");
        sql.fetch_one(self.shop.pool()).await.unwrap()
    }

    async fn recorded(&self) -> Vec<testing::Event> {
        let mut tx = self.shop.pool().begin().await.unwrap();
        testing::enqueued(&mut tx).await.unwrap()
    }
}

const INVITED: &str = "?productId=example.com&ucc=A1b2C3d4E5f";

#[tokio::test]
async fn each_event_arrives_as_it_was_reviewed() {
    let (folder, cello) = (tempfile::tempdir().unwrap(), FakeCello::start());
    let shop = Running::start(folder.path(), &cello).await;
    shop.sign_up(INVITED, "ada@example.com").await;
    shop.pay().await;
    shop.refund().await;
    let events = cello.wait_for(3).await;
    assert_snapshot!("signup", events[0]);
    assert_snapshot!("payment", events[1]);
    assert_snapshot!("refund", events[2]);
}

#[tokio::test]
async fn of_a_customer_who_was_not_referred_nothing_is_reported() {
    let (folder, cello) = (tempfile::tempdir().unwrap(), FakeCello::start());
    let shop = Running::start(folder.path(), &cello).await;
    shop.sign_up("?ucc=undefined", "ben@example.com").await;
    shop.pay().await;
    assert_eq!((shop.payments().await, shop.recorded().await.len()), (1, 0));
}

#[tokio::test]
async fn a_faulty_referral_costs_no_sale() {
    let (folder, cello) = (tempfile::tempdir().unwrap(), FakeCello::start());
    let shop = Running::start(folder.path(), &cello).await;
    shop.sign_up(INVITED, "cleo at example.com").await;
    shop.pay().await;
    shop.refund().await;
    assert_eq!(shop.payments().await, 1);
    let recorded = shop.recorded().await;
    assert_eq!(recorded.len(), 3);
    assert!(recorded.iter().all(|event| event.state == State::Invalid));
    let problem = recorded[1].problem.as_deref().unwrap();
    assert!(problem.contains("newUser.email"), "{problem}");
}

#[tokio::test]
async fn an_outage_and_a_restart_lose_nothing_and_keep_the_order() {
    let (folder, cello) = (tempfile::tempdir().unwrap(), FakeCello::start());
    cello.always(Operation::SendEvent, status(503));
    let shop = Running::start(folder.path(), &cello).await;
    shop.sign_up(INVITED, "ada@example.com").await;
    shop.pay().await;
    shop.refund().await;
    cello.wait_for_requests(Operation::SendEvent, 1).await;
    let report = shop.stop().await;
    assert_eq!((report.sent, report.left), (0, 0));
    assert!(cello.events().is_empty());

    let shop = Running::start(folder.path(), &cello).await;
    cello.always(Operation::SendEvent, usual());
    let events = cello.wait_for(3).await;
    let triggers: Vec<_> = events.iter().map(cello_fake::Event::trigger).collect();
    assert_eq!(triggers, ["new-signup", "invoice-paid", "charge-refunded"]);
    cello.assert_no_repeats();
    shop.stop().await;
}

#[tokio::test]
async fn two_equal_refunds_are_two_and_a_payment_told_twice_is_one() {
    let (folder, cello) = (tempfile::tempdir().unwrap(), FakeCello::start());
    let shop = Running::start(folder.path(), &cello).await;
    shop.sign_up(INVITED, "ada@example.com").await;
    shop.pay().await;
    shop.pay().await;
    shop.refund().await;
    shop.refund().await;
    let recorded: Vec<_> = shop.recorded().await;
    let triggers: Vec<_> = recorded.iter().filter_map(|event| event.trigger).collect();
    assert_eq!(
        triggers,
        [NewSignup, InvoicePaid, ChargeRefunded, ChargeRefunded]
    );
    assert_eq!(shop.payments().await, 1);
}

#[tokio::test]
async fn a_webhook_counts_once_and_only_if_stripe_signed_it() {
    let (folder, cello) = (tempfile::tempdir().unwrap(), FakeCello::start());
    let shop = Running::start(folder.path(), &cello).await;
    shop.sign_up(INVITED, "ada@example.com").await;
    // The whole body of a made-up webhook, as long as Stripe's are.
    let body = include_str!("../../data/invoice_paid.json");
    let body = &body.replace("cus_made_up_0001", "cus_made_up");
    let secret: SigningSecret = SECRET.parse().unwrap();
    let signature = secret.sign(body.as_bytes(), SystemTime::now());

    assert_eq!(shop.webhook(body, "").await, StatusCode::BAD_REQUEST);
    let forged = body.replace("12990", "99990");
    assert_eq!(
        shop.webhook(&forged, &signature).await,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(shop.payments().await, 0);

    for _ in 0..2 {
        assert_eq!(shop.webhook(body, &signature).await, StatusCode::OK);
    }
    assert_eq!((shop.payments().await, shop.recorded().await.len()), (1, 2));
    assert_snapshot!("stripe", cello.wait_for(2).await[1]);

    let other = r#"{"type":"customer.created"}"#;
    let signature = secret.sign(other.as_bytes(), SystemTime::now());
    assert_eq!(shop.webhook(other, &signature).await, StatusCode::OK);
}
