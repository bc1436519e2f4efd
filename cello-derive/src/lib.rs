//! The derive macros of [`cello-core`](https://docs.rs/cello-core), which re-exports
//! them: depend on that crate, not on this one.

#![forbid(unsafe_code)]

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod attr;
#[allow(dead_code)] // the run time needs some of it, this crate the rest
mod catalogue;
mod check;
mod expand;
mod fallback;
mod input;
#[allow(dead_code)] // as above
mod iso4217;
mod plan;
mod problems;
#[allow(dead_code)] // as above
mod rfc3339;
mod suggest;

use input::Input;
use problems::Problems;

/// Makes a struct an event that can be reported: implements `CelloEvent`.
///
/// Everything is said in `#[cello(…)]`, above the struct and on its fields. The compiler
/// proves that every slot which the trigger requires is filled, once, with a value of
/// the right kind and unit; all that is wrong with a struct is reported in one run.
///
/// ```
/// use cello_core::CelloEvent;
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "charge-refunded", newUser.email = &self.customer.email)]
/// struct Refund {
///     #[cello(ucc)]                     referral_code: Option<String>,
///     #[cello(newUser.id)]              user_id: u64,
///     #[cello(price(minor))]            amount: i64,
///     #[cello(currency)]                currency: String,
///     #[cello(event.timestamp(unix))]   refunded_at: i64,
///     #[cello(subscription.invoiceId)]  invoice: String,
///     customer: Customer, // unmarked: untouched
/// }
///
/// struct Customer { email: String }
/// ```
///
/// # Above the struct
///
/// ## `trigger = "…"`
///
/// Which event it is: `new-signup`, `demo-call-attended`, `invoice-paid` or
/// `charge-refunded`. What each requires is in the table of `cello_core`; it rests on
/// the vendor's guides 000 and 001.
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "invoice-payed")] // did you mean `invoice-paid`?
/// struct Invoice {}
/// ```
///
/// ## `SLOT = EXPR`
///
/// Fills a slot with a constant, or with any expression over `self`. An expression that
/// names a place (`self.customer.email`) is borrowed, what any other returns is taken
/// over; one that yields a `Result` reports its error as a problem of the event, and one
/// that yields an `Option` may fill an optional slot. A constant is checked while
/// compiling.
///
/// ```
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(
///     trigger = "demo-call-attended",
///     newUser.name = format!("{} {}", self.first_name, self.last_name),
///     newUser.organizationId = self.company.as_deref(),
/// )]
/// struct Demo {
///     #[cello(ucc)]                   code: String,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
///     first_name: String,
///     last_name: String,
///     company: Option<String>,
/// }
/// ```
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended", newUser.name = "")] // cannot be empty
/// struct Demo {
///     #[cello(ucc)]                   code: String,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// ```
///
/// ## `attribution = "user"`, `attribution = "organization"`
///
/// Whom the referral is attributed to, that is what `newUserId` is. With `"user"`, the
/// default, it is `newUser.id`, unless you map it. With `"organization"` it is
/// `newUser.organizationId`, which is required then; `newUser.id` stays the user's own
/// id. Source: guides 000 and 001, on rewarding organizations.
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended", attribution = "organization")] // newUser.organizationId is missing
/// struct Demo {
///     #[cello(ucc)]                   code: String,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// ```
///
/// ## `userKey = "user"`
///
/// Writes a `new-signup`'s user at `context.user`, as the sample of guide 001 does; the
/// reference, and this crate without the setting, have `context.newUser`.
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended", userKey = "user")] // for `new-signup` only
/// struct Demo {
///     #[cello(ucc)]                   code: String,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// ```
///
/// ## `crate = path`
///
/// Where `cello_core` is found, if your crate knows it by another name.
///
/// ```
/// mod vendored {
///     pub use cello_core;
/// }
///
/// #[derive(vendored::cello_core::CelloEvent)]
/// #[cello(crate = vendored::cello_core, trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]                   code: String,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// ```
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(crate = 7, trigger = "demo-call-attended")] // `crate` takes a path
/// struct Demo {
///     #[cello(ucc)]                   code: String,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// ```
///
/// # On a field
///
/// ## `SLOT, …`
///
/// The field fills these slots; it may be several. A field without the attribute is
/// ignored, whatever its name.
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]                   code: String,
///     #[cello(new_user.id)]           id: u64, // did you mean `newUser.id`?
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// ```
///
/// # In parentheses behind a slot
///
/// ## `price(minor)`, `price(major)`
///
/// Whether a plain number counts minor units of the event's currency (cents; divided by
/// its ISO 4217 exponent) or major ones (euros; sent as it is). It has to be said, unless
/// the type knows its unit (`ToPrice`). Guide 000 says "amount" and no unit; its samples,
/// and so this crate, send major units.
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "charge-refunded", currency = "EUR")]
/// struct Refund {
///     #[cello(ucc)]                    code: String,
///     #[cello(newUser.id)]             id: u64,
///     #[cello(newUser.email)]          email: String,
///     #[cello(price)]                  amount: i64, // `price` does not say its unit
///     #[cello(event.timestamp(unix))]  refunded_at: i64,
///     #[cello(subscription.invoiceId)] invoice: String,
/// }
/// ```
///
/// ## `event.timestamp(utc)`, `event.timestamp(unix)`, `event.timestamp(unix_ms)`
///
/// That a `chrono::NaiveDateTime` is UTC, or that an integer counts the seconds or the
/// milliseconds since 1970. A time that knows its offset needs none of them.
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]             code: String,
///     #[cello(newUser.id)]      id: u64,
///     #[cello(newUser.email)]   email: String,
///     #[cello(newUser.name)]    name: String,
///     #[cello(event.timestamp)] ended_at: i64, // seconds or milliseconds?
/// }
/// ```
///
/// ## `with = path`
///
/// A function from a reference to the field to something that the slot takes, or to a
/// `Result` of it, whose error then is a problem of the event.
///
/// ```
/// # use cello_core::CelloEvent;
/// fn lower(email: &String) -> String {
///     email.to_lowercase()
/// }
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]                         code: String,
///     #[cello(newUser.id)]                  id: u64,
///     #[cello(newUser.email(with = lower))] email: String,
///     #[cello(newUser.name)]                name: String,
///     #[cello(event.timestamp(unix))]       ended_at: i64,
/// }
/// ```
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]                                        code: String,
///     #[cello(newUser.id)]                                 id: u64,
///     #[cello(newUser.email(with = |it| it.to_lowercase()))] email: String, // `with` takes a path
///     #[cello(newUser.name)]                               name: String,
///     #[cello(event.timestamp(unix))]                      ended_at: i64,
/// }
/// ```
///
/// ## `none = "skip"`, `none = "error"`, `default = EXPR`
///
/// What `None` means: that there is no event, that it is a problem of the event, or that
/// this value is sent instead, a constant or an expression over `self`. In a required
/// slot it has to be said. Without it, `None` leaves an optional slot out, and in `ucc`
/// means that the customer was not referred: no event.
///
/// ```
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]                               code: Option<String>,
///     #[cello(newUser.id)]                        id: u64,
///     #[cello(newUser.email(none = "error"))]     email: Option<String>,
///     #[cello(newUser.name(default = "Unknown"))] name: Option<String>,
///     #[cello(event.timestamp(unix))]             ended_at: i64,
/// }
/// ```
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]                   code: Option<String>,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: Option<String>, // required, and may be `None`
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// ```
#[proc_macro_derive(CelloEvent, attributes(cello))]
pub fn cello_event(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input as DeriveInput)).into()
}

/// Tokens → `attr` → `input` → `check` → `plan` → `expand`; what is wrong gathers in
/// `problems` and leaves with `fallback`.
fn derive(input: DeriveInput) -> proc_macro2::TokenStream {
    let (ident, generics) = (input.ident.clone(), input.generics.clone());
    let mut problems = Problems::default();
    let Some(input) = Input::read(input, &mut problems) else {
        let krate = syn::parse_quote!(::cello_core);
        let stub = fallback::expand(&ident, &generics, &krate, &[]);
        return [problems.into_tokens(), Some(stub)]
            .into_iter()
            .flatten()
            .collect();
    };
    let checked = check::check(&input, &mut problems);
    let implementation = match &checked.plan {
        Ok(plan) => expand::expand(plan),
        Err(fills) => fallback::expand(&ident, &generics, &checked.krate, fills),
    };
    [problems.into_tokens(), Some(implementation)]
        .into_iter()
        .flatten()
        .collect()
}
