//! What does the platform know, and how does it answer a request?

use std::collections::{HashMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use serde_json::Value;

use crate::answer::{Answer, Kind};
use crate::connections::Connections;
use crate::operation::{Operation, Route};
use crate::received::{Details, Event, OnAnswer, Received};
use crate::referrers::Referrers;
use crate::reply::Reply;
use crate::schema;
use crate::tokens::Tokens;

/// The state that the server and the test share.
pub(crate) struct Platform {
    state: Mutex<State>,
    changed: Condvar,
    on_answer: Option<OnAnswer>,
}

pub(crate) struct State {
    pub(crate) tokens: Tokens,
    pub(crate) referrers: Referrers,
    pub(crate) latency: Duration,
    pub(crate) is_strict: bool,
    pub(crate) next: HashMap<Operation, VecDeque<Answer>>,
    pub(crate) always: HashMap<Operation, Answer>,
    pub(crate) events: Vec<Event>,
    pub(crate) received: Vec<Received>,
    pub(crate) connections: Connections,
    requests: usize,
}

/// A request as it came from the socket.
pub(crate) struct Incoming {
    pub(crate) method: String,
    /// With the query.
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
}

/// How to answer a request.
pub(crate) struct Decision {
    pub(crate) request_id: String,
    pub(crate) delay: Duration,
    pub(crate) kind: DecisionKind,
}

pub(crate) enum DecisionKind {
    Reply(Reply),
    Made(crate::answer::Made),
    Hang,
    Reset,
}

impl Platform {
    pub(crate) fn new(
        tokens: Tokens,
        latency: Duration,
        is_strict: bool,
        on_answer: Option<OnAnswer>,
    ) -> Self {
        let state = State {
            tokens,
            referrers: Referrers::default(),
            latency,
            is_strict,
            next: HashMap::new(),
            always: HashMap::new(),
            events: Vec::new(),
            received: Vec::new(),
            connections: Connections::default(),
            requests: 0,
        };
        Self {
            state: Mutex::new(state),
            changed: Condvar::new(),
            on_answer,
        }
    }

    /// Locks the state. A test that failed while it held the lock has already been reported.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the state is as wanted; `false` if it is not within the limit.
    pub(crate) fn wait(&self, limit: Duration, is_there: impl Fn(&State) -> bool) -> bool {
        let waited = self
            .changed
            .wait_timeout_while(self.state(), limit, |state| !is_there(state));
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        is_there(&state)
    }

    /// Takes the answer that a test asked for, before the body is read.
    pub(crate) fn asked_for(&self, method: &str, path: &str) -> (Route, Answer) {
        let route = Route::find(method, path.split('?').next().unwrap_or_default());
        let mut state = self.state();
        let answer = match route {
            Route::To(operation, _) => state.take_answer(operation),
            _ => None,
        };
        (route, answer.unwrap_or_else(crate::answer::usual))
    }

    /// Decides, and remembers what came and what was decided.
    pub(crate) fn decide(&self, incoming: Incoming, route: &Route, answer: Answer) -> Decision {
        let mut state = self.state();
        let (kind, accepts) = match answer.kind {
            Kind::Usual => {
                let reply = state.reply(&incoming, route);
                let accepts = is_success(reply.status);
                (DecisionKind::Reply(reply), accepts)
            }
            Kind::Made(made) => {
                let accepts = is_success(made.status);
                (DecisionKind::Made(made), accepts)
            }
            Kind::Hang => (DecisionKind::Hang, false),
            Kind::ResetBeforeBody | Kind::ResetAfterBody => (DecisionKind::Reset, false),
        };
        let operation = match route {
            Route::To(operation, _) => Some(*operation),
            Route::OtherMethod | Route::Nowhere => None,
        };
        state.requests += 1;
        let request_id = format!("fake-request-{}", state.requests);
        let received = Received::new(Details {
            operation,
            method: incoming.method,
            path: incoming.path,
            headers: incoming.headers,
            body: incoming.body,
            request_id: request_id.clone(),
            at: SystemTime::now(),
            status: kind.status(),
        });
        if operation == Some(Operation::SendEvent) && (accepts || answer.accepts) {
            state.events.push(Event::new(received.clone()));
        }
        state.received.push(received.clone());
        let delay = answer.delay + state.latency;
        if let Some(on_answer) = &self.on_answer {
            on_answer(&received);
        }
        drop(state);
        self.changed.notify_all();
        Decision {
            request_id,
            delay,
            kind,
        }
    }
}

impl DecisionKind {
    fn status(&self) -> Option<u16> {
        match self {
            Self::Reply(reply) => Some(reply.status),
            Self::Made(made) => Some(made.status),
            Self::Hang | Self::Reset => None,
        }
    }
}

impl State {
    fn take_answer(&mut self, operation: Operation) -> Option<Answer> {
        let next = self.next.get_mut(&operation).and_then(VecDeque::pop_front);
        next.or_else(|| self.always.get(&operation).cloned())
    }

    /// The usual answer.
    fn reply(&mut self, incoming: &Incoming, route: &Route) -> Reply {
        let (operation, part) = match route {
            Route::To(operation, part) => (*operation, part),
            Route::OtherMethod => return Reply::message(405, "Method Not Allowed"),
            Route::Nowhere => return Reply::message(404, "Not Found"),
        };
        if operation != Operation::Token && !self.tokens.allow(incoming.header("authorization")) {
            return Reply::message(401, "Unauthorized");
        }
        match operation {
            Operation::ReferralCode => return self.referrers.code(part),
            Operation::Reward => return self.referrers.reward(part),
            Operation::ActiveLink => return self.referrers.active_link(part),
            Operation::Depersonalize => return self.referrers.depersonalize(part),
            Operation::Token | Operation::SendEvent => {}
        }
        if !incoming.is_json() {
            return Reply::message(415, "Unsupported Media Type: expected application/json");
        }
        match serde_json::from_slice(&incoming.body) {
            Err(_) => Reply::message(400, "the body is not JSON"),
            Ok(request) if operation == Operation::Token => self.tokens.exchange(&request),
            Ok(event) => self.event(&event, &incoming.body),
        }
    }

    fn event(&self, event: &Value, body: &[u8]) -> Reply {
        let problems = schema::problems(event);
        if !problems.is_empty() {
            return Reply::message(400, &problems.join("; "));
        }
        let forbidden = self.is_strict.then(|| schema::forbidden_by_guides(body));
        match forbidden.flatten() {
            Some(problem) => Reply::message(400, &problem),
            None => Reply::likely(200),
        }
    }
}

impl Incoming {
    fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let (_, value) = headers.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    fn is_json(&self) -> bool {
        let kind = self.header("content-type").unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default();
        kind.trim().eq_ignore_ascii_case("application/json")
    }
}

fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}
