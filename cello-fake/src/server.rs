//! How do requests come in and answers go out?

use std::error::Error;
use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener as StdListener};
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming as IncomingBody;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::answer::{Kind, Made};
use crate::answer_body::AnswerBody;
use crate::platform::{Decision, DecisionKind, Incoming, Platform};
use crate::reply::Reply;

/// An API gateway takes no larger body.
const LARGEST_BODY: usize = 10 * 1024 * 1024;

/// What the test's side tells the server.
pub(crate) enum Command {
    /// Stop listening, and close every connection.
    GoDown(oneshot::Sender<()>),
    /// Listen again, on the same address.
    ComeUp(oneshot::Sender<io::Result<()>>),
}

/// Serves until the other side of `commands` is dropped.
pub(crate) async fn serve(
    platform: Arc<Platform>,
    listener: StdListener,
    address: SocketAddr,
    mut commands: mpsc::UnboundedReceiver<Command>,
) -> io::Result<()> {
    let mut listener = Some(TcpListener::from_std(listener)?);
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            // A command counts before what has not been accepted yet.
            biased;
            command = commands.recv() => match command {
                None => return Ok(()),
                Some(Command::GoDown(done)) => {
                    listener = None;
                    connections.shutdown().await;
                    let _ = done.send(());
                }
                Some(Command::ComeUp(done)) => {
                    let bound = TcpListener::bind(address).await;
                    let _ = done.send(bound.map(|bound| listener = Some(bound)));
                }
            },
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
            accepted = accept(listener.as_ref()) => if let Ok(stream) = accepted {
                connections.spawn(connection(stream, platform.clone()));
            },
        }
    }
}

async fn accept(listener: Option<&TcpListener>) -> io::Result<TcpStream> {
    match listener {
        Some(listener) => {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            Ok(stream)
        }
        None => std::future::pending().await,
    }
}

async fn connection(stream: TcpStream, platform: Arc<Platform>) {
    let open = Open::new(platform.clone());
    let service = service_fn(move |request| respond(request, platform.clone()));
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    if let Err(error) = Pin::new(&mut connection).await {
        // Without this the sender would see an orderly end for some of the resets.
        if is_reset(&error) {
            let stream = connection.into_parts().io.into_inner();
            let _ = stream.set_zero_linger();
        }
    }
    drop(open);
}

fn is_reset(error: &hyper::Error) -> bool {
    let source = error.source();
    source.is_some_and(<dyn Error>::is::<Reset>)
}

async fn respond(
    request: Request<IncomingBody>,
    platform: Arc<Platform>,
) -> Result<Response<AnswerBody>, Reset> {
    let in_flight = InFlight::new(platform.clone());
    let (head, body) = request.into_parts();
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
    let (route, answer) = platform.asked_for(head.method.as_str(), path);
    let body = match answer.kind {
        Kind::ResetBeforeBody => Bytes::new(),
        _ => match Limited::new(body, LARGEST_BODY).collect().await {
            Ok(body) => body.to_bytes(),
            Err(error) if error.is::<http_body_util::LengthLimitError>() => {
                return response(&Reply::message(413, "Request Too Long"), "none");
            }
            // The sender went away in the middle.
            Err(_) => return Err(Reset),
        },
    };
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = head.headers.iter();
    let incoming = Incoming {
        method: head.method.to_string(),
        path: path.to_owned(),
        headers: headers
            .map(|(name, value)| (name.to_string(), text(value)))
            .collect(),
        body,
    };
    let Decision {
        request_id,
        delay,
        kind,
    } = platform.decide(incoming, &route, answer);
    if !delay.is_zero() {
        sleep(delay).await; // the latency that the test asked for
    }
    let response = match kind {
        DecisionKind::Reply(reply) => response(&reply, &request_id),
        DecisionKind::Made(made) => made_response(&made, &request_id),
        DecisionKind::Reset => Err(Reset),
        DecisionKind::Hang => std::future::pending().await,
    };
    drop(in_flight);
    response
}

fn response(reply: &Reply, request_id: &str) -> Result<Response<AnswerBody>, Reset> {
    let body = reply.body.clone();
    let mut response = Response::new(AnswerBody::new(body.clone().unwrap_or_default()));
    *response.status_mut() = StatusCode::from_u16(reply.status).map_err(|_| Reset)?;
    let headers = response.headers_mut();
    if body.is_some() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert("apigw-requestid", id);
    }
    Ok(response)
}

fn made_response(made: &Made, request_id: &str) -> Result<Response<AnswerBody>, Reset> {
    let mut reply = Reply::likely(made.status);
    if let Some(body) = &made.body {
        reply.body = Some(body.clone());
    }
    let mut response = response(&reply, request_id)?;
    for (name, value) in &made.headers {
        let name = HeaderName::try_from(name.as_str());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::try_from(value.as_str())) {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response.map(|body| body.cut_after(made.cut_after).dripping(made.pace)))
}

/// The connection ends with a reset instead of an answer.
#[derive(Debug)]
struct Reset;

impl fmt::Display for Reset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("reset, as the test asked")
    }
}

impl Error for Reset {}

/// Counts a connection until it is dropped.
struct Open(Arc<Platform>);

impl Open {
    fn new(platform: Arc<Platform>) -> Self {
        platform.state().connections.open();
        Self(platform)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.state().connections.open -= 1;
    }
}

/// Counts a request until it is dropped.
struct InFlight(Arc<Platform>);

impl InFlight {
    fn new(platform: Arc<Platform>) -> Self {
        platform.state().connections.begin();
        Self(platform)
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.state().connections.in_flight -= 1;
    }
}
