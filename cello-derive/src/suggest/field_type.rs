//! Which slots may a field's type fill?

use syn::{Type, TypePath};

use super::name_words::words_of;
use super::vocabulary::lists;
use crate::types;

/// What a type is, by its name alone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Holds {
    Text,
    Integer,
    Float,
    Decimal,
    Uuid,
    /// A time with its offset.
    Time,
    /// A time without one.
    NaiveTime,
    /// Nothing that fills any slot: a flag, a list, a day without a time.
    Nothing,
    /// A type of the user's own, by the words of its name.
    Own(Vec<String>),
}

/// Flags, lists, spans, days, and what else fills no slot.
const OTHERS: &str = "\
    bool char u8 i8 Vec HashMap BTreeMap HashSet BTreeSet Value Json Duration TimeDelta NaiveDate \
    NaiveTime Date Time PathBuf IpAddr Url Instant";

/// What a field of this type holds, inside of an `Option`, a reference or a box.
pub(crate) fn holds(ty: &Type) -> Holds {
    let Type::Path(TypePath { path, .. }) = types::bare(ty) else {
        return Holds::Nothing;
    };
    let Some(last) = path.segments.last() else {
        return Holds::Nothing;
    };
    let inner = types::argument(last);
    let name = last.ident.to_string();
    let is_civil = path.segments.iter().any(|segment| segment.ident == "civil");
    match (name.as_str(), inner) {
        ("Box" | "Arc" | "Rc" | "Cow" | "Option", Some(inner)) => holds(inner),
        ("String" | "str", _) => Holds::Text,
        // Nothing that is reported fits into 8 bits.
        (
            "u16" | "u32" | "u64" | "u128" | "usize" | "i16" | "i32" | "i64" | "i128" | "isize",
            _,
        ) => Holds::Integer,
        ("f32" | "f64", _) => Holds::Float,
        ("Decimal", _) => Holds::Decimal,
        ("Uuid", _) => Holds::Uuid,
        ("NaiveDateTime" | "PrimitiveDateTime", _) => Holds::NaiveTime,
        ("DateTime", _) if is_civil => Holds::NaiveTime,
        (
            "DateTime" | "SystemTime" | "Timestamp" | "OffsetDateTime" | "UtcDateTime" | "Zoned",
            _,
        ) => Holds::Time,
        (name, _) if lists(OTHERS, name) => Holds::Nothing,
        (name, inner) => {
            let mut words = words_of(name);
            // `Id<User>`
            if let Some(Type::Path(inner)) = inner {
                let of = inner.path.segments.last();
                words.extend(
                    of.into_iter()
                        .flat_map(|of| words_of(&of.ident.to_string())),
                );
            }
            Holds::Own(words)
        }
    }
}
