//! What is wrong with an `allow(…)`?

use cello_catalogue::Lint;

use super::{Problems, listed, wrong};
use crate::attr::Key;
use crate::suggest;

impl Problems {
    /// `#[cello(allow)]`
    pub(crate) fn allow_without_names(&mut self, key: &Key) {
        self.push(
            key,
            &wrong("expected the names of lints in parentheses after `allow`").help(format!(
                "write it like `allow({})`",
                Lint::MinorFloat.as_str()
            )),
        );
    }

    /// `#[cello(allow(minor_floats))]`
    pub(crate) fn unknown_lint(&mut self, key: &Key) {
        let names = || Lint::VARIANTS.iter().map(|lint| lint.as_str());
        self.push(
            key,
            &wrong(format!("unknown lint `{}`", key.name))
                .did_you_mean(suggest::closest(&key.name, names()))
                .help(format!("valid lints: {}", listed(names(), "and"))),
        );
    }
}
