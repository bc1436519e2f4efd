//! Does the tool behave on a terminal: the progress bar, and the questions?

#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};

use cello_fake::FakeCello;
use tool::{Folder, Run, payment, run, run_with_stdin, tool_with};

mod tool;

/// Runs the tool on a terminal that util-linux' `script` makes. `None` if there is no such
/// program. All output of a terminal is in `stdout`.
fn on_terminal(cello: &FakeCello, arguments: &[&str], typed: &str) -> Option<Run> {
    let version = Command::new("script")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if version.is_err() {
        eprintln!("skipped: there is no `script` to make a terminal");
        return None;
    }
    let tool = tool_with(cello, &[]);
    let line = format!("'{}' {}", tool.get_program().to_str()?, arguments.join(" "));
    let mut command = Command::new("script");
    command.args(["--quiet", "--return", "--command", &line, "/dev/null"]);
    for (name, value) in tool.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    Some(run_with_stdin(&mut command, typed))
}

#[test]
fn a_terminal_shows_how_far_it_is() {
    let (cello, folder) = (FakeCello::start(), Folder::new("terminal-bar"));
    // So that it lasts as long as a bar waits before it draws itself again.
    cello.set_latency(std::time::Duration::from_millis(20));
    let lines: String = (0..20).map(|n| payment("u-1", &format!("I-{n}"))).collect();
    let file = folder.write("events.jsonl", &lines);
    let Some(sent) = on_terminal(&cello, &["send", &file], "") else {
        return;
    };
    assert_eq!(sent.code, Some(0), "{sent:?}");
    assert!(sent.stdout.contains(" of 20 events"), "{sent:?}");
    assert!(
        sent.stdout.contains("20 sent, 0 refused, 0 held back"),
        "{sent:?}"
    );
}

#[test]
fn depersonalize_asks() {
    let cello = FakeCello::start();
    cello.add_referrer("user-1", "A1b2C3d4E5f");
    for (typed, code) in [("n\n", 1), ("\n", 1), ("y\n", 0)] {
        let Some(asked) = on_terminal(&cello, &["depersonalize", "user-1"], typed) else {
            return;
        };
        assert_eq!(asked.code, Some(code), "{asked:?}");
        assert!(
            asked.stdout.contains("This cannot be undone. [y/N]"),
            "{asked:?}"
        );
    }
    cello.add_referrer("user-1", "A1b2C3d4E5f");
    let asked = on_terminal(&cello, &["depersonalize", "--yes", "user-1"], "");
    assert!(asked.is_none_or(|asked| asked.code == Some(0) && !asked.stdout.contains("[y/N]")));
    assert_eq!(run(&mut tool_with(&cello, &["ping"])).code, Some(0));
}
