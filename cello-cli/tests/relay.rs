//! Does `cello relay` deliver the outbox, and tell how it ended?

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use cello_fake::{CredentialsRefusal, FakeCello, Operation, hang, status};
use serde_json::Value;
use tool::{Outbox, Run, finish, payment, relay, run};

mod tool;

fn until_empty(outbox: &Outbox, cello: &FakeCello) -> Run {
    run(&mut relay(outbox, cello, &["--until-empty"]))
}

fn invoices(cello: &FakeCello) -> Vec<String> {
    cello
        .events()
        .iter()
        .map(|event| event.invoice_id().to_owned())
        .collect()
}

fn signal(child: &Child) {
    let pid = child.id().to_string();
    Command::new("kill").args(["-TERM", &pid]).status().unwrap();
}

#[test]
fn everything_is_delivered_in_order() {
    let (outbox, cello) = (Outbox::new("relay-order"), FakeCello::start());
    let lines: String = (0..50)
        .map(|n| payment("u-1", &format!("I-{n:02}")))
        .collect();
    outbox.enqueue(&lines);
    let delivered = until_empty(&outbox, &cello);
    assert_eq!(delivered.code, Some(0), "{}", delivered.stderr);
    assert!(
        delivered.stdout.ends_with(" 0 left\n"),
        "{}",
        delivered.stdout
    );
    let mut in_order = invoices(&cello);
    in_order.sort();
    assert_eq!(invoices(&cello), in_order);
    assert_eq!(in_order.len(), 50);
    cello.assert_no_repeats();
    assert_eq!(outbox.status()["delivered"], 50);
}

#[test]
fn a_refused_event_is_shown_and_can_be_freed() {
    let (outbox, cello) = (Outbox::new("relay-dead"), FakeCello::start());
    outbox.enqueue(&payment("u-1", "I-1"));
    cello.next_answers([status(400).body("{\"message\":\"ada@example.com is unknown\"}")]);
    let refused = until_empty(&outbox, &cello);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.stderr.contains("1 dead, 0 held, 0 uncertain"),
        "{}",
        refused.stderr
    );
    assert!(!refused.stderr.contains("ada@"), "{}", refused.stderr);

    let status = outbox.run(&["outbox", "status"]);
    assert_eq!(status.code, Some(1));
    assert!(status.stdout.contains("1 dead event,"), "{}", status.stdout);
    assert!(
        status.stdout.contains("cello outbox redrive 1 "),
        "{}",
        status.stdout
    );
    let list = outbox.done(&["outbox", "list", "--state", "dead"]);
    assert!(
        list.contains("400") && list.contains("is unknown"),
        "{list}"
    );
    assert!(!list.contains("ada@"), "{list}");

    assert_eq!(outbox.done(&["outbox", "redrive", "1"]), "1 redriven\n");
    assert_eq!(until_empty(&outbox, &cello).code, Some(0));
    assert_eq!(invoices(&cello), ["I-1"]);
}

#[test]
fn a_paused_outbox_is_not_waited_for() {
    let (outbox, cello) = (Outbox::new("relay-paused"), FakeCello::start());
    outbox.enqueue(&payment("u-1", "I-1"));
    outbox.done(&["outbox", "pause", "--reason", "wrong prices"]);
    let paused = until_empty(&outbox, &cello);
    assert_eq!(paused.code, Some(1));
    assert!(
        paused.stderr.contains("the outbox is paused: wrong prices"),
        "{}",
        paused.stderr
    );
    assert!(cello.events().is_empty());

    outbox.done(&["outbox", "resume"]);
    cello.refuse_credentials(CredentialsRefusal::Unauthorized);
    let refused = until_empty(&outbox, &cello);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.stderr.contains("CELLO_ACCESS_KEY_ID"),
        "{}",
        refused.stderr
    );
    assert!(outbox.status()["paused"].is_string());
}

#[test]
fn an_outbox_delivers_to_one_place_alone() {
    let (outbox, cello) = (Outbox::new("relay-url"), FakeCello::start());
    outbox.enqueue(&payment("u-1", "I-1"));
    assert_eq!(until_empty(&outbox, &cello).code, Some(0));
    let other = until_empty(&outbox, &FakeCello::start());
    assert_eq!((other.code, other.stdout.as_str()), (Some(2), ""));
    assert!(other.stderr.contains(cello.url()), "{}", other.stderr);
}

#[test]
fn the_configuration_is_checked_first() {
    let (outbox, cello) = (Outbox::new("relay-configuration"), FakeCello::start());
    for arguments in [
        &["--in-flight", "0"][..],
        &["--listen", "nonsense"],
        &["--grace", "-1"],
    ] {
        assert_eq!(
            run(&mut relay(&outbox, &cello, arguments)).code,
            Some(2),
            "{arguments:?}"
        );
    }
    let taken = cello.address().to_string();
    let taken = run(&mut relay(&outbox, &cello, &["--listen", &taken]));
    assert_eq!(taken.code, Some(2));
    assert!(
        taken.stderr.contains("choose another address"),
        "{}",
        taken.stderr
    );
    assert_eq!(run(&mut tool::tool(&["relay"])).code, Some(2));
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[cfg(unix)]
#[test]
fn it_can_be_watched_and_ends_gracefully() {
    let (outbox, cello) = (Outbox::new("relay-watched"), FakeCello::start());
    outbox.enqueue(&(payment("u-1", "I-1") + &payment("u-2", "I-2")));
    let mut child = relay(&outbox, &cello, &["--listen", "127.0.0.1:0"])
        .spawn()
        .unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    log.read_line(&mut line).unwrap();
    let address = line
        .strip_prefix("metrics: http://")
        .unwrap()
        .split('/')
        .next()
        .unwrap();
    cello.wait_for_blocking(2);

    let metrics = get(address, "/metrics");
    assert!(metrics.starts_with("HTTP/1.1 200 OK\r\n"), "{metrics}");
    assert!(
        metrics.contains("content-type: text/plain; version=0.0.4"),
        "{metrics}"
    );
    assert!(
        metrics.contains("# TYPE cello_outbox_rows gauge\n"),
        "{metrics}"
    );
    assert!(
        metrics.contains("\ncello_outbox_rows{state=\"dead\"} 0\n"),
        "{metrics}"
    );
    assert!(metrics.contains("\ncello_outbox_paused 0\n"), "{metrics}");
    cello.go_down();
    let health = get(address, "/healthz");
    assert!(
        health.starts_with("HTTP/1.1 200 OK\r\n"),
        "an outage is no reason: {health}"
    );
    assert!(get(address, "/other").starts_with("HTTP/1.1 404 "));

    signal(&child);
    let ended = finish(child);
    assert_eq!(ended.code, Some(0));
    assert!(
        ended.stdout.starts_with("stopped; meanwhile "),
        "{}",
        ended.stdout
    );
    assert_eq!(outbox.status()["delivered"], 2);
}

#[cfg(unix)]
#[test]
fn a_second_signal_ends_it_at_once() {
    let (outbox, cello) = (Outbox::new("relay-signals"), FakeCello::start());
    outbox.enqueue(&payment("u-1", "I-1"));
    cello.next_answers([hang()]);
    let mut command = relay(&outbox, &cello, &["--until-empty"]);
    let child = command.stderr(Stdio::null()).spawn().unwrap();
    let wait = cello.wait_for_requests(Operation::SendEvent, 1);
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(wait);
    signal(&child);
    // Two signals at once may be one to the process: the first must have been taken.
    std::thread::sleep(std::time::Duration::from_millis(200));
    signal(&child);
    assert_eq!(finish(child).code, Some(128 + 15));
    assert_eq!(outbox.status()["sending"], 1, "its lease will end");
}

#[test]
fn even_at_trace_nothing_personal_and_no_secret_is_logged() {
    let outbox = Outbox::new("relay-secrets");
    let builder = FakeCello::builder().credentials("sentinel-key-id", "sentinel-secret");
    let cello = builder.start().unwrap();
    let line = |invoice: &str| {
        payment("sentinel-user", invoice)
            .replace("A1b2C3d4E5f", "sentinel-ucc")
            .replace("ada@example.com", "sentinel@example.com")
            .replace("Ada Example", "sentinel name")
    };
    outbox.enqueue(&(line("sentinel-1") + &line("sentinel-2") + &line("sentinel-3")));
    let message = "{\"message\":\"SENTINEL@example.com, sentinel%20name, sentinel-user\"}";
    cello.next_answers([status(503).retry_after(0), status(400).body(message)]);
    let mut command = relay(&outbox, &cello, &["--until-empty"]);
    let delivered = run(command.env("RUST_LOG", "trace"));
    assert_eq!(delivered.code, Some(1), "{}", delivered.stderr);
    assert!(delivered.stderr.contains("DEBUG"), "{}", delivered.stderr);
    let log = delivered.stderr.to_lowercase();
    for secret in ["sentinel", "fake-access-token", "fake-refresh-token"] {
        assert_eq!(
            log.lines().find(|line| line.contains(secret)),
            None,
            "{secret}"
        );
    }
    let list: Value = serde_json::from_str(&outbox.done(&["outbox", "list", "--json"])).unwrap();
    let error = list[0]["last_error"].as_str().unwrap().to_lowercase();
    assert!(!error.contains("sentinel"), "{error}");
}
