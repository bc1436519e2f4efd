//! What does the name of a type tell about its values?

use syn::{GenericArgument, PathArguments, PathSegment, Type};

/// What is known of a type by its name.
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

/// Whether a type, or the one in its `Option`, is a `Decimal` by its name.
pub(crate) fn is_decimal(ty: &Type) -> bool {
    match in_option(ty).unwrap_or(ty) {
        Type::Reference(reference) => is_decimal(&reference.elem),
        Type::Group(group) => is_decimal(&group.elem),
        Type::Paren(paren) => is_decimal(&paren.elem),
        ty => last_segment(ty).as_deref() == Some("Decimal"),
    }
}

/// What is known of a type, or of the one in its `Option`.
pub(crate) fn known_inside(ty: &Type) -> Known {
    known(in_option(ty).unwrap_or(ty))
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
    argument(last)
}

/// The type that a reference or a smart pointer points to; any other type itself.
pub(crate) fn pointee(ty: &Type) -> &Type {
    match ty {
        Type::Reference(reference) => pointee(&reference.elem),
        Type::Group(group) => pointee(&group.elem),
        Type::Paren(paren) => pointee(&paren.elem),
        Type::Path(path) => {
            let last = path.path.segments.last();
            let inner = last
                .filter(|last| ["Box", "Rc", "Arc"].iter().any(|name| last.ident == name))
                .and_then(argument);
            inner.map_or(ty, pointee)
        }
        _ => ty,
    }
}

/// The first type argument.
fn argument(segment: &PathSegment) -> Option<&Type> {
    match &segment.arguments {
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
