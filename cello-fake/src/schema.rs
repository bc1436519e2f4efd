//! Which bodies of `POST /events` does the vendor's schema refuse?
//!
//! By hand, as two rules in three are "a string, if it is there". A test compares it with
//! a validator that reads the vendor's own file.

use cello_core::{Envelope, Interval, Timestamp, Trigger};
use serde_json::Value;

/// Returns every reason for which an event is refused.
pub(crate) fn problems(event: &Value) -> Vec<String> {
    let mut found = Found::default();
    let root = found.object("", Some(event), true);
    found.word(
        "eventName",
        member(root, "eventName"),
        true,
        &["ReferralUpdated"],
    );

    let payload = found.object("payload", member(root, "payload"), true);
    found.text("payload.ucc", member(payload, "ucc"), payload.is_some());
    found.text(
        "payload.newUserId",
        member(payload, "newUserId"),
        payload.is_some(),
    );
    found.check(
        "payload.price",
        member(payload, "price"),
        "a number",
        Value::is_number,
    );
    found.text("payload.currency", member(payload, "currency"), false);

    let context = found.object("context", member(root, "context"), true);
    let event = found.object("context.event", member(context, "event"), false);
    let triggers: Vec<&str> = Trigger::VARIANTS.iter().map(|it| it.as_str()).collect();
    found.word(
        "context.event.trigger",
        member(event, "trigger"),
        event.is_some(),
        &triggers,
    );
    let path = "context.event.timestamp";
    let timestamp = member(event, "timestamp");
    found.text(path, timestamp, event.is_some());
    if timestamp.is_some_and(Value::is_string) {
        found.check(path, timestamp, "an RFC 3339 date and time", is_date_time);
    }

    let user = found.object("context.newUser", member(context, "newUser"), false);
    for name in ["id", "email", "name", "organizationId"] {
        found.text(
            &format!("context.newUser.{name}"),
            member(user, name),
            false,
        );
    }
    let email = member(user, "email");
    if email.is_some_and(Value::is_string) {
        found.check("context.newUser.email", email, "an email address", is_email);
    }

    let subscription = found.object(
        "context.subscription",
        member(context, "subscription"),
        false,
    );
    for name in ["id", "invoiceId", "productKey"] {
        found.text(
            &format!("context.subscription.{name}"),
            member(subscription, name),
            false,
        );
    }
    let intervals: Vec<&str> = Interval::VARIANTS.iter().map(|it| it.as_str()).collect();
    let path = "context.subscription.interval";
    found.word(path, member(subscription, "interval"), false, &intervals);
    let path = "context.subscription.seatsUsed";
    found.check(
        path,
        member(subscription, "seatsUsed"),
        "an integer",
        is_integer,
    );
    found.problems
}

/// Returns why the guides forbid an event that the schema takes.
pub(crate) fn forbidden_by_guides(body: &[u8]) -> Option<String> {
    let event = serde_json::from_slice::<Envelope<'_>>(body);
    event.err().map(|error| error.to_string())
}

#[derive(Default)]
struct Found {
    problems: Vec<String>,
}

impl Found {
    fn check(&mut self, path: &str, value: Option<&Value>, kind: &str, is: fn(&Value) -> bool) {
        if value.is_some_and(|value| !is(value)) {
            self.problems.push(format!("{path} must be {kind}"));
        }
    }

    fn text(&mut self, path: &str, value: Option<&Value>, required: bool) {
        self.require(path, value, required);
        self.check(path, value, "a string", Value::is_string);
    }

    fn word(&mut self, path: &str, value: Option<&Value>, required: bool, words: &[&str]) {
        self.require(path, value, required);
        if value.is_some_and(|value| !value.as_str().is_some_and(|word| words.contains(&word))) {
            let words = words.join(", ");
            self.problems
                .push(format!("{path} must be one of: {words}"));
        }
    }

    /// Returns the object, so that its members are looked at; if there is none, this is
    /// the one problem.
    fn object<'v>(
        &mut self,
        path: &str,
        value: Option<&'v Value>,
        required: bool,
    ) -> Option<&'v Value> {
        let path = if path.is_empty() { "the body" } else { path };
        self.require(path, value, required);
        self.check(path, value, "an object", Value::is_object);
        value.filter(|value| value.is_object())
    }

    fn require(&mut self, path: &str, value: Option<&Value>, required: bool) {
        if required && value.is_none() {
            self.problems.push(format!("{path} is missing"));
        }
    }
}

fn member<'v>(object: Option<&'v Value>, name: &str) -> Option<&'v Value> {
    object?.get(name)
}

/// JSON Schema's integers have no fraction, however they are written: `3.0` is one.
fn is_integer(value: &Value) -> bool {
    let float = value.as_f64();
    value.is_i64() || value.is_u64() || float.is_some_and(|number| number.fract() == 0.0)
}

/// `FromStr` takes RFC 3339 alone; reading JSON takes the guides' form as well.
fn is_date_time(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    text.parse::<Timestamp>().is_ok()
}

fn is_email(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let sides = text.split_once('@');
    let no_space = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    no_space
        && sides
            .is_some_and(|(user, host)| !user.is_empty() && !host.is_empty() && !host.contains('@'))
}
