//! What was probably meant?

use syn::{GenericArgument, Member, PathArguments, Type};

use crate::catalogue::{Interval, Kind, Slot, Trigger};
use crate::input::Field;
use crate::words::{self, COMMON_MODIFIERS, Place};

/// The candidate that differs least from `word`, if by little.
pub(crate) fn closest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let word = plain(word);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &plain(candidate)), candidate))
        .filter(|(distance, candidate)| distance * 3 <= candidate.len().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The slots that somebody may have meant by `key`: one, or a few with the same last name.
pub(crate) fn slots(key: &str) -> Vec<Slot> {
    let word = plain(key);
    let named = |is_meant: &dyn Fn(Slot) -> bool| -> Vec<Slot> {
        let slots = Slot::VARIANTS.iter().copied();
        slots.filter(|&slot| is_meant(slot)).collect()
    };
    // `newUserID`
    let same = named(&|slot| slot.as_str().eq_ignore_ascii_case(key));
    if !same.is_empty() {
        return same;
    }
    // `new_user.email`, `newUser::email`, `NewUserEmail`
    let exact = named(&|slot| plain(slot.as_str()) == word);
    if !exact.is_empty() {
        return exact;
    }
    // `context.newUser.email`, `payload.price`
    let in_json = named(&|slot| plain(slot.rule().json) == word);
    if !in_json.is_empty() {
        return in_json;
    }
    // `newUser`
    let first = named(&|slot| {
        slot.as_str()
            .split_once('.')
            .is_some_and(|(first, _)| plain(first) == word)
    });
    if !first.is_empty() {
        return first;
    }
    // `email`, `id`
    let last = named(&|slot| plain(last_name(slot)) == word);
    if !last.is_empty() {
        return last;
    }
    // `amount`, `org_id`
    let hinted = named(&|slot| slot.rule().hints.iter().any(|hint| plain(hint) == word));
    if !hinted.is_empty() {
        return hinted;
    }
    let paths = Slot::VARIANTS.iter().map(|slot| slot.as_str());
    let misspelt = closest(key, paths.clone().chain(paths.map(last_of)));
    named(&|slot| Some(slot.as_str()) == misspelt || Some(last_name(slot)) == misspelt)
}

fn last_name(slot: Slot) -> &'static str {
    last_of(slot.as_str())
}

fn last_of(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// The trigger that a person's word stands for.
pub(crate) fn trigger(word: &str) -> Option<&'static str> {
    Some(match plain(word).as_str() {
        "register" | "registration" | "newuser" => "new-signup",
        // Guide 001 calls it so in its prose.
        "demo" | "demoattended" => "demo-call-attended",
        "invoice" | "paid" | "payment" | "purchase" => "invoice-paid",
        "refund" | "refunded" => "charge-refunded",
        _ => {
            return closest(
                word,
                Trigger::VARIANTS.iter().map(|trigger| trigger.as_str()),
            );
        }
    })
}

/// The trigger that a word is, however it is spelled: `new_signup`, `NewSignup`.
pub(crate) fn spelled_trigger(word: &str) -> Option<&'static str> {
    let mut triggers = Trigger::VARIANTS.iter().map(|trigger| trigger.as_str());
    triggers.find(|trigger| plain(trigger) == plain(word))
}

/// Whether a key is meant to say when an event applies.
pub(crate) fn is_condition(key: &str) -> bool {
    matches!(key, "when" | "if" | "where")
}

/// The setting that a key stands for at a place, or is misspelt.
pub(crate) fn setting(key: &str, place: Place) -> Option<&'static str> {
    match key {
        _ if is_condition(key) && place == Place::Struct => Some("when"),
        "ignore" if place == Place::Variant => Some("skip"),
        "part" | "nested" | "embed" | "inline" if place == Place::Field => Some("flatten"),
        _ => closest(key, place.settings().iter().copied()),
    }
}

/// What a word in the parentheses behind a slot stands for, or is misspelt.
pub(crate) fn modifier(word: &str, kind: Kind) -> Option<&'static str> {
    Some(match word {
        "cents" | "pence" if kind == Kind::Money => "minor",
        "euros" | "dollars" | "decimal" if kind == Kind::Money => "major",
        "seconds" | "secs" | "s" if kind == Kind::Instant => "unix",
        "millis" | "milliseconds" | "ms" if kind == Kind::Instant => "unix_ms",
        "skip" | "optional" => "none = \"skip\"",
        "error" | "required" => "none = \"error\"",
        _ => return closest(word, words::forms_of(kind).chain(COMMON_MODIFIERS)),
    })
}

/// The interval that a gateway's or a person's word stands for.
fn interval(word: &str) -> Option<&'static str> {
    let plain = plain(word);
    Some(match plain.strip_prefix("every").unwrap_or(&plain) {
        "once" | "onetime" | "single" => "one-time",
        "week" => "weekly",
        "fortnight" | "fortnightly" | "twoweeks" => "bi-weekly",
        "month" => "monthly",
        "quarter" | "threemonths" => "quarterly",
        "halfyear" | "halfyearly" | "biannual" | "biannually" | "sixmonths" => "semi-annual",
        "year" | "annual" | "annually" => "yearly",
        "twoyears" => "biennial",
        "threeyears" => "triennial",
        "forever" | "perpetual" => "lifetime",
        _ => return None,
    })
}

/// Whether a text is an expression that somebody put in quotes: `"&self.customer.email"`,
/// `"{self.first} {self.last}"`. One like `"self.hosted"` may be meant, unless it is the
/// name of a field.
pub(crate) fn is_expression(text: &str, is_field: impl Fn(&str) -> bool) -> bool {
    text.starts_with("&self.")
        || text.contains("{self.")
        || text.strip_prefix("self.").is_some_and(|place| {
            place.ends_with(')') || is_field(place.split('.').next().unwrap_or(place))
        })
}

/// The interval that a word stands for, or is misspelt.
pub(crate) fn interval_like(word: &str) -> Option<&'static str> {
    let words = Interval::VARIANTS.iter().map(|interval| interval.as_str());
    interval(word).or_else(|| closest(word, words))
}

/// The field that probably fills `slot`, among `fields`.
///
/// By its name, and only if its type may fill it. Never a mapping, only advice: a
/// billing `id` is not the user's id.
pub(crate) fn field<'f>(slot: Slot, fields: impl Iterator<Item = &'f Field>) -> Option<&'f Field> {
    fields
        .filter(|field| may_fill(slot.rule().kind, &field.ty))
        .filter_map(|field| Some((likeness(&field.name(), slot)?, field)))
        .min_by_key(|(likeness, _)| *likeness)
        .map(|(_, field)| field)
}

/// The type of a field that may be a part: one of the user's own, after which the field
/// is named, or which stands alone.
pub(crate) fn part(field: &Field) -> Option<String> {
    let Type::Path(path) = &*field.ty else {
        return None;
    };
    let last = path.path.segments.last()?;
    let (ty, name) = (plain(&last.ident.to_string()), plain(&field.name()));
    let is_named_so = ty.contains(&name) || name.contains(&ty);
    let is_numbered = matches!(field.member, Member::Unnamed(_));
    let is_own = last.arguments.is_none() && known(&field.ty) == Known::Unknown;
    (is_own && (is_named_so || is_numbered)).then(|| last.ident.to_string())
}

/// How well a field's name fits a slot: the smaller the better.
fn likeness(name: &str, slot: Slot) -> Option<usize> {
    let name = words_of(name);
    let said = |hint: &str| {
        let hint = words_of(hint);
        name.windows(hint.len()).any(|part| part == hint)
    };
    if plain(&name.concat()) == plain(slot.as_str()) {
        return Some(0);
    }
    let best = slot.rule().hints.iter().position(|hint| said(hint))?;
    Some(1 + best)
}

/// `amountPaid`, `amount_paid`, `r#amount-paid` as words.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in name.trim_start_matches("r#").chars() {
        if !character.is_alphanumeric() || character.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| character.is_alphanumeric()) {
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What the type's name says of it.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Known {
    Text,
    Integer,
    Float,
    NaiveTime,
    Time,
    /// Nothing that fills any slot.
    Other,
    /// It may be anything.
    Unknown,
}

fn may_fill(kind: Kind, ty: &Type) -> bool {
    let known = known(in_option(ty).unwrap_or(ty));
    known == Known::Unknown
        || match kind {
            Kind::Text => matches!(known, Known::Text | Known::Integer),
            Kind::Email | Kind::Currency | Kind::Interval => known == Known::Text,
            Kind::Money => matches!(known, Known::Integer | Known::Float),
            Kind::Instant => {
                matches!(
                    known,
                    Known::Integer | Known::NaiveTime | Known::Time | Known::Text
                )
            }
            Kind::Count => known == Known::Integer,
        }
}

/// What is known of a type by its name alone.
pub(crate) fn known(ty: &Type) -> Known {
    match ty {
        Type::Reference(reference) => return known(&reference.elem),
        Type::Group(group) => return known(&group.elem),
        Type::Paren(paren) => return known(&paren.elem),
        Type::Array(_) | Type::Slice(_) | Type::Tuple(_) => return Known::Other,
        _ => {}
    }
    match last_segment(ty).as_deref() {
        Some("String" | "str") => Known::Text,
        Some(
            "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128"
            | "isize",
        ) => Known::Integer,
        Some("f32" | "f64") => Known::Float,
        Some("NaiveDateTime") => Known::NaiveTime,
        Some("DateTime" | "SystemTime" | "Timestamp") => Known::Time,
        Some("bool" | "char" | "Vec" | "HashMap" | "BTreeMap") => Known::Other,
        _ => Known::Unknown,
    }
}

/// The type inside, if this one is written as an `Option`.
pub(crate) fn in_option(ty: &Type) -> Option<&Type> {
    let path = match ty {
        Type::Group(group) => return in_option(&group.elem),
        Type::Paren(paren) => return in_option(&paren.elem),
        Type::Reference(reference) => return in_option(&reference.elem),
        Type::Path(path) => &path.path,
        _ => return None,
    };
    let last = path.segments.last().filter(|last| last.ident == "Option")?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            GenericArgument::Type(inner) => Some(inner),
            _ => None,
        },
        _ => None,
    }
}

fn last_segment(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// A word without what people vary: case, dots, hyphens, underscores.
fn plain(word: &str) -> String {
    word.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The fewest insertions, deletions, substitutions and swaps of neighbours between
/// two words.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (index, row) in rows.iter_mut().enumerate() {
        row[0] = index;
    }
    for (index, cell) in rows[0].iter_mut().enumerate() {
        *cell = index;
    }
    for i in 1..=one.len() {
        for j in 1..=other.len() {
            let change = usize::from(one[i - 1] != other[j - 1]);
            let mut best = (rows[i - 1][j] + 1)
                .min(rows[i][j - 1] + 1)
                .min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[one.len()][other.len()]
}
