//! Which bodies of `POST /events` and `POST /token` are sent?

use cello_fake::FakeCello;
use serde_json::{Value, json};

use crate::http;

/// One change to a good payment a line: its name, where, and the new value; none removes.
const CHANGES: &str = r#"
a payment                      | /eventName                      | "ReferralUpdated"
another name                   | /eventName                      | "ReferralChanged"
no name                        | /eventName                      |
no payload                     | /payload                        |
payload is a text              | /payload                        | "x"
no ucc                         | /payload/ucc                    |
ucc is a number                | /payload/ucc                    | 7
ucc is null                    | /payload/ucc                    | null
ucc is empty                   | /payload/ucc                    | ""
no newUserId                   | /payload/newUserId              |
no price                       | /payload/price                  |
price is a text                | /payload/price                  | "129.9"
price is negative              | /payload/price                  | -1
currency is unknown            | /payload/currency               | "EURO"
currency is null               | /payload/currency               | null
no context                     | /context                        |
no event                       | /context/event                  |
no trigger                     | /context/event/trigger          |
another trigger                | /context/event/trigger          | "demo-attended"
no timestamp                   | /context/event/timestamp        |
the guides' timestamp          | /context/event/timestamp        | "2022-10-05 14:14:34"
a date                         | /context/event/timestamp        | "2026-03-01"
a timestamp without an offset  | /context/event/timestamp        | "2026-03-01T09:30:00"
no such day                    | /context/event/timestamp        | "2026-02-30T09:30:00Z"
an offset                      | /context/event/timestamp        | "2026-03-01T09:30:00.5+02:00"
no user                        | /context/newUser                |
user is null                   | /context/newUser                | null
no address                     | /context/newUser/email          |
an address without a host      | /context/newUser/email          | "ada@"
no address at all              | /context/newUser/email          | "ada"
two at signs                   | /context/newUser/email          | "a@b@example.com"
name is a number               | /context/newUser/name           | 1
an organization                | /context/newUser/organizationId | "org-1"
no subscription                | /context/subscription           |
subscription is an array       | /context/subscription           | []
interval is unknown            | /context/subscription/interval  | "month"
no interval                    | /context/subscription/interval  |
seats                          | /context/subscription/seatsUsed | 3
seats without a fraction       | /context/subscription/seatsUsed | 3.0
half a seat                    | /context/subscription/seatsUsed | 2.5
seats are a text               | /context/subscription/seatsUsed | "3"
an unknown member              | /context/unknown                | 1
"#;

pub fn events() -> Vec<(&'static str, Vec<u8>)> {
    let lines = CHANGES.lines().filter(|line| !line.is_empty());
    let mut bodies: Vec<_> = lines
        .map(|line| {
            let mut cells = line.split('|').map(str::trim);
            let mut cell = || cells.next().expect("a line has three cells");
            (cell(), changed(cell(), cell()))
        })
        .collect();
    bodies.push(("no JSON", b"{\"eventName\":".to_vec()));
    bodies.push(("an array", b"[]".to_vec()));
    bodies.push(("null", b"null".to_vec()));
    bodies.push(("nothing", Vec::new()));
    bodies
}

fn changed(pointer: &str, value: &str) -> Vec<u8> {
    let mut event = http::payment("I-1");
    let (parent, member) = pointer.rsplit_once('/').expect("a pointer has a slash");
    let parent = event.pointer_mut(parent).and_then(Value::as_object_mut);
    let parent = parent.expect("the member is in an object");
    parent.remove(member);
    if !value.is_empty() {
        let value = serde_json::from_str(value).expect("the value is JSON");
        parent.insert(member.to_owned(), value);
    }
    event.to_string().into_bytes()
}

pub fn tokens(cello: &FakeCello) -> [(&'static str, Value); 7] {
    let (id, secret) = (cello.access_key_id(), cello.secret_access_key());
    let keys = json!({ "accessKeyId": id, "secretAccessKey": secret });
    let refresh = json!({ "refreshToken": http::log_in(cello)["refreshToken"] });
    let with = |object: &Value, member: &str, value: Value| {
        let mut object = object.clone();
        object[member] = value;
        object
    };
    [
        ("token: keys", keys.clone()),
        ("token: refresh", refresh.clone()),
        (
            "token: both",
            with(&keys, "refreshToken", refresh["refreshToken"].clone()),
        ),
        ("token: one key", json!({ "accessKeyId": id })),
        ("token: a number", with(&keys, "accessKeyId", json!(1))),
        ("token: an array", json!([])),
        ("token: more members", with(&refresh, "scope", json!("all"))),
    ]
}
