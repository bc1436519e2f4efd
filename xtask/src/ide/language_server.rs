//! How is rust-analyzer asked?
//!
//! The language server protocol, as far as the questions need it: messages with a length
//! before them, over the standard streams of the program.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::program::Program;

/// The longest that an answer may take; the first has the crate built before.
const PATIENCE: Duration = Duration::from_mins(10);

/// A text with this in it has its cursor there.
pub(super) const CURSOR: char = '｜';

pub(super) struct LanguageServer {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    file: String,
    version: i64,
    next_id: i64,
}

impl LanguageServer {
    /// Starts the program for a crate, and waits until it has read it.
    pub(super) fn start(program: &Program, folder: &Path) -> Result<Self, String> {
        let mut process = program
            .command()
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("rust-analyzer does not start: {error}"))?;
        let input = process.stdin.take().ok_or("no standard input")?;
        let output = process.stdout.take().ok_or("no standard output")?;
        let (sender, messages) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let root = format!("file://{}", folder.display());
        let mut server = Self {
            process,
            input,
            messages,
            file: format!("{root}/src/lib.rs"),
            version: 0,
            next_id: 0,
        };
        let item = json!({ "resolveSupport": { "properties": ["additionalTextEdits"] } });
        let parameters = json!({
            "processId": std::process::id(),
            "rootUri": root,
            "initializationOptions": program.options(),
            "capabilities": {
                "experimental": { "serverStatusNotification": true },
                "textDocument": {
                    "hover": { "contentFormat": ["markdown"] },
                    "completion": { "completionItem": item },
                    "definition": { "linkSupport": false },
                },
            },
        });
        server.ask("initialize", &parameters)?;
        server.tell("initialized", &json!({}))?;
        let end = Instant::now() + PATIENCE;
        loop {
            let message = server.receive(end)?;
            if message["method"] == "experimental/serverStatus"
                && message["params"]["quiescent"] == true
            {
                return Ok(server);
            }
        }
    }

    /// Opens a text, and returns the parameters for a question about its cursor.
    pub(super) fn open(&mut self, marked: &str) -> Result<Value, String> {
        let at = marked.find(CURSOR);
        let text = marked.replacen(CURSOR, "", 1);
        self.version += 1;
        if self.version == 1 {
            let document = json!({
                "uri": self.file, "languageId": "rust", "version": 1, "text": text,
            });
            self.tell("textDocument/didOpen", &json!({ "textDocument": document }))?;
        } else {
            let change = json!({
                "textDocument": { "uri": self.file, "version": self.version },
                "contentChanges": [{ "text": text }],
            });
            self.tell("textDocument/didChange", &change)?;
        }
        let before = &text[..at.unwrap_or(0)];
        let line = before.rsplit('\n').next().unwrap_or_default();
        Ok(json!({
            "textDocument": { "uri": self.file },
            "position": {
                "line": before.matches('\n').count(),
                "character": line.encode_utf16().count(),
            },
        }))
    }

    /// Asks, once more if what was asked about changed meanwhile.
    pub(super) fn ask(&mut self, method: &str, parameters: &Value) -> Result<Value, String> {
        let end = Instant::now() + PATIENCE;
        loop {
            self.next_id += 1;
            let id = self.next_id;
            self.send(&json!({
                "jsonrpc": "2.0", "id": id, "method": method, "params": parameters,
            }))?;
            let mut answer = loop {
                let message = self.receive(end)?;
                if message["id"] == id && message.get("method").is_none() {
                    break message;
                }
            };
            match answer["error"]["code"].as_i64() {
                None => return Ok(answer["result"].take()),
                // ContentModified and RequestCancelled.
                Some(-32801 | -32800) => {}
                Some(_) => return Err(format!("{method}: {}", answer["error"])),
            }
        }
    }

    fn tell(&mut self, method: &str, parameters: &Value) -> Result<(), String> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }))
    }

    fn send(&mut self, message: &Value) -> Result<(), String> {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len())
            .and_then(|()| self.input.flush())
            .map_err(|error| format!("rust-analyzer does not listen: {error}"))
    }

    /// The next message; a question of the program's own is answered with nothing.
    fn receive(&mut self, end: Instant) -> Result<Value, String> {
        let patience = end.saturating_duration_since(Instant::now());
        let message = self
            .messages
            .recv_timeout(patience)
            .map_err(|error| format!("rust-analyzer does not answer: {error}"))?;
        if message.get("method").is_some() && message.get("id").is_some() {
            let id = &message["id"];
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }))?;
        }
        Ok(message)
    }
}

/// Ends the program, whatever it is doing.
impl Drop for LanguageServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|read| *read > 0)?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut text = vec![0; length];
    output.read_exact(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}
