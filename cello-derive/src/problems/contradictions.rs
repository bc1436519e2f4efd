//! What compiles, but would report something wrong?

use cello_catalogue::Slot;
use syn::{ExprBinary, ExprCast, LitStr};

use super::{Problems, as_written, with_modifiers, wrong};
use crate::attr::{Entry, Key};
use crate::input::Field;
use crate::text;
use crate::types::{Known, is_decimal, known_inside};

/// How one condition implies another.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Implied {
    /// It holds in fewer cases.
    Narrower,
    /// It holds in the same cases.
    Same,
}

/// The unit that the last word of a name states.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NamedUnit {
    Minor,
    Major,
    Seconds,
    Milliseconds,
    /// No modifier reads it: millionths, percent, microseconds.
    Other,
}

impl Problems {
    /// `#[cello(price(major))] amount_cents: i64`
    pub(crate) fn unit_against_name(
        &mut self,
        key: &Key,
        entry: &Entry,
        field: &Field,
        meant: NamedUnit,
    ) {
        let (name, slot_name) = (field.name(), entry.key.name.as_str());
        let (place, value) = way_out(field);
        let is_decimal = is_decimal(&field.ty) && key.name == slot_name;
        let what = if is_decimal {
            format!("`{name}` is a decimal in major units, which contradicts its name")
        } else {
            format!("`{}` contradicts the name of the field `{name}`", key.name)
        };
        let instead = match meant {
            NamedUnit::Minor if is_decimal => format!(
                "if it is in cents, divide it {place}: #[cello({slot_name} = {value} / Decimal::ONE_HUNDRED)]"
            ),
            NamedUnit::Minor => {
                "write `price(minor)` if it is in cents: 12990 is sent as 129.9 EUR".to_owned()
            }
            NamedUnit::Major => {
                "write `price(major)` if it is in euros: 129.9 is sent unchanged".to_owned()
            }
            NamedUnit::Seconds => {
                "write `event.timestamp(unix)` if it is in seconds since 1970".to_owned()
            }
            NamedUnit::Milliseconds => {
                "write `event.timestamp(unix_ms)` if it is in milliseconds since 1970".to_owned()
            }
            NamedUnit::Other if slot_name == Slot::PayloadPrice.as_str() => {
                format!("write an expression {place} that gives the price in minor or major units")
            }
            NamedUnit::Other => {
                format!("write an expression {place} that gives seconds or milliseconds since 1970")
            }
        };
        let written = with_modifiers(slot_name, entry.modifiers.iter().map(as_written));
        let mut message = wrong(what).help(instead);
        if meant != NamedUnit::Other {
            message = message.help(format!(
                "if the name is misleading, map it {place}: #[cello({written} = {value})]"
            ));
        }
        self.push(key, &message);
    }

    /// `#[cello(newUser.id)] org_id: u64`
    pub(crate) fn organization_as_user(&mut self, key: &Key, field: &Field) {
        let (place, value) = way_out(field);
        self.push(
            key,
            &wrong(format!(
                "`newUser.id` is the id of a user, but the field `{}` names an organization",
                field.name()
            ))
            .help("write `newUser.organizationId` on this field, and `newUser.id` on the user's id")
            .help(format!(
                "if the name is misleading, map it {place}: #[cello(newUser.id = {value})]"
            )),
        );
    }

    /// `#[cello(newUser.name)] email: String`
    pub(crate) fn address_as_name(&mut self, key: &Key, field: &Field) {
        let (place, value) = way_out(field);
        self.push(
            key,
            &wrong(format!(
                "`newUser.name` contradicts the name of the field `{}`",
                field.name()
            ))
            .help("write `newUser.email` on this field, and `newUser.name` on the user's name")
            .help(format!(
                "if you have no other name, map it {place}: #[cello(newUser.name = {value})]"
            )),
        );
    }

    /// `#[cello(ucc, newUser.id)]`
    pub(crate) fn beside_ucc(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!(
                "a field cannot fill both `ucc` and `{}`: `ucc` is the referrer's code",
                key.name
            ))
            .help("write only `ucc` on the field that holds the referral code"),
        );
    }

    /// `newUser.email(default = "none@example.com")`
    pub(crate) fn default_of_identity(&mut self, key: &Key, slot: Slot) {
        let name = slot.as_str();
        let merged = match slot {
            Slot::SubscriptionInvoiceId => "all invoices without one would be merged into one",
            Slot::PayloadUcc => "everyone without one would be credited to the same referrer",
            _ => "all users without one would be merged into one person",
        };
        let message = wrong(format!("`{name}` takes no constant `default`: {merged}"));
        self.push(
            key,
            &match slot {
                Slot::PayloadUcc => {
                    message.help("remove it: without a code, there is no event to send")
                }
                _ => message
                    .help(format!(
                        "write `{name}(none = \"skip\")` to send no event for `None`"
                    ))
                    .help(format!(
                        "write `{name}(none = \"error\")` to return an error for `None`"
                    )),
            },
        );
    }

    /// `price(major) = self.amount_cents / 100`
    pub(crate) fn integer_division(&mut self, division: &ExprBinary) {
        let (left, right) = (text::of(&division.left), text::of(&division.right));
        let cut = if right == "10" {
            499
        } else if right == "100" {
            49
        } else {
            4
        };
        let message = wrong(format!(
            "integer division drops the remainder: 4999 / {right} is {cut}"
        ));
        self.push(
            division,
            &if right == "100" {
                message.help(format!("write `price(minor) = {left}`"))
            } else {
                message.help(format!("write `{left} as f64 / {right}.0`"))
            },
        );
    }

    /// `price(minor) = (self.amount * 100.0) as i64`
    pub(crate) fn product_cut(&mut self, cast: &ExprCast) {
        let ty = text::of(&cast.ty);
        let product = text::of(&cast.expr);
        let product = if product.starts_with('(') {
            product
        } else {
            format!("({product})")
        };
        self.push(
            cast,
            &wrong(format!(
                "`as {ty}` truncates, it does not round: 19.99 * 100.0 becomes 1998"
            ))
            .help(format!("write `{product}.round() as {ty}`")),
        );
    }

    /// `when = self.paid`, and below it `when = self.paid && self.refunded`
    pub(crate) fn condition_implied(&mut self, later: &LitStr, earlier: &LitStr, help: Implied) {
        let (name, above) = (later.value(), earlier.value());
        self.push(
            later,
            &wrong(format!(
                "`{name}` can never be sent: whenever its `when` holds, the one of `{above}` above it holds too"
            ))
            .help(match help {
                Implied::Narrower => {
                    format!("move this attribute above the one of `{above}`: the first `when` that holds decides")
                }
                Implied::Same => {
                    format!("write a `when` that is false when `{above}` should be sent")
                }
            }),
        );
    }
}

/// Where the field can be mapped without its name being judged, and how it is written there.
fn way_out(field: &Field) -> (&'static str, String) {
    let name = field.name();
    let copies = matches!(
        known_inside(&field.ty),
        Known::Integer | Known::Float | Known::Time | Known::NaiveTime
    ) || is_decimal(&field.ty);
    match &field.bound {
        Some(_) if copies => ("above the variant", format!("*{name}")),
        Some(_) => ("above the variant", name),
        None if copies => ("above the struct", format!("self.{name}")),
        None => ("above the struct", format!("&self.{name}")),
    }
}
