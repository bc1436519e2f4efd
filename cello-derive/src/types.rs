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

/// A type without the references, the parentheses and the group of a `macro_rules!` around it.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Reference(reference) => bare(&reference.elem),
        Type::Group(group) => bare(&group.elem),
        Type::Paren(paren) => bare(&paren.elem),
        _ => ty,
    }
}

/// What is known of a type by its name alone.
pub(crate) fn known(ty: &Type) -> Known {
    let ty = bare(ty);
    if let Type::Array(_) | Type::Slice(_) | Type::Tuple(_) = ty {
        return Known::Other;
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
    last_segment(bare(in_option(ty).unwrap_or(ty))).as_deref() == Some("Decimal")
}

/// What is known of a type, or of the one in its `Option`.
pub(crate) fn known_inside(ty: &Type) -> Known {
    known(in_option(ty).unwrap_or(ty))
}

/// The type inside, if this one is written as an `Option`.
pub(crate) fn in_option(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = bare(ty) else {
        return None;
    };
    let last = path.path.segments.last();
    argument(last.filter(|last| last.ident == "Option")?)
}

/// The type that a reference or a smart pointer points to; any other type itself.
pub(crate) fn pointee(ty: &Type) -> &Type {
    let ty = bare(ty);
    let Type::Path(path) = ty else {
        return ty;
    };
    let last = path.path.segments.last();
    let inner = last
        .filter(|last| ["Box", "Rc", "Arc"].iter().any(|name| last.ident == name))
        .and_then(argument);
    inner.map_or(ty, pointee)
}

/// The first type argument; a lifetime may come before it.
pub(crate) fn argument(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(inner) => Some(inner),
        _ => None,
    })
}

fn last_segment(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}
