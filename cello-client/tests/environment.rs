//! What is read from the environment? Each case is a test of its own process, as a process's
//! environment cannot be changed safely.

mod common;

use std::process::Command;

use cello_client::{Client, Credentials};
use common::{SIGNUP, Server, accepted, json};

/// Runs an ignored test of this file with these variables and no other of Cello or of a proxy, and returns what
/// it printed.
fn run(name: &str, variables: &[(&str, &str)]) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "--ignored", "--nocapture", name]);
    for (variable, _) in std::env::vars_os() {
        let upper = variable.to_string_lossy().to_uppercase();
        if upper.starts_with("CELLO_") || upper.ends_with("_PROXY") {
            command.env_remove(variable);
        }
    }
    let output = command.envs(variables.iter().copied()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    assert!(text.contains("1 passed"), "no test is named {name}");
    text
}

#[test]
fn credentials() {
    const ID: (&str, &str) = ("CELLO_ACCESS_KEY_ID", "key-id");
    const SECRET: (&str, &str) = ("CELLO_SECRET_ACCESS_KEY", "hunter2");
    for (variables, expected) in [
        (&[ID, SECRET][..], "ready"),
        (&[ID], "CELLO_SECRET_ACCESS_KEY is not set"),
        (&[SECRET], "CELLO_ACCESS_KEY_ID is not set"),
        (
            &[ID, ("CELLO_SECRET_ACCESS_KEY", " ")],
            "CELLO_SECRET_ACCESS_KEY is blank",
        ),
        (
            &[("CELLO_ACCESS_KEY_ID", ""), SECRET],
            "CELLO_ACCESS_KEY_ID is blank",
        ),
        (
            &[ID, ("CELLO_SECRET_ACCESS_KEY", "hunter2\n")],
            "CELLO_SECRET_ACCESS_KEY has white space around its value",
        ),
    ] {
        let printed = run("print_credentials", variables);
        assert!(printed.contains(expected), "{printed}");
        assert!(!printed.contains("hunter2"), "{printed}");
    }
}

#[test]
#[ignore = "run by `credentials`"]
fn print_credentials() {
    match Credentials::from_env().and_then(Client::sandbox) {
        Ok(client) => println!("ready: {client:?}"),
        Err(error) => println!("{error}"),
    }
}

#[test]
fn plain_http() {
    for (value, expected) in [
        (&[("CELLO_ALLOW_HTTP", "1")][..], "http://fake:8080 taken"),
        (&[("CELLO_ALLOW_HTTP", "true")], "set CELLO_ALLOW_HTTP=1"),
        (&[], "set CELLO_ALLOW_HTTP=1"),
    ] {
        let printed = run("print_plain_http", value);
        assert!(printed.contains(expected), "{printed}");
        assert!(
            printed.contains("host `api.cello.so` must start with `https://`"),
            "{printed}"
        );
    }
}

#[test]
#[ignore = "run by `plain_http`"]
fn print_plain_http() {
    for url in ["http://fake:8080", "http://api.cello.so"] {
        match Client::base_url(url, Credentials::new("key-id", "key-secret")) {
            Ok(client) => println!("{} taken", client.url()),
            Err(error) => println!("{error}"),
        }
    }
}

/// Nothing listens there: whatever goes through it fails.
const DEAD_PROXY: &str = "http://127.0.0.1:9";

#[test]
fn loopback_goes_through_no_proxy() {
    for name in [
        "HTTP_PROXY",
        "http_proxy",
        "ALL_PROXY",
        "all_proxy",
        "HTTPS_PROXY",
    ] {
        run("send_to_loopback", &[(name, DEAD_PROXY)]);
    }
}

#[tokio::test]
#[ignore = "run by `loopback_goes_through_no_proxy`"]
async fn send_to_loopback() {
    let server = Server::with_token(|_| accepted()).await;
    server.client().send_json(SIGNUP).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn other_hosts_go_through_the_proxy() {
    // A proxy gets the whole URL where a server gets the path.
    let proxy = Server::start(|request| match &*request.path {
        "http://fake.example:8080/token" => json(201, &common::tokens("access-1")),
        "http://fake.example:8080/events" => accepted(),
        _ => json(404, ""),
    })
    .await;
    let url = proxy.url.clone();
    let printed = tokio::task::spawn_blocking(move || {
        run(
            "send_to_another_host",
            &[("CELLO_ALLOW_HTTP", "1"), ("http_proxy", &url)],
        )
    });
    printed.await.unwrap();
    assert_eq!(proxy.count(), 2);
}

#[tokio::test]
#[ignore = "run by `other_hosts_go_through_the_proxy`"]
async fn send_to_another_host() {
    let credentials = Credentials::new("key-id", "key-secret");
    let client = Client::base_url("http://fake.example:8080", credentials).unwrap();
    client.send_json(SIGNUP).await.unwrap();
}
