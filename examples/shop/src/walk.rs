//! What happens on a day in the shop on which Cello is down for a while?

use std::error::Error;
use std::path::Path;
use std::time::SystemTime;

use cello_attribution::stripe::SigningSecret;
use cello_fake::{FakeCello, Operation, status, usual};
use cello_outbox::Report;
use reqwest::StatusCode;
use serde_json::{Value, json};
use shop::Shop;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::{STRIPE_SECRET, open, trigger};

/// A shop that is running, and the way to stop it.
struct Running {
    shop: Shop,
    url: String,
    /// Dropped to stop the shop.
    open: oneshot::Sender<()>,
    server: JoinHandle<std::io::Result<Report>>,
}

impl Running {
    async fn start(file: &Path, cello: &FakeCello) -> Result<Self, Box<dyn Error>> {
        let shop = open(file, cello).await?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let (open, stopped) = oneshot::channel();
        let stopped = async { drop(stopped.await) };
        let server = tokio::spawn(shop.clone().serve(listener, stopped));
        Ok(Self {
            shop,
            url,
            open,
            server,
        })
    }

    async fn stop(self) -> Result<Report, Box<dyn Error>> {
        drop(self.open);
        Ok(self.server.await??)
    }

    /// Posts as a customer would, and prints what the shop answers.
    async fn post(&self, path: &str, json: &Value) -> Result<(), Box<dyn Error>> {
        let url = format!("{}{path}", self.url);
        let answer = reqwest::Client::new().post(url).json(json).send().await?;
        println!("  POST {path}: {}", answer.status());
        Ok(())
    }

    /// Posts as Stripe would.
    async fn webhook(&self, body: &str, signature: &str) -> Result<StatusCode, Box<dyn Error>> {
        let request = reqwest::Client::new()
            .post(format!("{}/stripe/webhook", self.url))
            .header("Stripe-Signature", signature)
            .body(body.to_owned());
        Ok(request.send().await?.status())
    }

    /// Prints what the outbox holds.
    async fn print_outbox(&self) -> Result<(), Box<dyn Error>> {
        let rows = self.shop.outbox().list(self.shop.pool(), None, 0, 100);
        for row in rows.await? {
            let trigger = row.trigger.map_or("(faulty)", |trigger| trigger.as_str());
            let (id, state, attempts) = (row.id, row.state.to_string(), row.attempts);
            println!("  {id}  {trigger:<16} {state:<10} attempts: {attempts}");
        }
        Ok(())
    }
}

/// Walks through the day and prints what happens.
pub async fn walk() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("shop.db");
    let cello = FakeCello::start();
    let shop = Running::start(&file, &cello).await?;

    println!("Ada follows an invite link and signs up. Ben comes by himself.");
    let ada =
        json!({ "email": "ada@example.com", "name": "Ada Example", "stripe_id": "cus_made_up" });
    shop.post("/signup?ucc=A1b2C3d4E5f", &ada).await?;
    let ben = json!({ "email": "ben@example.com", "name": "Ben Example" });
    shop.post("/signup", &ben).await?;
    cello.wait_for(1).await;

    println!("\nCello is down. Ada pays, and gets some of it back: the shop does not notice.");
    cello.always(Operation::SendEvent, status(503));
    shop.post("/payments", &payment("I-1", 1)).await?;
    let refund = json!({ "invoice": "I-1", "cents": 4900 });
    shop.post("/refunds", &refund).await?;
    // The signup, and two attempts at the payment.
    cello.wait_for_requests(Operation::SendEvent, 3).await;

    println!("\nThe shop is stopped in the middle of it. These events wait in its database:");
    shop.print_outbox().await?;
    println!("  while the relay stopped: {}", shop.stop().await?);

    println!("\nThe shop is started again, and Cello is back: the events arrive.");
    cello.always(Operation::SendEvent, usual());
    let shop = Running::start(&file, &cello).await?;
    cello.wait_for(3).await;

    println!("\nStripe reports Ada's next payment, twice. Someone else tries without the secret.");
    let secret: SigningSecret = STRIPE_SECRET.parse()?;
    let body = stripe_invoice().to_string();
    let signature = secret.sign(body.as_bytes(), SystemTime::now());
    for signature in [signature.as_str(), &signature, "t=1,v1=00"] {
        let status = shop.webhook(&body, signature).await?;
        println!("  POST /stripe/webhook: {status}");
    }
    cello.wait_for(4).await;

    println!("\nCleo's address is wrong. She was referred and pays: the shop keeps the sale.");
    let cleo = json!({ "email": "cleo at example.com", "name": "Cleo Example" });
    shop.post("/signup?ucc=A1b2C3d4E5f", &cleo).await?;
    shop.post("/payments", &payment("I-2", 3)).await?;

    println!("\nRecorded in the outbox, in this order:");
    shop.print_outbox().await?;
    let sql = "select count(*) from payments";
    let payments: i64 = sqlx::query_scalar(sql).fetch_one(shop.shop.pool()).await?;
    println!("  and {payments} payments in the shop's own table");
    println!("  while the relay stopped: {}", shop.stop().await?);

    println!("\nRequests to Cello, in this order:");
    for request in cello.requests_to(Operation::SendEvent) {
        let trigger = trigger(&request).unwrap_or_default();
        let status = request.status().unwrap_or_default();
        println!("  {trigger:<16} answered {status}");
    }
    println!("\nAccepted by Cello, in this order:");
    for event in cello.events() {
        println!("  {event}");
    }
    println!("  {} of them twice", cello.repeats());
    Ok(())
}

fn payment(invoice: &str, customer: i64) -> Value {
    json!({
        "invoice": invoice,
        "customer_id": customer,
        "cents": 12990,
        "currency": "EUR",
        "plan": "Pro",
        "cycle": "monthly",
    })
}

/// The members that the shop reads, of an `invoice.paid` of Stripe.
fn stripe_invoice() -> Value {
    json!({
        "type": "invoice.paid",
        "data": { "object": {
            "id": "in_made_up",
            "customer": "cus_made_up",
            "amount_paid": 9900,
            "currency": "eur",
            "status_transitions": { "paid_at": shop::now() },
            "lines": { "data": [
                { "pricing": { "price_details": { "price": "price_made_up_pro_year" } } },
            ] },
        } },
    })
}
