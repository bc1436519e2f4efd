//! Does a secret, or anything personal, get into what the tool prints?

use cello_fake::{FakeCello, Operation, status, usual};
use tool::{Folder, run, tool_with};

mod tool;

#[test]
fn even_at_trace_nothing_personal_and_no_secret_is_on_stderr() {
    let cello = FakeCello::builder()
        .credentials("sentinel-key-id", "sentinel-secret")
        .start()
        .unwrap();
    let folder = Folder::new("secrets");
    let line = tool::payment("sentinel-user", "sentinel-invoice")
        .replace("A1b2C3d4E5f", "sentinel-ucc")
        .replace("ada@example.com", "sentinel@example.com")
        .replace("Ada Example", "sentinel name");
    let wrong = line.replace("EUR", "EURO");
    let file = folder.write("events.jsonl", &(line.clone() + &line + &wrong));
    cello.next_answers([
        usual(),
        status(400)
            .body("{\"message\":\"sentinel@example.com, SENTINEL%20NAME, sentinel-invoice\"}"),
    ]);
    cello.next_answers_to(Operation::Depersonalize, [status(404)]);
    let mut seen = String::new();
    for arguments in [
        &["send", &file][..],
        &["ping"],
        &["code", "sentinel-ucc"],
        &["reward", "sentinel-user"],
        &["link", "sentinel-user"],
        &["depersonalize", "sentinel-user"],
    ] {
        let run = run(tool_with(&cello, arguments).env("RUST_LOG", "trace"));
        assert!(
            run.stderr.contains("TRACE") || run.stderr.contains("DEBUG"),
            "{}",
            run.stderr
        );
        seen += &run.stderr;
    }
    let seen = seen.to_lowercase();
    // The URL of a request holds the user's id; hyper and reqwest must not log it.
    for secret in ["sentinel", "fake-access-token", "fake-refresh-token"] {
        let line = seen.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}
