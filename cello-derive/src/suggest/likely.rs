//! Which field probably fills a slot, or is a part?

use cello_catalogue::{Kind, Slot};
use syn::{Member, Type};

use super::plain;
use crate::input::Field;
use crate::types::{Known, known, known_inside};

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

fn may_fill(kind: Kind, ty: &Type) -> bool {
    let known = known_inside(ty);
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
