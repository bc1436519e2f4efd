//! `cello send`: how do events of a file get to Cello, in order?

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;

use cello_client::{Client, ErrorKind};
use clap::Args;

use crate::client_options::ClientOptions;
use crate::events::Source;
use crate::failure::Failure;
use crate::output::line;
use crate::progress::Progress;
use crate::signals::Signals;

/// Send events to Cello, one after the other
///
/// A file holds JSON lines, one JSON document, or a JSON array of events. An event that is wrong
/// or that Cello refuses does not stop the others, but later events of its user are not sent. An
/// event that gets no answer stops; the message says from which line to go on.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cello send --sandbox events.jsonl
  my-export | cello send --production -
  cello send --production --from-line 58 events.jsonl")]
pub struct Options {
    /// The files; `-` is stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Skip the lines before this one, in the first file
    #[arg(long, value_name = "N", default_value_t = 1)]
    from_line: usize,
    #[command(flatten)]
    client: ClientOptions,
}

pub async fn run(options: Options) -> Result<(), Failure> {
    let client = options.client.client()?;
    let sources: Result<Vec<Source>, Failure> = options
        .files
        .iter()
        .map(|path| Source::read(path))
        .collect();
    let sources = sources?;
    // `--from-line` could not tell two events of one line apart.
    for source in &sources {
        if let Some(number) = source.shared_line() {
            return Err(Failure::configuration(format!(
                "{}:{number}: two events in one line; put each on a line of its own, as \
                 `jq -c '.[]'` does with an array",
                source.name()
            )));
        }
    }
    let from_line = |source: usize| if source == 0 { options.from_line } else { 1 };
    let count = |(index, source): (usize, &Source)| {
        let events = source.events().iter();
        events
            .filter(|event| source.line_of(event) >= from_line(index))
            .count()
    };
    let mut sending = Sending {
        client,
        signals: Signals::listen(),
        progress: Progress::new(sources.iter().enumerate().map(count).sum()),
        held_up: HashMap::new(),
        counts: Counts::default(),
    };
    let mut stopped = Ok(());
    for (index, source) in sources.iter().enumerate() {
        // `--from-line` counts in the first file.
        let suffix = if index == 0 {
            ""
        } else {
            ", and without the files before it"
        };
        let resume = |number| format!("`--from-line {number}`{suffix}");
        stopped = sending.send_all(source, from_line(index), resume).await;
        if stopped.is_err() {
            break;
        }
    }
    sending.progress.finish();
    let counts = sending.counts;
    line(format_args!("{counts}"));
    stopped?;
    if counts.refused > 0 {
        return Err(Failure::already_reported());
    }
    Ok(())
}

struct Sending {
    client: Client,
    signals: Signals,
    progress: Progress,
    /// The users of whom an event was refused, with its place.
    held_up: HashMap<String, String>,
    counts: Counts,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    sent: usize,
    refused: usize,
    held_back: usize,
}

impl Sending {
    /// `resume` tells how to go on from a line.
    async fn send_all(
        &mut self,
        source: &Source,
        from_line: usize,
        resume: impl Fn(usize) -> String,
    ) -> Result<(), Failure> {
        for event in source.events() {
            let number = source.line_of(event);
            if number < from_line {
                continue;
            }
            let place = format!("{}:{number}", source.name());
            if self.signals.came() {
                let resume = resume(number);
                return Err(Failure::wrong(format!(
                    "stopped before {place}: go on with {resume}"
                )));
            }
            let checked = source.check(event);
            let user = checked.new_user_id().unwrap_or_default().to_owned();
            if let Some(earlier) = self.held_up.get(&user) {
                self.progress.note(format_args!(
                    "{place}: not sent, since {earlier} of the same user was refused"
                ));
                self.counts.held_back += 1;
                self.progress.step();
                continue;
            }
            let event = match checked.event() {
                Ok(event) => event,
                Err(problems) => {
                    for problem in problems {
                        let at = format!("{}:{}", source.name(), problem.line);
                        self.progress.note(format_args!("{at}: {problem}"));
                    }
                    self.refuse(user, place);
                    continue;
                }
            };
            match self.client.send(&event).await {
                Ok(_) => self.counts.sent += 1,
                Err(error) if error.kind() == ErrorKind::Refused => {
                    self.progress.note(format_args!("{place}: {error}"));
                    self.refuse(user, place);
                    continue;
                }
                Err(error) if error.kind() == ErrorKind::Uncertain => {
                    let (again, after) = (resume(number), resume(number + 1));
                    return Err(Failure::unreachable(format!(
                        "{place}: {error}. Look for it in the Event Feed of Cello's portal: go on \
                         with {after} if it is there, and with {again} if it is not"
                    )));
                }
                Err(error) => {
                    let resume = resume(number);
                    let failure = Failure::from(error);
                    return Err(failure.with_context(&place, &format!("go on with {resume}")));
                }
            }
            self.progress.step();
        }
        Ok(())
    }

    fn refuse(&mut self, user: String, place: String) {
        self.counts.refused += 1;
        // If the user cannot be read, there is no later event to hold up.
        if !user.is_empty() {
            self.held_up.insert(user, place);
        }
        self.progress.step();
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            sent,
            refused,
            held_back,
        } = self;
        write!(f, "{sent} sent, {refused} refused, {held_back} held back")
    }
}
