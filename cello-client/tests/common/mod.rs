//! A server whose every byte a test decides, and a clock that only tests move.
#![allow(dead_code)] // each test binary uses a part of it

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use cello_client::{Client, Credentials};
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{Instant, advance};

pub const SIGNUP: &str = r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"user-7","price":0,"currency":""},"context":{"newUser":{"id":"user-7","email":"ada@example.com","name":"Ada Example"},"event":{"trigger":"new-signup","timestamp":"2026-03-01T08:49:37Z"}}}"#;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub head: String,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

/// What the server does after it has read a request.
pub enum Step {
    Write(String),
    /// By the runtime's clock.
    Wait(Duration),
    /// Ends the connection in order.
    Close,
    /// Ends it with a TCP reset.
    Reset,
    /// Reads on, and answers no more.
    Hang,
}

type Handler = dyn Fn(&Request) -> Vec<Step> + Send + Sync;

/// A server on a loopback port, which lives as long as the runtime.
#[derive(Clone)]
pub struct Server {
    pub url: String,
    state: Arc<State>,
    listening: Arc<Mutex<Option<JoinHandle<()>>>>,
}

#[derive(Default)]
struct State {
    seen: Mutex<Vec<Request>>,
    /// The path of requests whose body is not read.
    reset_after_head: Mutex<Option<&'static str>>,
}

impl Server {
    /// Starts a server that asks the handler about every request, `/token` included.
    pub async fn start(handler: impl Fn(&Request) -> Vec<Step> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(State::default());
        let (shared, handler): (_, Arc<Handler>) = (Arc::clone(&state), Arc::new(handler));
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // The connection's end is no failure of the test.
                let (state, handler) = (Arc::clone(&shared), Arc::clone(&handler));
                tokio::spawn(async move { serve(stream, &state, &*handler).await });
            }
        });
        Self {
            url,
            state,
            listening: Arc::new(Mutex::new(Some(listening))),
        }
    }

    /// Resets the connections of requests to this path when their head was read.
    pub fn reset_after_head(&self, path: &'static str) {
        *self.state.reset_after_head.lock().unwrap() = Some(path);
    }

    /// Has new connections refused.
    pub async fn stop_listening(&self) {
        let listening = self.listening.lock().unwrap().take().unwrap();
        listening.abort();
        // The port is closed when the task is gone.
        assert!(listening.await.unwrap_err().is_cancelled());
    }

    /// Starts a server that issues tokens and asks the handler about everything else.
    pub async fn with_token(
        handler: impl Fn(&Request) -> Vec<Step> + Send + Sync + 'static,
    ) -> Self {
        Self::start(move |request| match &*request.path {
            "/token" => json(201, &tokens("access-1")),
            _ => handler(request),
        })
        .await
    }

    pub fn client(&self) -> Client {
        Client::base_url(&self.url, Credentials::new("key-id", "key-secret")).unwrap()
    }

    /// The requests to a path, in the order of their arrival.
    pub fn seen(&self, path: &str) -> Vec<Request> {
        let seen = self.state.seen.lock().unwrap();
        seen.iter().filter(|r| r.path == path).cloned().collect()
    }

    /// The last request of all.
    pub fn last(&self) -> Request {
        self.state.seen.lock().unwrap().last().unwrap().clone()
    }

    /// How many requests of all there were.
    pub fn count(&self) -> usize {
        self.state.seen.lock().unwrap().len()
    }

    /// Waits until so many requests to a path have arrived.
    pub async fn wait_for(&self, path: &str, count: usize) {
        for _ in 0..2000 {
            if self.seen(path).len() >= count {
                return;
            }
            real_sleep(Duration::from_millis(5)).await;
        }
        panic!("fewer than {count} requests to {path} within 10 s");
    }
}

async fn serve(stream: TcpStream, state: &State, handler: &Handler) -> Option<()> {
    let mut stream = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            head.push(char::from(stream.read_u8().await.ok()?));
        }
        let mut first = head.split(' ');
        let mut request = Request {
            method: first.next()?.into(),
            path: first.next()?.into(),
            head: head.clone(),
            body: String::new(),
        };
        if *state.reset_after_head.lock().unwrap() == Some(&*request.path) {
            reset(stream.into_inner());
            return Some(());
        }
        let length = request.header("content-length").unwrap_or("0");
        let mut body = vec![0; length.parse().unwrap()];
        stream.read_exact(&mut body).await.ok()?;
        request.body = String::from_utf8(body).unwrap();
        state.seen.lock().unwrap().push(request.clone());
        for step in handler(&request) {
            match step {
                Step::Write(text) => stream.get_mut().write_all(text.as_bytes()).await.ok()?,
                Step::Wait(time) => tokio::time::sleep(time).await,
                Step::Close => return Some(()),
                Step::Reset => {
                    reset(stream.into_inner());
                    return Some(());
                }
                Step::Hang => {
                    let _ = stream.read_u8().await;
                    return Some(());
                }
            }
        }
    }
}

/// Closes with a reset instead of an orderly end.
#[allow(clippy::needless_pass_by_value)] // it is to be dropped
pub fn reset(stream: TcpStream) {
    stream.set_zero_linger().unwrap();
}

/// An answer with a JSON body.
pub fn json(status: u16, body: &str) -> Vec<Step> {
    answer(status, &[("content-type", "application/json")], body)
}

pub fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Vec<Step> {
    let mut text = format!(
        "HTTP/1.1 {status} X\r\napigw-requestid: req-{status}=\r\ncontent-length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        write!(text, "{name}: {value}\r\n").unwrap();
    }
    vec![Step::Write(text + "\r\n" + body)]
}

pub fn accepted() -> Vec<Step> {
    json(200, r#"{"success":true}"#)
}

/// The answer of a log-in, with the vendor's lives.
pub fn tokens(access: &str) -> String {
    format!(
        r#"{{"accessToken":"{access}","refreshToken":"refresh-1","expiresIn":18000,"refreshTokenExpiresIn":432000}}"#
    )
}

/// The runtime's clock, stopped.
///
/// tokio's paused clock jumps to the next timer whenever all tasks are idle, as they are while
/// they wait for a socket. A blocking task that does not end keeps it from jumping, so that real
/// sockets and a clock of our own go together.
pub struct Clock {
    _hold: mpsc::Sender<()>,
}

impl Clock {
    pub fn stop() -> Self {
        tokio::time::pause();
        let (hold, ended) = mpsc::channel();
        tokio::task::spawn_blocking(move || ended.recv());
        Self { _hold: hold }
    }

    /// Moves the clock. A timer is over only a millisecond after its time.
    pub async fn advance(&self, time: Duration) {
        advance(time).await;
    }

    /// Moves the clock in small steps until the future is ready, and returns how long it took by
    /// that clock.
    pub async fn run<T>(&self, future: impl Future<Output = T>) -> (T, Duration) {
        let start = Instant::now();
        let mut future = std::pin::pin!(future);
        loop {
            tokio::select! {
                biased;
                result = &mut future => return (result, start.elapsed()),
                // A hundredth of the speed of the clock's steps, so that 35 s on it are 3.5 s for
                // the sockets.
                () = real_sleep(Duration::from_millis(10)) => advance(Duration::from_millis(100)).await,
            }
        }
    }
}

/// Sleeps by the real clock: sockets do not know of the other.
pub async fn real_sleep(time: Duration) {
    tokio::task::spawn_blocking(move || thread::sleep(time))
        .await
        .unwrap();
}
