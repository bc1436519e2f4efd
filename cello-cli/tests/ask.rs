//! Do the questions to Cello print its answers, as text and as JSON?

use cello_fake::{CredentialsRefusal, FakeCello, Operation, status};
use serde_json::{Value, json};
use tool::{run, tool, tool_with};

mod tool;

fn ask(cello: &FakeCello, arguments: &[&str]) -> (Option<i32>, String) {
    let asked = run(&mut tool_with(cello, arguments));
    assert_eq!(asked.stderr, "");
    (asked.code, asked.stdout)
}

fn ask_json(cello: &FakeCello, arguments: &[&str]) -> Value {
    let (code, answer) = ask(cello, &[arguments, &["--json"]].concat());
    assert_eq!(code, Some(0));
    serde_json::from_str(&answer).expect("the answer is JSON")
}

#[test]
fn ping_tells_whether_the_keys_are_right() {
    let cello = FakeCello::start();
    let right = format!("the access keys are right for {}\n", cello.url());
    assert_eq!(ask(&cello, &["ping"]), (Some(0), right));

    for refusal in [
        CredentialsRefusal::BadRequest,
        CredentialsRefusal::Unauthorized,
    ] {
        cello.refuse_credentials(refusal);
        let wrong = run(&mut tool_with(&cello, &["ping"]));
        assert_eq!((wrong.code, wrong.stdout.as_str()), (Some(1), ""));
        assert!(
            wrong.stderr.contains("check CELLO_ACCESS_KEY_ID"),
            "{}",
            wrong.stderr
        );
        assert!(!wrong.stderr.contains(&cello.secret_access_key()));
    }

    cello.go_down();
    let unreachable = run(&mut tool_with(&cello, &["ping"]));
    assert_eq!(
        (unreachable.code, unreachable.stdout.as_str()),
        (Some(3), "")
    );
    assert!(
        unreachable.stderr.starts_with("error: "),
        "{}",
        unreachable.stderr
    );
}

#[test]
fn the_switch_wins_over_the_variable() {
    let cello = FakeCello::start();
    let url = cello.url();
    let mut command = tool_with(&cello, &["ping", "--base-url", url]);
    command.env("CELLO_BASE_URL", "http://127.0.0.1:1");
    assert_eq!(run(&mut command).code, Some(0));
    let both = run(&mut tool_with(
        &cello,
        &["ping", "--sandbox", "--production"],
    ));
    assert_eq!(both.code, Some(2));
}

#[test]
fn plain_http_is_for_loopback() {
    for url in [
        "http://api.cello.so",
        "http://cello.example.com",
        "not a url",
    ] {
        let cello = FakeCello::start();
        let refused = run(&mut tool_with(&cello, &["ping", "--base-url", url]));
        assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    }
}

#[test]
fn codes_and_links() {
    let cello = FakeCello::start();
    cello.add_referrer("user/1", "A1b2C3d4E5f");
    let valid = "valid\nuser        user/1\ncampaign    fake-campaign\n".to_owned();
    assert_eq!(ask(&cello, &["code", "A1b2C3d4E5f"]), (Some(0), valid));
    assert_eq!(
        ask(&cello, &["code", "other"]),
        (Some(0), "not valid\n".to_owned())
    );
    assert_eq!(
        ask_json(&cello, &["code", "A1b2C3d4E5f"]),
        json!({
            "code": "A1b2C3d4E5f",
            "productUserId": "user/1",
            "valid": true,
            "campaignId": "fake-campaign",
        })
    );
    let link = "https://example.com/?productId=example.com&ucc=A1b2C3d4E5f";
    assert_eq!(
        ask(&cello, &["link", "user/1"]),
        (Some(0), format!("{link}\n"))
    );
    let json = ask_json(&cello, &["link", "user/1"]);
    assert_eq!(json, json!({ "activeUcc": "A1b2C3d4E5f", "link": link }));
}

#[test]
fn rewards() {
    let cello = FakeCello::start();
    let reward = json!({
        "eligible": true,
        "reward": { "type": "standard", "interval": "month", "intervalCount": 3, "percentage": 20 },
        "signupId": "signup-1",
        "signupAt": "2026-03-01T09:30:00Z",
        "referralUcc": "A1b2C3d4E5f",
        "campaignId": "campaign-1",
        "campaignRevision": "v2",
    });
    cello.set_reward("user-7", reward.clone());
    let text = "\
eligible
reward      standard
for         3 × month
discount    20 %
signup      signup-1
at          2026-03-01T09:30:00Z
referred by A1b2C3d4E5f
campaign    campaign-1
";
    assert_eq!(
        ask(&cello, &["reward", "user-7"]),
        (Some(0), text.to_owned())
    );
    assert_eq!(ask_json(&cello, &["reward", "user-7"]), reward);
    let none = (Some(0), "not eligible\n".to_owned());
    assert_eq!(ask(&cello, &["reward", "user-8"]), none);
}

#[test]
fn depersonalize_does_not_ask_without_a_terminal() {
    let cello = FakeCello::start();
    cello.add_referrer("user-1", "A1b2C3d4E5f");
    assert_eq!(
        ask(&cello, &["depersonalize", "user-1"]),
        (Some(0), "removed\n".to_owned())
    );
    let gone = run(&mut tool_with(
        &cello,
        &["depersonalize", "--yes", "user-1"],
    ));
    assert_eq!((gone.code, gone.stdout.as_str()), (Some(1), ""));
    assert!(!gone.stderr.contains("user-1"), "{}", gone.stderr);
}

#[test]
fn something_that_is_not_cello_was_not_reached() {
    let cello = FakeCello::start();
    cello.next_answers_to(
        Operation::ReferralCode,
        [status(302), status(200).body("<html>")],
    );
    for _ in 0..2 {
        assert_eq!(run(&mut tool_with(&cello, &["code", "x"])).code, Some(3));
    }
    assert_eq!(run(&mut tool(&["code"])).code, Some(2));
}
