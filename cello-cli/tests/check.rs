//! Does `cello check` name every problem, with file and line, on stdout?

use tool::{Folder, payment, run, run_with_stdin, tool};

mod tool;

#[test]
fn good_files_pass() {
    let folder = Folder::new("check-good");
    let lines = folder.write(
        "lines.jsonl",
        &(payment("u-1", "I-1") + &payment("u-2", "I-2")),
    );
    let array = folder.write("array.json", &format!("[\n{}]", payment("u-1", "I-1")));
    let checked = run(&mut tool(&["check", &lines, &array]));
    assert_eq!(
        (checked.code, checked.stdout.as_str()),
        (Some(0), "3 events, 0 wrong\n")
    );
    assert_eq!(checked.stderr, "");
    let checked = run_with_stdin(&mut tool(&["check", "-"]), &payment("u-1", "I-1"));
    assert_eq!(
        (checked.code, checked.stdout.as_str()),
        (Some(0), "1 event, 0 wrong\n")
    );
}

#[test]
fn every_problem_of_every_event_is_printed() {
    let folder = Folder::new("check-bad");
    let bad = payment("u-1", "I-1")
        .replace("EUR", "EURO")
        .replace('@', " at ");
    let lines = payment("u-1", "I-1") + &bad + "{\"eventName\":\n\n" + &payment("", "I-2");
    let file = folder.write("lines.jsonl", &lines);
    let checked = run(&mut tool(&["check", &file]));
    assert_eq!(checked.code, Some(1));
    let expected = [
        ":2: currency: ",
        ":2: newUser.email: ",
        ":3: not JSON: it ends too early, at column 13",
        ":5: newUserId: ",
        ":5: newUser.id: ",
        "4 events, 3 wrong",
    ];
    let lines: Vec<&str> = checked.stdout.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{}", checked.stdout);
    for (line, expected) in lines.iter().zip(expected) {
        let line = line.strip_prefix(&file).unwrap_or(line);
        assert!(line.starts_with(expected), "{line}");
    }
    assert_eq!(checked.stderr, "");
}

#[test]
fn no_value_of_an_event_is_shown() {
    let folder = Folder::new("check-private");
    let private = payment("u-1", "I-1")
        .replace("A1b2C3d4E5f", " A1b2C3d4E5f")
        .replace("\"name\"", "\"Grace Example\"")
        .replace("Ada Example", "Ada Example ")
        .replace("ada@example.com", "ada.example.com");
    let file = folder.write("lines.jsonl", &private);
    let checked = run(&mut tool(&["check", &file]));
    assert_eq!(checked.code, Some(1));
    for private in ["A1b2C3d4E5f", "Ada", "Grace", "ada."] {
        assert!(!checked.stdout.contains(private), "{}", checked.stdout);
    }
}

#[test]
fn a_file_that_is_not_there_is_a_wrong_usage() {
    let checked = run(&mut tool(&["check", "not-there.jsonl"]));
    assert_eq!(checked.code, Some(2));
    assert!(
        checked.stderr.starts_with("error: not-there.jsonl: "),
        "{}",
        checked.stderr
    );
    assert_eq!(checked.stdout, "");
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let folder = Folder::new("check-pipe");
    let file = folder.write("lines.jsonl", &"{}\n".repeat(5_000));
    let mut child = tool(&["check", &file]).spawn().unwrap();
    drop(child.stdout.take());
    let checked = tool::finish(child);
    assert_eq!((checked.code, checked.stderr.as_str()), (Some(0), ""));
}
