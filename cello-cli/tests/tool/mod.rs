//! The tool as operators and scripts have it: a process of its own.

#![allow(dead_code)] // each test uses some of it

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use cello_fake::FakeCello;
use serde_json::{Value, json};

/// What a process left.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// The tool, with nothing of the developer's own environment.
pub fn tool(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cello"));
    command.args(arguments);
    for name in [
        "CELLO_BASE_URL",
        "CELLO_ACCESS_KEY_ID",
        "CELLO_SECRET_ACCESS_KEY",
        "CELLO_OUTBOX_URL",
        "CELLO_ALLOW_HTTP",
        "RUST_LOG",
        "HTTP_PROXY",
        "http_proxy",
    ] {
        command.env_remove(name);
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// The tool, with the environment that `cello fake` prints.
pub fn tool_with(cello: &FakeCello, arguments: &[&str]) -> Command {
    let mut command = tool(arguments);
    command
        .env("CELLO_BASE_URL", cello.url())
        .env("CELLO_ACCESS_KEY_ID", cello.access_key_id())
        .env("CELLO_SECRET_ACCESS_KEY", cello.secret_access_key());
    command
}

/// The relay for a stand-in.
pub fn relay(outbox: &Outbox, cello: &FakeCello, arguments: &[&str]) -> Command {
    let mut command = tool_with(cello, &[&["relay"], arguments].concat());
    command.env("CELLO_OUTBOX_URL", &outbox.url);
    command
}

pub fn run(command: &mut Command) -> Run {
    finish(command.spawn().expect("the tool starts"))
}

pub fn run_with_stdin(command: &mut Command, input: &str) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .spawn()
        .expect("the tool starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(input.as_bytes()).expect("the tool reads");
    drop(stdin);
    finish(child)
}

pub fn finish(child: Child) -> Run {
    let output = child.wait_with_output().expect("the tool ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the tool prints UTF-8");
    Run {
        code: output.status.code(),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// A directory that is removed at the end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("cello-cli-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("the temporary directory can be written to");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, content: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).expect("the folder can be written to");
        path.to_str().expect("the path is UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An outbox in a file of its own.
pub struct Outbox {
    folder: Folder,
    url: String,
}

impl Outbox {
    pub fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        let url = format!("sqlite:{}", folder.path().join("outbox.db").display());
        let outbox = Self { folder, url };
        outbox.done(&["outbox", "migrate"]);
        outbox
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn tool(&self, arguments: &[&str]) -> Command {
        let mut command = tool(arguments);
        command.env("CELLO_OUTBOX_URL", &self.url);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        run(&mut self.tool(arguments))
    }

    pub fn done(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(
            (run.code, run.stderr.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
        run.stdout
    }

    pub fn enqueue(&self, lines: &str) -> Run {
        run_with_stdin(&mut self.tool(&["enqueue", "-"]), lines)
    }

    pub fn status(&self) -> Value {
        let status = self.run(&["outbox", "status", "--json"]);
        serde_json::from_str(&status.stdout).expect("the status is JSON")
    }
}

/// A payment of made-up people, as one line.
pub fn payment(user: &str, invoice: &str) -> String {
    event(user, invoice).to_string() + "\n"
}

pub fn event(user: &str, invoice: &str) -> Value {
    json!({
        "eventName": "ReferralUpdated",
        "payload": { "ucc": "A1b2C3d4E5f", "newUserId": user, "price": 129.9, "currency": "EUR" },
        "context": {
            "newUser": { "id": user, "email": "ada@example.com", "name": "Ada Example" },
            "event": { "trigger": "invoice-paid", "timestamp": "2026-03-01T09:30:00Z" },
            "subscription": { "invoiceId": invoice, "interval": "monthly", "productKey": "Pro" },
        },
    })
}
