//! Do `cello enqueue` and `cello outbox` record, show and free events?

use serde_json::Value;
use tool::{Folder, Outbox, payment, run};

mod tool;

#[test]
fn a_rerun_is_harmless_and_a_conflict_is_told() {
    let outbox = Outbox::new("enqueue-rerun");
    let lines = payment("u-1", "I-1") + &payment("u-2", "I-2");
    let first = outbox.enqueue(&lines);
    assert_eq!(first.stdout, "2 recorded, 0 known already, 0 in conflict\n");
    assert_eq!((first.code, first.stderr.as_str()), (Some(0), ""));
    let again = outbox.enqueue(&(lines + &payment("u-2", "I-3")));
    assert_eq!(again.stdout, "1 recorded, 2 known already, 0 in conflict\n");
    assert_eq!(again.code, Some(0));
    let other = outbox.enqueue(&payment("u-1", "I-1").replace("129.9", "29.9"));
    assert_eq!(other.stdout, "0 recorded, 0 known already, 1 in conflict\n");
    assert_eq!(other.code, Some(1));
    let told = "stdin:1: another event has the same key and stays: see `cello outbox show 1`\n";
    assert_eq!(other.stderr, told);
    assert_eq!(outbox.status()["ready"], 3);
}

#[test]
fn one_wrong_event_and_none_is_recorded() {
    let outbox = Outbox::new("enqueue-wrong");
    let good = payment("u-1", "I-1");
    let long = payment(&"u".repeat(256), "I-2");
    for (wrong, place) in [
        (good.replace("EUR", "EURO"), "stdin:2: currency: "),
        ("nonsense\n".to_owned(), "stdin:2: not JSON: "),
        (
            long,
            "stdin:2: newUserId: the id is longer than 255 characters",
        ),
    ] {
        let refused = outbox.enqueue(&(good.clone() + &wrong + &good));
        assert_eq!((refused.code, refused.stdout.as_str()), (Some(1), ""));
        assert!(refused.stderr.starts_with(place), "{}", refused.stderr);
        assert!(
            refused
                .stderr
                .ends_with("error: 1 of 3 events are wrong, and none is recorded\n")
        );
        assert_eq!(outbox.status()["ready"], 0);
    }
}

#[test]
fn events_are_listed_and_shown() {
    let outbox = Outbox::new("outbox-list");
    outbox.enqueue(&(payment("u-1", "I-1") + &payment("u-2", "I-2")));
    let list: Value = serde_json::from_str(&outbox.done(&["outbox", "list", "--json"])).unwrap();
    assert_eq!(list[1]["id"], 2);
    assert_eq!(list[1]["key"], "invoice-paid:I-2");
    assert_eq!(list[1]["state"], "ready");
    let table = outbox.done(&["outbox", "list", "--state", "ready"]);
    assert_eq!(table.lines().count(), 3, "{table}");
    assert_eq!(
        outbox
            .done(&["outbox", "list", "--state", "dead"])
            .lines()
            .count(),
        1
    );
    let part = outbox.run(&["outbox", "list", "--limit", "1"]);
    assert_eq!((part.code, part.stdout.lines().count()), (Some(0), 2));
    assert_eq!(part.stderr, "there are more: choose a larger `--limit`\n");

    let shown = outbox.done(&["outbox", "show", "1"]);
    assert!(shown.contains("key          invoice-paid:I-1\n"), "{shown}");
    assert!(!shown.contains("ada@example.com"), "{shown}");
    let payload = outbox.done(&["outbox", "show", "1", "--payload"]);
    assert_eq!(
        serde_json::from_str::<Value>(&payload).unwrap(),
        tool::event("u-1", "I-1")
    );
    let missing = outbox.run(&["outbox", "show", "9"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (Some(1), ""));
}

#[test]
fn the_status_has_its_numbers_and_says_what_helps() {
    let outbox = Outbox::new("outbox-status");
    let fine = outbox.done(&["outbox", "status"]);
    assert!(fine.ends_with("\nNothing is stuck.\n"), "{fine}");
    outbox.enqueue(&payment("u-1", "I-1"));
    outbox.done(&["outbox", "pause", "--reason", "wrong prices"]);
    let status = outbox.status();
    for number in [
        "ready",
        "sending",
        "delivered",
        "dead",
        "held",
        "uncertain",
        "skipped",
        "invalid",
        "expired_leases",
        "late_answers",
        "oldest_age_seconds",
    ] {
        assert!(status[number].is_u64(), "{number}");
    }
    assert_eq!(status["paused"], "wrong prices");
    let paused = outbox.run(&["outbox", "status"]);
    assert_eq!(paused.code, Some(1));
    assert!(
        paused.stdout.contains("the outbox is paused: wrong prices"),
        "{}",
        paused.stdout
    );
    assert!(
        paused
            .stdout
            .contains("    cello outbox resume   sends again\n"),
        "{}",
        paused.stdout
    );
    assert_eq!(outbox.done(&["outbox", "resume"]), "resumed\n");
    assert_eq!(outbox.status()["paused"], Value::Null);
    assert_eq!(
        outbox.run(&["outbox", "status", "--max-age", "3600"]).code,
        Some(0)
    );
}

#[test]
fn events_are_given_up_and_users_forgotten() {
    let outbox = Outbox::new("outbox-skip");
    outbox.enqueue(&(payment("u-1", "I-1") + &payment("u-2", "I-2") + &payment("u-3", "I-3")));
    let skipped = outbox.run(&["outbox", "skip", "1", "9"]);
    assert_eq!(
        (skipped.code, skipped.stdout.as_str()),
        (Some(1), "1 skipped\n")
    );
    assert!(
        skipped.stderr.trim_end().ends_with(": 9"),
        "{}",
        skipped.stderr
    );
    assert_eq!(outbox.run(&["outbox", "redrive", "2"]).code, Some(1));
    assert_eq!(outbox.done(&["outbox", "redrive", "--all"]), "0 redriven\n");
    assert_eq!(
        outbox.done(&["outbox", "erase", "u-2"]),
        "1 removed, 0 made anonymous\n"
    );
    assert_eq!(
        outbox.done(&["outbox", "erase", "u-1", "--yes"]),
        "0 removed, 1 made anonymous\n"
    );
    assert_eq!(
        outbox.done(&["outbox", "purge"]),
        "0 events and 0 payloads removed\n"
    );
    let status = outbox.status();
    assert_eq!(
        (&status["ready"], &status["skipped"]),
        (&Value::from(1), &Value::from(1))
    );
}

#[test]
fn the_migrations_can_be_printed() {
    for (url, word) in [("sqlite:", "strict"), ("postgres:", "identity")] {
        let printed = run(&mut tool::tool(&[
            "outbox", "migrate", "--print", "--outbox", url,
        ]));
        assert_eq!((printed.code, printed.stderr.as_str()), (Some(0), ""));
        assert!(
            printed.stdout.contains("create table cello_outbox ("),
            "{}",
            printed.stdout
        );
        assert!(printed.stdout.contains(word), "{}", printed.stdout);
    }
}

#[test]
fn what_is_wrong_with_the_outbox_is_told_without_its_password() {
    let folder = Folder::new("outbox-wrong");
    let empty = folder.write("empty.db", "");
    let text = folder.write("text.db", &"this is not a database ".repeat(100));
    let not_there = format!("sqlite:{}", folder.path().join("not-there.db").display());
    for (url, code, remedy) in [
        (&*format!("sqlite:{empty}"), 2, "cello outbox migrate"),
        (&*format!("sqlite:{text}"), 2, "not a database"),
        (&*not_there, 3, "there is no file "),
        ("sqlite::memory:", 2, "use a file"),
        (
            "mysql://root:hunter2@localhost/shop",
            2,
            "must begin with `sqlite:`",
        ),
        ("postgres://shop:hunter2@[nonsense/shop", 2, "not valid"),
        ("", 2, "CELLO_OUTBOX_URL"),
    ] {
        let mut command = tool::tool(&["outbox", "status"]);
        let wrong = run(command
            .env("CELLO_OUTBOX_URL", url)
            .env("RUST_LOG", "trace"));
        assert_eq!(
            (wrong.code, wrong.stdout.as_str()),
            (Some(code), ""),
            "{url}: {}",
            wrong.stderr
        );
        assert!(wrong.stderr.contains(remedy), "{}", wrong.stderr);
        assert!(!wrong.stderr.contains("hunter2"), "{}", wrong.stderr);
    }
    assert!(!folder.path().join("not-there.db").exists());
}

/// A database that does not answer is waited for: ten seconds.
#[test]
fn a_database_that_does_not_answer_is_3() {
    let mut command = tool::tool(&["outbox", "status", "--outbox"]);
    command
        .arg("postgres://shop:hunter2@127.0.0.1:1/shop")
        .env("RUST_LOG", "trace");
    let unreachable = run(&mut command);
    assert_eq!(
        (unreachable.code, unreachable.stdout.as_str()),
        (Some(3), "")
    );
    assert!(
        unreachable.stderr.contains("the database does not answer"),
        "{}",
        unreachable.stderr
    );
    assert!(
        !unreachable.stderr.contains("hunter2"),
        "{}",
        unreachable.stderr
    );
}
