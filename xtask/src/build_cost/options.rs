//! What was asked of `build-cost`?

use std::ffi::OsString;

use super::sources::Case;

#[derive(Debug, PartialEq)]
pub(super) struct Options {
    pub(super) what: What,
    /// How many structs each crate has, ascending.
    pub(super) structs: Vec<usize>,
    pub(super) runs: usize,
    /// A piece of a case's name.
    only: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum What {
    Derives,
    Cold,
    Broken,
}

impl Options {
    /// Whether the case is to be measured. What all are compared with always is.
    pub(super) fn wants(&self, case: Case) -> bool {
        let only = self.only.as_deref().unwrap_or_default();
        case == Case::None || case.as_str().contains(only)
    }
}

/// `None` where the arguments make no sense.
pub(super) fn parse(arguments: &[OsString]) -> Option<Options> {
    let mut options = Options {
        what: What::Derives,
        structs: vec![100, 1000],
        runs: 5,
        only: None,
    };
    let mut arguments = arguments.iter().map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        match argument? {
            "--cold" => options.what = What::Cold,
            "--broken" => options.what = What::Broken,
            "--runs" => options.runs = positive(arguments.next()??)?,
            "--structs" => {
                let structs = arguments.next()??.split(',').map(positive);
                options.structs = structs.collect::<Option<_>>()?;
                options.structs.sort_unstable();
            }
            "--only" => {
                let piece = arguments.next()??;
                let mut cases = Case::ALL.iter();
                cases.find(|case| case.as_str().contains(piece))?;
                options.only = Some(piece.to_owned());
            }
            _ => return None,
        }
    }
    Some(options)
}

fn positive(number: &str) -> Option<usize> {
    number.parse().ok().filter(|&number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::{Case, What, parse};

    fn words(line: &str) -> Vec<std::ffi::OsString> {
        line.split_whitespace().map(Into::into).collect()
    }

    #[test]
    fn options_in_any_order() {
        let options = parse(&words("--runs 3 --only used --structs 200,50")).unwrap();
        assert_eq!(
            (options.runs, options.structs.as_slice()),
            (3, &[50, 200][..])
        );
        assert!(options.wants(Case::None) && options.wants(Case::CelloUsed));
        let options = parse(&words("--only serde --cold")).unwrap();
        assert_eq!(options.what, What::Cold);
        assert!(options.wants(Case::SerdeUsed) && !options.wants(Case::CelloUsed));
    }

    #[test]
    fn what_makes_no_sense() {
        for line in [
            "--runs",
            "--runs 0",
            "--structs 1,x",
            "--only",
            "--only thiserror",
            "fast",
        ] {
            assert_eq!(parse(&words(line)), None, "{line}");
        }
    }
}
