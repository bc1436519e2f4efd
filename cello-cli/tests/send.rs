//! Does `cello send` keep the order, and say what became of each event?

use cello_fake::{FakeCello, Operation, hang, reset_after_body, status, usual};
use tool::{Folder, payment, run, run_with_stdin, tool, tool_with};

mod tool;

fn send(cello: &FakeCello, arguments: &[&str]) -> tool::Run {
    run(&mut tool_with(cello, &[&["send"], arguments].concat()))
}

fn invoices(cello: &FakeCello) -> Vec<String> {
    cello
        .events()
        .iter()
        .map(|event| event.invoice_id().to_owned())
        .collect()
}

fn three(folder: &Folder) -> String {
    let lines = payment("u-1", "I-1") + &payment("u-2", "I-2") + &payment("u-1", "I-3");
    folder.write("events.jsonl", &lines)
}

#[test]
fn events_arrive_in_order() {
    let (cello, folder) = (FakeCello::start(), Folder::new("send-order"));
    let sent = send(&cello, &[&three(&folder)]);
    assert_eq!(
        (sent.code, sent.stdout.as_str()),
        (Some(0), "3 sent, 0 refused, 0 held back\n")
    );
    assert_eq!(
        sent.stderr, "",
        "there is no progress bar without a terminal"
    );
    assert_eq!(invoices(&cello), ["I-1", "I-2", "I-3"]);
    assert_eq!(cello.log_ins(), 1);

    let sent = run_with_stdin(
        &mut tool_with(&cello, &["send", "-"]),
        &payment("u-1", "I-4"),
    );
    assert_eq!(sent.code, Some(0));
    let last = cello.events().pop().expect("it has arrived");
    assert_eq!(*last.json(), tool::event("u-1", "I-4"));
    // The members in the vendor's order, whatever they were in.
    assert!(last.to_string().starts_with("{\"eventName\":"), "{last}");
}

#[test]
fn a_refused_event_holds_back_later_ones_of_its_user_alone() {
    let (cello, folder) = (FakeCello::start(), Folder::new("send-refused"));
    let file = three(&folder);
    cello.next_answers([status(400).body("{\"message\":\"ada@example.com is unknown\"}")]);
    let sent = send(&cello, &[&file]);
    assert_eq!(
        (sent.code, sent.stdout.as_str()),
        (Some(1), "1 sent, 1 refused, 1 held back\n")
    );
    assert_eq!(invoices(&cello), ["I-2"]);
    let lines: Vec<&str> = sent.stderr.lines().collect();
    assert!(
        lines[0].starts_with(&format!("{file}:1: Cello refused ")),
        "{}",
        lines[0]
    );
    let held_back = format!("{file}:3: not sent, since {file}:1 of the same user was refused");
    assert_eq!(lines[1], held_back);
    assert!(!sent.stderr.contains("ada@"), "{}", sent.stderr);
}

#[test]
fn a_wrong_event_is_refused_before_it_is_sent() {
    let (cello, folder) = (FakeCello::start(), Folder::new("send-wrong"));
    let wrong = payment("u-1", "I-1").replace("EUR", "EURO");
    let lines = wrong + &payment("u-1", "I-2") + "nonsense\n" + &payment("u-2", "I-3");
    let file = folder.write("events.jsonl", &lines);
    let sent = send(&cello, &[&file]);
    assert_eq!(
        (sent.code, sent.stdout.as_str()),
        (Some(1), "1 sent, 2 refused, 1 held back\n")
    );
    assert_eq!(invoices(&cello), ["I-3"]);
    assert!(
        sent.stderr.contains(&format!("{file}:1: currency: ")),
        "{}",
        sent.stderr
    );
    assert!(
        sent.stderr.contains(&format!("{file}:3: not JSON: ")),
        "{}",
        sent.stderr
    );
}

#[test]
fn an_unanswered_event_stops_and_names_the_line() {
    let (cello, folder) = (FakeCello::start(), Folder::new("send-unanswered"));
    let file = three(&folder);
    cello.next_answers([usual(), reset_after_body().and_accept()]);
    let sent = send(&cello, &[&file]);
    assert_eq!(
        (sent.code, sent.stdout.as_str()),
        (Some(3), "1 sent, 0 refused, 0 held back\n")
    );
    assert!(
        sent.stderr.contains(&format!("error: {file}:2: ")),
        "{}",
        sent.stderr
    );
    assert!(
        sent.stderr
            .contains("go on with `--from-line 3` if it is there"),
        "{}",
        sent.stderr
    );
    assert!(
        sent.stderr.contains("with `--from-line 2` if it is not"),
        "{}",
        sent.stderr
    );

    let sent = send(&cello, &["--from-line", "3", &file]);
    assert_eq!(sent.code, Some(0));
    assert_eq!(invoices(&cello), ["I-1", "I-2", "I-3"]);
    cello.assert_no_repeats();
}

#[test]
fn an_outage_stops_and_names_the_line() {
    let (cello, folder) = (FakeCello::start(), Folder::new("send-outage"));
    let file = three(&folder);
    cello.next_answers([usual()]);
    cello.always(Operation::SendEvent, status(503).retry_after(0));
    let other = folder.write("first.jsonl", &payment("u-9", "I-0"));
    let sent = send(&cello, &[&other, &file]);
    assert_eq!(
        (sent.code, sent.stdout.as_str()),
        (Some(3), "1 sent, 0 refused, 0 held back\n")
    );
    let advice = "go on with `--from-line 1`, and without the files before it";
    assert!(sent.stderr.contains(advice), "{}", sent.stderr);
    assert!(
        sent.stderr.contains(&format!("error: {file}:1: ")),
        "{}",
        sent.stderr
    );
}

#[test]
fn two_events_in_a_line_cannot_be_gone_on_from() {
    let (cello, folder) = (FakeCello::start(), Folder::new("send-array"));
    let array = format!(
        "[{},{}]",
        payment("u-1", "I-1").trim(),
        payment("u-1", "I-2")
    );
    let sent = send(&cello, &[&folder.write("array.json", &array)]);
    assert_eq!(sent.code, Some(2));
    assert!(
        sent.stderr.contains("put each on a line of its own"),
        "{}",
        sent.stderr
    );
    assert!(cello.requests().is_empty());
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_gracefully_and_a_second_one_at_once() {
    let (cello, folder) = (FakeCello::start(), Folder::new("send-signal"));
    let file = three(&folder);
    let signal = |child: &std::process::Child| {
        let pid = child.id().to_string();
        std::process::Command::new("kill")
            .args(["-TERM", &pid])
            .status()
            .unwrap();
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let requests = |count| {
        runtime.block_on(cello.wait_for_requests(Operation::SendEvent, count));
    };

    let slowly = std::time::Duration::from_millis(300);
    cello.next_answers([usual().after(slowly)]);
    let child = tool_with(&cello, &["send", &file]).spawn().unwrap();
    requests(1);
    signal(&child);
    let sent = tool::finish(child);
    assert_eq!(
        (sent.code, sent.stdout.as_str()),
        (Some(1), "1 sent, 0 refused, 0 held back\n")
    );
    assert!(
        sent.stderr.contains("go on with `--from-line 2`"),
        "{}",
        sent.stderr
    );

    cello.next_answers([hang()]);
    let child = tool_with(&cello, &["send", &file]).spawn().unwrap();
    requests(2);
    signal(&child);
    // Two signals at once may be one to the process: the first must have been taken.
    std::thread::sleep(std::time::Duration::from_millis(200));
    signal(&child);
    assert_eq!(tool::finish(child).code, Some(128 + 15));
}

#[test]
fn nothing_is_sent_without_an_environment_or_keys() {
    let folder = Folder::new("send-usage");
    let file = three(&folder);
    let sent = run(&mut tool(&["send", &file]));
    assert_eq!(sent.code, Some(2));
    assert!(
        sent.stderr.contains("add `--sandbox` or `--production`"),
        "{}",
        sent.stderr
    );
    let sent = run(&mut tool(&["send", "--sandbox", &file]));
    assert_eq!(sent.code, Some(2));
    assert!(
        sent.stderr.contains("CELLO_ACCESS_KEY_ID"),
        "{}",
        sent.stderr
    );
}
