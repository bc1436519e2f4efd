//! Who may log in, and which tokens are good?

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::reply::Reply;

/// How wrong keys are refused.
///
/// The API reference documents 400 with a message; 401 in another shape is what is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialsRefusal {
    /// 400 `{"message": …}`, as the API reference has it.
    #[default]
    BadRequest,
    /// 401 `{"statusCode": 401, "timestamp": …, "path": "/token", "message": …}`.
    Unauthorized,
}

/// The keys and the tokens.
pub(crate) struct Tokens {
    pub(crate) access_key_id: String,
    pub(crate) secret_access_key: String,
    pub(crate) refusal: CredentialsRefusal,
    pub(crate) refuses_credentials: bool,
    pub(crate) refuses_refresh: bool,
    pub(crate) access_lifetime: Duration,
    pub(crate) refresh_lifetime: Duration,
    access: HashMap<String, Instant>,
    refresh: HashMap<String, Instant>,
    issued: usize,
    pub(crate) log_ins: usize,
    pub(crate) refreshes: usize,
}

impl Tokens {
    pub(crate) fn new() -> Self {
        Self {
            access_key_id: "fake-access-key-id".to_owned(),
            secret_access_key: "fake-secret-access-key".to_owned(),
            refusal: CredentialsRefusal::default(),
            refuses_credentials: false,
            refuses_refresh: false,
            access_lifetime: Duration::from_secs(18_000),
            refresh_lifetime: Duration::from_secs(432_000),
            access: HashMap::new(),
            refresh: HashMap::new(),
            issued: 0,
            log_ins: 0,
            refreshes: 0,
        }
    }

    /// Whether a request with this `Authorization` header may pass.
    pub(crate) fn allow(&self, authorization: Option<&str>) -> bool {
        let token = authorization.and_then(|value| {
            let (scheme, token) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then_some(token)
        });
        token.is_some_and(|token| is_good(&self.access, token))
    }

    /// Answers `POST /token`.
    pub(crate) fn exchange(&mut self, request: &Value) -> Reply {
        let text = |member: &str| request.get(member).and_then(Value::as_str);
        let keys = text("accessKeyId").zip(text("secretAccessKey"));
        match (keys, text("refreshToken")) {
            // The vendor's schema takes exactly one of the two.
            (Some((id, secret)), None) => {
                self.log_ins += 1;
                let right = id == self.access_key_id && secret == self.secret_access_key;
                if self.refuses_credentials || !right {
                    self.refuse("Invalid credentials")
                } else {
                    self.log_in()
                }
            }
            (None, Some(token)) => {
                self.refreshes += 1;
                if self.refuses_refresh || !is_good(&self.refresh, token) {
                    self.refuse("Invalid refresh token")
                } else {
                    self.renew()
                }
            }
            (Some(_), Some(_)) => Reply::message(
                400,
                "either accessKeyId and secretAccessKey or refreshToken, not both",
            ),
            (None, None) => Reply::message(
                400,
                "accessKeyId and secretAccessKey, or refreshToken, must be strings",
            ),
        }
    }

    pub(crate) fn expire_access(&mut self) {
        self.access.clear();
    }

    pub(crate) fn expire_refresh(&mut self) {
        self.refresh.clear();
    }

    fn log_in(&mut self) -> Reply {
        let access = self.issue();
        let refresh = format!("fake-refresh-token-{}", self.issued);
        let until = Instant::now() + self.refresh_lifetime;
        self.refresh.insert(refresh.clone(), until);
        Reply::json(
            201,
            &json!({
                "accessToken": access,
                "refreshToken": refresh,
                "expiresIn": self.access_lifetime.as_secs(),
                "refreshTokenExpiresIn": self.refresh_lifetime.as_secs(),
            }),
        )
    }

    fn renew(&mut self) -> Reply {
        let access = self.issue();
        let expires_in = self.access_lifetime.as_secs();
        Reply::json(
            201,
            &json!({ "accessToken": access, "expiresIn": expires_in }),
        )
    }

    fn issue(&mut self) -> String {
        self.issued += 1;
        let token = format!("fake-access-token-{}", self.issued);
        let until = Instant::now() + self.access_lifetime;
        self.access.insert(token.clone(), until);
        token
    }

    fn refuse(&self, message: &str) -> Reply {
        match self.refusal {
            CredentialsRefusal::BadRequest => Reply::message(400, message),
            CredentialsRefusal::Unauthorized => Reply::json(
                401,
                &json!({
                    "statusCode": 401,
                    "timestamp": "2026-01-01T00:00:00.000Z",
                    "path": "/token",
                    "message": message,
                }),
            ),
        }
    }
}

fn is_good(tokens: &HashMap<String, Instant>, token: &str) -> bool {
    let until = tokens.get(token);
    until.is_some_and(|until| Instant::now() < *until)
}
