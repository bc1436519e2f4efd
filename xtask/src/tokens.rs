//! How many tokens does a derive emit?
//!
//! The compiler prints the crate as it stands after all macros. Of that, what the user
//! wrote is taken off. The attributes of a derive count on neither side.

use proc_macro2::{TokenStream, TokenTree};

use crate::build_cost::sources::HEADER;
use crate::rustc::{Lab, Profile, succeed};

/// The tokens that the derives in a crate emit, which has no other macros.
pub(crate) fn emitted(lab: &Lab, source: &str) -> Result<usize, String> {
    let with_ours = expanded(lab, source)?;
    // What every crate is given, a prelude for one.
    let given = expanded(lab, HEADER)?.saturating_sub(count(HEADER)?);
    Ok(with_ours.saturating_sub(count(source)? + given))
}

/// The tokens of a crate after all macros.
fn expanded(lab: &Lab, source: &str) -> Result<usize, String> {
    let file = lab.write("expanded", source)?;
    let mut rustc = lab.rustc(Profile::Check, &file);
    let output = succeed(rustc.arg("-Zunpretty=expanded"))?;
    count(&String::from_utf8_lossy(&output.stdout))
}

/// Each leaf is a token, and so is each delimiter; `::` is two. Attributes of a derive
/// are none.
fn count(source: &str) -> Result<usize, String> {
    let tokens: TokenStream = source
        .parse()
        .map_err(|error| format!("the compiler printed what is no Rust: {error}"))?;
    Ok(count_stream(tokens))
}

fn count_stream(tokens: TokenStream) -> usize {
    let mut count = 0;
    let mut after_pound = false;
    for token in tokens {
        let is_attribute = after_pound && is_ours(&token);
        after_pound = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        match token {
            // The `#` in front of it was counted.
            _ if is_attribute => count -= 1,
            TokenTree::Group(group) => count += 2 + count_stream(group.stream()),
            _ => count += 1,
        }
    }
    count
}

/// Whether it is the bracket of `#[cello(…)]` or `#[derive(…)]`.
fn is_ours(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else {
        return false;
    };
    let first = group.stream().into_iter().next();
    let first = first.map(|first| first.to_string());
    first.is_some_and(|first| first == "cello" || first == "derive")
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn leaves_and_delimiters() {
        assert_eq!(count("fn f() -> u8 { 1 }"), Ok(10));
    }

    #[test]
    fn what_the_user_wrote_for_the_derive_is_left_out() {
        assert_eq!(
            count(
                "#[derive(A)] #[cello(trigger = \"x\")] struct S { #[cello(ucc)] #[inline] a: u8 }"
            ),
            count("struct S { #[inline] a: u8 }"),
        );
        assert!(count("#[celli(ucc)] struct S;") > count("struct S;"));
    }

    #[test]
    fn what_is_no_rust_is_an_error() {
        assert!(count("(").is_err());
    }
}
