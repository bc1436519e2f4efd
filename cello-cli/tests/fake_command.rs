//! Does `cello fake` print an environment that the other commands can use?

use std::io::{BufRead, BufReader};
use std::process::Child;

use tool::{finish, payment, run, run_with_stdin, tool};

mod tool;

/// Starts it, and reads the environment that it prints.
fn start(arguments: &[&str]) -> (Child, Vec<(String, String)>) {
    let mut child = tool(&[&["fake"], arguments].concat()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    let environment = (0..3).map(|_| {
        let line = lines.next().unwrap().unwrap();
        let (name, value) = line
            .strip_prefix("export ")
            .unwrap()
            .split_once('=')
            .unwrap();
        (name.to_owned(), value.to_owned())
    });
    let environment = environment.collect();
    (child, environment)
}

fn stop(child: Child) -> String {
    let pid = child.id().to_string();
    std::process::Command::new("kill")
        .args(["-INT", &pid])
        .status()
        .unwrap();
    let ended = finish(child);
    assert_eq!(ended.code, Some(0));
    ended.stderr
}

#[cfg(unix)]
#[test]
fn its_environment_works_and_its_log_names_nobody() {
    let (child, environment) = start(&["--fault", "503+retry-after=0*2", "--strict"]);
    let sent = run_with_stdin(
        tool(&["send", "-"]).envs(environment.clone()),
        &payment("user-7", "I-1"),
    );
    assert_eq!(sent.code, Some(0), "{}", sent.stderr);
    assert_eq!(
        run(tool(&["link", "user-7"]).envs(environment)).code,
        Some(0)
    );
    assert_eq!(
        stop(child),
        "\
POST /token: 201
POST /events: 503 invoice-paid
POST /events: 503 invoice-paid
POST /events: 200 invoice-paid
POST /token: 201
GET /referral-codes/active-link/{productUserId}: 200
1 events accepted, 0 of them repeats
"
    );
}

#[cfg(unix)]
#[test]
fn an_address_that_is_taken_is_named() {
    let (child, environment) = start(&[]);
    let address = environment[0].1.trim_start_matches("http://");
    let second = run(&mut tool(&["fake", "--listen", address]));
    assert_eq!(second.code, Some(2));
    assert!(
        second
            .stderr
            .contains(&format!("cannot listen on {address}")),
        "{}",
        second.stderr
    );
    stop(child);
}
