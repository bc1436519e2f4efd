//! What can an editor be told about `#[cello(…)]`?
//!
//! rust-analyzer has documentation, completion and definitions for names of Rust code alone.
//! So while it expands a derive, and only then, the expansion begins with *hints*: a path
//! for each word of the attributes, such as `on_field::price`, and each expression once
//! more, over `self`. They have the user's spans, which is how rust-analyzer finds them.
//!
//! For completion it expands the type a second time, with an invented name at the cursor, and
//! compares what is at the same offset in both. Hence two rules: a hint depends only on the
//! tokens before it, and where a name is missing a dummy takes its place.

use std::env;
use std::sync::OnceLock;

use proc_macro2::{Ident, TokenStream};
use syn::Generics;

mod complete;
mod hint;
mod item;
#[cfg(test)]
mod known_words;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod word_docs;

use item::Item;

/// Which of the derives it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Derive {
    Event,
    Part,
    Interval,
}

/// Whether the macro runs in rust-analyzer.
///
/// If the answer is wrongly yes, tokens are emitted that `cfg(rust_analyzer)` removes.
pub(crate) fn is_editor() -> bool {
    static IS_EDITOR: OnceLock<bool> = OnceLock::new();
    *IS_EDITOR.get_or_init(|| {
        let program = env::current_exe().unwrap_or_default();
        let name = program.file_name().unwrap_or_default().to_string_lossy();
        name.contains("rust-analyzer")
    })
}

/// Returns the hints for a type, however broken it is.
pub(crate) fn hints(input: TokenStream, derive: Derive) -> TokenStream {
    Item::read(input).map_or_else(TokenStream::new, |item| hint::all(&item, derive))
}

/// Reads the name and the generics of a type that does not parse.
pub(crate) fn header(input: TokenStream) -> Option<(Ident, Generics)> {
    let item = Item::read(input)?;
    Some((item.ident, item.generics))
}
