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

/// Makes a struct or an enum an event that can be reported: implements `CelloEvent`.
///
/// Everything is written in `#[cello(…)]`, above the struct and on its fields. The compiler
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
/// A `charge-refunded` is a single refund: its `price` is the amount of this refund, not the
/// running total that Stripe's `amount_refunded` is, and its time is the refund's.
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
///     attribution = "user",
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
/// ## `allow(LINT, …)`
///
/// Silences lints of `MAPPING.lints()`: likely mistakes that may be intended, and so
/// compile. Above the type or a variant it holds for all of its mappings, on a field for
/// those of the field. The names are those of [`Lint`](enum.Lint.html).
///
/// ```
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc, allow(coupon_as_ucc))] // our referral codes double as coupons
///     coupon: Option<String>,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
///
/// assert_eq!(Demo::MAPPING.lints(), []);
/// ```
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended", allow(coupons))] // unknown lint
/// struct Demo {
///     #[cello(ucc)]                   code: Option<String>,
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
/// ## `when = EXPR`
///
/// A struct may be one event or another: then it has an attribute with a `trigger` for
/// each, and the first whose `when`, a condition over `self`, holds is the event. If none
/// does, there is no event. The last may have no `when`. What is written beside a trigger is for
/// that event; what is on fields, or in an attribute without a trigger, is for all events that
/// take it.
///
/// ```
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "charge-refunded", when = self.refunded_at.is_some())]
/// #[cello(trigger = "invoice-paid", when = self.paid, subscription.interval = "monthly", subscription.productKey = "Pro")]
/// struct Row {
///     #[cello(ucc)]                    code: Option<String>,
///     #[cello(newUser.id)]             user: u64,
///     #[cello(newUser.email)]          email: String,
///     #[cello(price(minor))]           amount: u64,
///     #[cello(currency)]               currency: String,
///     #[cello(subscription.invoiceId)] number: String,
///     #[cello(event.timestamp(unix), on = "invoice-paid")]                  paid_at: i64,
///     #[cello(event.timestamp(unix, none = "skip"), on = "charge-refunded")] refunded_at: Option<i64>,
///     paid: bool,
/// }
/// ```
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "new-signup")]
/// #[cello(trigger = "demo-call-attended", when = self.by_phone)] // never: the first always applies
/// struct Lead {
///     #[cello(ucc)]                   code: String,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] at: i64,
///     by_phone: bool,
/// }
/// ```
///
/// # Above a variant
///
/// Each variant of an enum is an event. Above each variant is its `trigger`, with
/// `attribution`, `userKey` and `SLOT = EXPR` if need be, or `skip`. An expression sees the
/// fields of its variant by name, without `self.`, as references. Those of a tuple variant
/// have no name: they fill slots with the attributes on them.
///
/// ```
/// # use cello_core::{CelloEvent, CelloPart};
/// #[derive(CelloEvent)]
/// enum Event {
///     #[cello(trigger = "new-signup")]
///     SignedUp(#[cello(flatten)] Customer, #[cello(event.timestamp(unix))] i64),
///     #[cello(trigger = "demo-call-attended", event.timestamp(unix) = started_at + 60 * minutes)]
///     Called { #[cello(flatten)] customer: Customer, started_at: i64, minutes: i64 },
///     #[cello(skip)]
///     LoggedIn,
/// }
///
/// #[derive(CelloPart)]
/// struct Customer {
///     #[cello(ucc)]           code: Option<String>,
///     #[cello(newUser.id)]    id: u64,
///     #[cello(newUser.email)] email: String,
///     #[cello(newUser.name)]  name: String,
/// }
/// ```
///
/// ## `skip`
///
/// The variant is not an event. A variant with neither `skip` nor a trigger does not
/// compile.
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// enum Event {
///     LoggedIn, // has no `trigger`
/// }
/// ```
///
/// ## `transparent`
///
/// The variant's only field is itself an event, and is sent as it is. The word means what
/// it does in thiserror and serde. So an enum can hold structs that are events: each
/// maps its own slots, and the variant maps none. Slots above the enum are for the other
/// variants.
///
/// ```
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// enum Event {
///     #[cello(transparent)]
///     Demo(Demo),
///     #[cello(transparent)]
///     SignedUp(Box<Signup>), // also behind a pointer
///     #[cello(skip)]
///     LoggedIn,
/// }
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]                   code: Option<String>,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// # #[derive(CelloEvent)]
/// # #[cello(trigger = "new-signup", event.timestamp(unix) = 0)]
/// # struct Signup {
/// #     #[cello(ucc)]           code: Option<String>,
/// #     #[cello(newUser.id)]    id: u64,
/// #     #[cello(newUser.email)] email: String,
/// #     #[cello(newUser.name)]  name: String,
/// # }
/// #
/// # let event = Event::LoggedIn;
/// # assert_eq!(event.to_json(), Ok(None));
/// ```
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// enum Event {
///     #[cello(transparent)]
///     LoggedIn(u64), // `u64` is not an event
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
///     #[cello(newUser.id)]            id: u64,
///     #[cello(new_user.email)]        email: String, // did you mean `newUser.email`?
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// ```
///
/// ## `on = "trigger"`
///
/// Behind the slots of an attribute: they are for that event only, of the several that
/// the struct may be. See `when`.
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]                              code: String,
///     #[cello(newUser.id, on = "invoice-paid")]  id: u64, // never an `invoice-paid`
///     #[cello(newUser.email)]                    email: String,
///     #[cello(newUser.name)]                     name: String,
///     #[cello(event.timestamp(unix))]            ended_at: i64,
/// }
/// ```
///
/// ## `flatten`
///
/// The field's type is a part: a struct that derives `CelloPart` and fills some slots.
/// That the event and its parts fill every required slot, and none twice, is proven
/// while compiling.
///
/// ```compile_fail
/// # use cello_core::{CelloEvent, CelloPart};
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(ucc)]                   code: String,
///     #[cello(flatten)]               guest: Guest, // newUser.id and newUser.name are missing
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
///
/// #[derive(CelloPart)]
/// struct Guest { #[cello(newUser.email)] email: String }
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
/// Gateways differ from ISO 4217 in a few currencies: Stripe counts ISK and UGX in
/// hundredths, which ISO 4217 has not, and MGA in whole ones. `cello_attribution::stripe`
/// knows that; of your own structs, convert such an amount before it is a price.
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "charge-refunded", currency = "EUR")]
/// struct Refund {
///     #[cello(ucc)]                    code: String,
///     #[cello(newUser.id)]             id: u64,
///     #[cello(newUser.email)]          email: String,
///     #[cello(price)]                  amount: i64, // `price` needs a unit
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
pub fn cello_event(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(Derive::Event, input.into(), ide::is_editor()).into()
}

/// Makes a struct a part of events: something that fills some slots of whatever event
/// it is flattened into. Implements `CelloPart`.
///
/// Its fields take the same attributes as those of an event, `flatten` among them, and
/// above it may stand `SLOT = EXPR` and `crate = path`. It has no trigger: whether its
/// slots are enough, and are taken, is for the event to say. An `Option` that says
/// nothing of `None` leaves its slot empty, which an event that requires the slot does
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
/// Every variant says with `interval = "…"` which one it is: `one-time`, `weekly`,
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
