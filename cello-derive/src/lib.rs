//! The derive macros of [`cello-core`](https://docs.rs/cello-core), which re-exports
//! them: depend on that crate, not on this one.

#![forbid(unsafe_code)]

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};

mod attr;
mod check;
mod expand;
#[cfg(test)]
mod expansions;
#[cfg(test)]
mod fuzz;
mod hygiene;
mod ide;
mod input;
mod keywords;
mod literal;
mod lookalikes;
#[cfg(test)]
mod method_calls;
mod plan;
mod problems;
mod suggest;
mod text;
mod types;

use ide::Derive;
use input::Input;
use plan::Plan;
use problems::Problems;

#[doc = include_str!("cello_event.md")]
#[proc_macro_derive(CelloEvent, attributes(cello))]
pub fn cello_event(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(Derive::Event, input.into(), ide::is_editor()).into()
}

/// Makes a struct a part of events: something that fills some slots of whatever event
/// it is flattened into. Implements `CelloPart`.
///
/// Its fields take the same attributes as those of an event, including `flatten`, and
/// `SLOT = EXPR` and `crate = path` may be written above it. It has no trigger: the event
/// decides whether its slots are enough, and whether they are taken. An `Option` without
/// `none` or `default` leaves its slot empty, which an event that requires the slot does
/// not accept.
///
/// ```
/// # use cello_core::{CelloEvent, CelloPart};
/// #[derive(CelloPart)]
/// #[cello(newUser.name = format!("{} {}", self.first_name, self.last_name))]
/// struct Customer {
///     #[cello(ucc)]           referral_code: Option<String>,
///     #[cello(newUser.id)]    id: u64,
///     #[cello(newUser.email)] email: String,
///     first_name: String,
///     last_name: String,
/// }
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(flatten)]               customer: Customer,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// ```
///
/// ```compile_fail
/// # use cello_core::CelloPart;
/// #[derive(CelloPart)]
/// #[cello(trigger = "new-signup")] // belongs above the event
/// struct Customer { #[cello(newUser.id)] id: u64 }
/// ```
#[proc_macro_derive(CelloPart, attributes(cello))]
pub fn cello_part(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(Derive::Part, input.into(), ide::is_editor()).into()
}

/// Makes an enum a choice of billing intervals: implements `ToInterval`.
///
/// Every variant states by `interval = "…"` which one it is: `one-time`, `weekly`,
/// `bi-weekly`, `monthly`, `quarterly`, `semi-annual`, `yearly`, `biennial`, `triennial` or
/// `lifetime`. Source: guide 000; `weekly` only in the reference.
///
/// ```
/// use cello_core::{CelloInterval, Interval, ToInterval};
///
/// #[derive(CelloInterval)]
/// enum BillingCycle {
///     #[cello(interval = "monthly")]
///     Month,
///     #[cello(interval = "yearly")]
///     Year,
/// }
///
/// assert_eq!(BillingCycle::Month.to_interval(), Ok(Interval::Monthly));
/// # assert_eq!(BillingCycle::Year.to_interval(), Ok(Interval::Yearly));
/// ```
///
/// ```compile_fail
/// # use cello_core::CelloInterval;
/// #[derive(CelloInterval)]
/// enum BillingCycle {
///     #[cello(interval = "month")] // did you mean `monthly`?
///     Month,
/// }
/// ```
#[proc_macro_derive(CelloInterval, attributes(cello))]
pub fn cello_interval(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(Derive::Interval, input.into(), ide::is_editor()).into()
}

/// Tokens → `attr` → `input` → `check` → `plan` → `expand`; what is wrong gathers in
/// `problems`. The implementation comes with the errors, so that uses of it have none.
///
/// In an editor the hints of `ide` come before both, and a type that does not even parse has
/// an implementation as well.
fn derive_as<B>(
    input: TokenStream,
    check: fn(&Input, &mut Problems) -> Plan<B>,
    expand: fn(&Plan<B>, bool) -> TokenStream,
    editor: Option<Derive>,
) -> TokenStream {
    let source = editor.map(|_| input.clone());
    let mut problems = Problems::default();
    let read = |input: ParseStream| Input::read(input, &mut problems);
    let (errors, implementation) = match read.parse2(input) {
        Ok(input) => {
            let plan = check(&input, &mut problems);
            let implementation = expand(&plan, problems.is_empty());
            (problems.into_tokens(), Some(implementation))
        }
        Err(error) => {
            let header = source.clone().and_then(ide::header);
            let implementation = header.map(|(ident, generics)| {
                let input = Input::unread(ident, generics);
                expand(&check(&input, &mut Problems::default()), false)
            });
            // An editor reports it anyway, where the type is.
            let error = editor.is_none().then(|| error.into_compile_error());
            (error, implementation)
        }
    };
    let hints = editor.zip(source);
    let hints = hints.map(|(derive, source)| ide::hints(source, derive));
    let parts = match hints {
        Some(_) => [hints, implementation, errors],
        None => [None, errors, implementation],
    };
    parts.into_iter().flatten().collect()
}

fn derive(derive: Derive, input: TokenStream, in_editor: bool) -> TokenStream {
    let editor = in_editor.then_some(derive);
    match derive {
        Derive::Event => derive_as(input, check::events, expand::events, editor),
        Derive::Part => derive_as(input, check::part, expand::part, editor),
        Derive::Interval => derive_as(input, check::intervals, expand::intervals, editor),
    }
}
