//! Which requests is the stand-in compared by?

use cello_fake::FakeCello;

use crate::{bodies, http};

pub struct Case {
    pub name: &'static str,
    pub method: &'static str,
    /// The path as the file has it, and as it is sent.
    pub operation: &'static str,
    pub path: String,
    pub headers: String,
    pub body: Vec<u8>,
    pub is_authorized: bool,
}

/// Requests without a body: the name, the method, the path, and what varies in it. Those
/// without a token say so in their name.
const WITHOUT_BODY: &str = "
code: valid             | GET  | /referral-codes/{code}                      | A1b2C3d4E5f
code: unknown           | GET  | /referral-codes/{code}                      | other
code: no token          | GET  | /referral-codes/{code}                      | A1b2C3d4E5f
link: known             | GET  | /referral-codes/active-link/{productUserId} | referrer-1
link: new               | GET  | /referral-codes/active-link/{productUserId} | referrer%202
link: no token          | GET  | /referral-codes/active-link/{productUserId} | referrer-1
reward: eligible        | GET  | /new-users/{productUserId}/reward           | user-7
reward: none            | GET  | /new-users/{productUserId}/reward           | user-8
reward: no token        | GET  | /new-users/{productUserId}/reward           | user-7
depersonalize: no token | POST | /referrers/{productUserId}/depersonalize    | referrer-1
depersonalize: known    | POST | /referrers/{productUserId}/depersonalize    | referrer-1
depersonalize: gone     | POST | /referrers/{productUserId}/depersonalize    | referrer-1
events: no such method  | GET  | /events                                     |
no such path            | POST | /v2/events                                  |
";

pub fn cases(cello: &FakeCello) -> Vec<Case> {
    let bearer = http::bearer(cello);
    let with_body = |name, operation: &'static str, headers: &[&str], body| Case {
        name,
        method: "POST",
        operation,
        path: operation.to_owned(),
        headers: headers.join("\n"),
        body,
        is_authorized: !name.ends_with("no token"),
    };
    let events = bodies::events().into_iter();
    let mut cases: Vec<Case> = events
        .map(|(name, body)| with_body(name, "/events", &[&bearer, http::JSON], body))
        .collect();
    for (name, body) in bodies::tokens(cello) {
        let body = body.to_string().into_bytes();
        cases.push(with_body(name, "/token", &[http::JSON], body));
    }
    let event = || http::payment("I-9").to_string().into_bytes();
    let (no_token, no_type) = ("events: no token", "events: no content type");
    cases.push(with_body(no_token, "/events", &[http::JSON], event()));
    cases.push(with_body(no_type, "/events", &[&bearer], event()));
    for line in WITHOUT_BODY.lines().filter(|line| !line.is_empty()) {
        let mut columns = line.split('|').map(str::trim);
        let mut cell = || columns.next().expect("a line has four cells");
        let (name, method, operation, part) = (cell(), cell(), cell(), cell());
        let is_authorized = !name.ends_with("no token");
        cases.push(Case {
            name,
            method,
            operation,
            path: operation
                .replace("{code}", part)
                .replace("{productUserId}", part),
            headers: if is_authorized {
                bearer.clone()
            } else {
                String::new()
            },
            body: Vec::new(),
            is_authorized,
        });
    }
    cases
}
