//! How does a word on the command line become a fault of the stand-in?

use std::str::FromStr;
use std::time::Duration;

use cello_fake::{Answer, hang, reset_after_body, reset_before_body, status, usual};

/// One fault, and for how many requests.
#[derive(Clone, Debug)]
pub struct Fault {
    pub answer: Answer,
    /// `None`: for all.
    pub times: Option<usize>,
}

pub const GRAMMAR: &str = "\
A fault is one of
  usual | STATUS | reset | reset-before-body | hang
with any of
  +accept             the event is accepted all the same, which the sender cannot know
  +after=MS           the answer comes this many milliseconds later
  +retry-after=VALUE  for a STATUS: seconds, or a date
and `*N` for N requests, or `*` for all";

impl FromStr for Fault {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (answer, times) = match text.split_once('*') {
            None => (text, Some(1)),
            Some((answer, "")) => (answer, None),
            Some((answer, times)) => {
                let times = times.parse();
                (
                    answer,
                    Some(times.map_err(|_| "`*` takes a number of requests")?),
                )
            }
        };
        let mut words = answer.split('+');
        let first = words.next().unwrap_or_default();
        let mut answer = match first {
            "usual" => usual(),
            "reset" => reset_after_body(),
            "reset-before-body" => reset_before_body(),
            "hang" => hang(),
            number => match number.parse() {
                Ok(code @ 200..600) => status(code),
                _ => return Err(format!("unknown fault `{first}`\n\n{GRAMMAR}")),
            },
        };
        let has_headers = first.starts_with(|c: char| c.is_ascii_digit());
        for word in words {
            answer = match word.split_once('=') {
                None if word == "accept" => answer.and_accept(),
                Some(("after", ms)) => {
                    let ms = ms.parse().map_err(|_| "`+after` takes milliseconds")?;
                    answer.after(Duration::from_millis(ms))
                }
                Some(("retry-after", value)) if has_headers => answer.retry_after(value),
                _ => return Err(format!("unknown addition `+{word}`\n\n{GRAMMAR}")),
            };
        }
        Ok(Self { answer, times })
    }
}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn faults_are_read() {
        for (text, times) in [
            ("503", Some(1)),
            ("429+retry-after=30*3", Some(3)),
            ("504+accept*", None),
            ("reset+accept", Some(1)),
            ("reset-before-body*2", Some(2)),
            ("usual+after=200*", None),
            ("hang", Some(1)),
        ] {
            assert_eq!(
                text.parse::<Fault>().map(|fault| fault.times),
                Ok(times),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_fault_is_refused_with_the_grammar() {
        for text in [
            "",
            "99",
            "600",
            "nonsense",
            "503+slow",
            "reset+retry-after=3",
        ] {
            let error = text.parse::<Fault>().unwrap_err();
            assert!(error.contains("A fault is one of"), "{error}");
        }
        for text in ["503*many", "503+after=long"] {
            assert!(text.parse::<Fault>().is_err());
        }
    }
}
