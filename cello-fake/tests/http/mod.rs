//! A client of a few lines, so that the stand-in is tested by nothing of its own making.

#![allow(dead_code)] // each test uses some of it

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use cello_fake::FakeCello;
use serde_json::{Value, json};

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the answer is JSON")
    }

    pub fn message(&self) -> String {
        self.json()["message"]
            .as_str()
            .expect("there is a message")
            .to_owned()
    }
}

/// A request on a connection of its own. An answer that breaks off is an error.
pub fn request(cello: &FakeCello, head: &str, body: &[u8]) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(cello.address())?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let (first, more) = head.split_once('\n').unwrap_or((head, ""));
    let length = body.len();
    let mut head = format!("{first} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n");
    let length = format!("content-length: {length}");
    for header in more.lines().chain([&*length]) {
        head = head + header + "\r\n";
    }
    stream.write_all((head + "\r\n").as_bytes())?;
    stream.write_all(body)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
    let end = end.ok_or(io::ErrorKind::UnexpectedEof)?;
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let body = bytes[end + 4..].to_vec();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    if length.is_some_and(|length| length.parse() != Ok(body.len())) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let status = head[9..12].parse().expect("a status has three digits");
    Ok(Answer { status, head, body })
}

pub const JSON: &str = "content-type: application/json";

pub fn post_json(cello: &FakeCello, path: &str, more: &str, body: &Value) -> io::Result<Answer> {
    let head = format!("POST {path}\n{JSON}\n{more}");
    request(cello, &head, body.to_string().as_bytes())
}

pub fn log_in(cello: &FakeCello) -> Value {
    let keys = json!({
        "accessKeyId": cello.access_key_id(),
        "secretAccessKey": cello.secret_access_key(),
    });
    post_json(cello, "/token", "", &keys)
        .expect("it answers")
        .json()
}

/// The header that a fresh token gives.
pub fn bearer(cello: &FakeCello) -> String {
    let tokens = log_in(cello);
    format!(
        "authorization: Bearer {}",
        tokens["accessToken"].as_str().expect("a token")
    )
}

pub fn send(cello: &FakeCello, bearer: &str, event: &Value) -> io::Result<Answer> {
    post_json(cello, "/events", bearer, event)
}

/// A payment by made-up people.
pub fn payment(invoice: &str) -> Value {
    json!({
        "eventName": "ReferralUpdated",
        "payload": { "ucc": "A1b2C3d4E5f", "newUserId": "user-7", "price": 129.9, "currency": "EUR" },
        "context": {
            "newUser": { "id": "user-7", "email": "ada@example.com" },
            "event": { "trigger": "invoice-paid", "timestamp": "2026-03-01T09:30:00Z" },
            "subscription": { "invoiceId": invoice, "interval": "monthly", "productKey": "Pro" },
        },
    })
}
