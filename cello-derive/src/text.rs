//! How do tokens read as people write them?

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Member;

/// The tokens as source text, on one line: `&self.customer.email`, `Option<String>`.
///
/// A guess at the white space, for tables and messages; not meant to be compiled.
pub(crate) fn of(tokens: impl ToTokens) -> String {
    let mut text = String::new();
    write(tokens.to_token_stream(), &mut text);
    text
}

/// The name of a field: `amount_paid`, `0`.
pub(crate) fn name(member: &Member) -> String {
    match member {
        Member::Named(ident) => ident.to_string(),
        Member::Unnamed(index) => index.index.to_string(),
    }
}

fn write(tokens: TokenStream, text: &mut String) {
    let mut tokens = tokens.into_iter().peekable();
    // Whether an operator here is between two operands.
    let mut follows_operand = false;
    let mut in_closure = false;
    // The lists of type arguments that are open.
    let mut depth = 0usize;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace if follows_operand => (" { ", " }"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write(group.stream(), text);
                text.push_str(close);
                follows_operand = true;
            }
            TokenTree::Punct(punct) => {
                let mut sign = punct.as_char().to_string();
                let mut spacing = punct.spacing();
                while let (Spacing::Joint, Some(TokenTree::Punct(next))) = (spacing, tokens.peek())
                {
                    sign.push(next.as_char());
                    spacing = next.spacing();
                    tokens.next();
                }
                // The space after a lifetime, at the end of its list.
                if sign.starts_with(['>', ',']) {
                    text.truncate(text.trim_end().len());
                }
                let word = text.rsplit(|last: char| !last.is_alphanumeric()).next();
                let follows_type = text.ends_with("::")
                    || word.is_some_and(|word| word.starts_with(char::is_uppercase));
                follows_operand = match sign.as_str() {
                    // Around the parameters of a closure.
                    "|" if !follows_operand => {
                        text.push('|');
                        in_closure = true;
                        false
                    }
                    "|" if in_closure => {
                        text.push_str("| ");
                        in_closure = false;
                        false
                    }
                    "," | ";" => {
                        text.push_str(&sign);
                        text.push(' ');
                        false
                    }
                    "?" => {
                        text.push('?');
                        true
                    }
                    "<" if follows_type => {
                        text.push('<');
                        depth += 1;
                        false
                    }
                    ">" | ">>" if depth >= sign.len() => {
                        text.push_str(&sign);
                        depth -= sign.len();
                        true
                    }
                    "." | "::" | ".." | "!" | "'" => {
                        text.push_str(&sign);
                        false
                    }
                    sign if follows_operand => {
                        text.extend([" ", sign, " "]);
                        false
                    }
                    sign => {
                        text.push_str(sign);
                        false
                    }
                };
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if follows_operand {
                    text.push(' ');
                }
                let mut word = token.to_string();
                // A text may be written on several lines.
                if matches!(token, TokenTree::Literal(_)) {
                    word = word.replace(['\t', '\n', '\r'], " ");
                }
                // The suffix that a constant is given to be definite.
                let plain = word.strip_suffix("_u64").or(word.strip_suffix("_i64"));
                let is_lifetime = text.ends_with('\'');
                text.push_str(plain.unwrap_or(&word));
                if is_lifetime {
                    text.push(' ');
                }
                follows_operand = !is_lifetime;
            }
        }
    }
}

/// Whether the tokens name a local, also in a format string: `"{amount}"`. A field or a
/// method of another value is no local: `customer.amount`.
pub(crate) fn names(tokens: impl ToTokens, local: &Ident) -> bool {
    let in_braces = ["}", ":"].map(|end| format!("{{{local}{end}"));
    // The dots right before a token: two of them are a range.
    let mut dots = 0;
    tokens.to_token_stream().into_iter().any(|token| {
        let is_member = dots == 1;
        dots = match &token {
            TokenTree::Punct(punct) if punct.as_char() == '.' => dots + 1,
            _ => 0,
        };
        match token {
            TokenTree::Ident(ident) => !is_member && ident == *local,
            TokenTree::Group(group) => names(group.stream(), local),
            TokenTree::Literal(literal) => {
                let literal = literal.to_string();
                in_braces.iter().any(|name| literal.contains(name))
            }
            TokenTree::Punct(_) => false,
        }
    })
}

/// The first `self.field` of one of the fields, and the field; a method is none.
pub(crate) fn field_of_self(
    tokens: impl ToTokens,
    is_field: &dyn Fn(&str) -> bool,
) -> Option<(TokenStream, String)> {
    let tokens: Vec<TokenTree> = tokens.to_token_stream().into_iter().collect();
    tokens.iter().enumerate().find_map(|(index, token)| {
        let [
            TokenTree::Ident(this),
            TokenTree::Punct(dot),
            field,
            rest @ ..,
        ] = &tokens[index..]
        else {
            return match token {
                TokenTree::Group(group) => field_of_self(group.stream(), is_field),
                _ => None,
            };
        };
        let name = field.to_string();
        let found = this == "self" && dot.as_char() == '.' && !is_call(rest) && is_field(&name);
        found.then(|| (tokens[index..index + 3].iter().cloned().collect(), name))
    })
}

/// Whether a name before this is a method's: `(…)`, `::<…>(…)`.
fn is_call(rest: &[TokenTree]) -> bool {
    match rest.first() {
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
        Some(TokenTree::Punct(punct)) => punct.as_char() == ':',
        _ => false,
    }
}

/// Whether an identifier of the kind occurs anywhere in the tokens.
pub(crate) fn mentions(tokens: impl ToTokens, is_meant: &dyn Fn(&Ident) -> bool) -> bool {
    tokens
        .to_token_stream()
        .into_iter()
        .any(|token| match token {
            TokenTree::Ident(ident) => is_meant(&ident),
            TokenTree::Group(group) => mentions(group.stream(), is_meant),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn tokens_read_as_they_are_written() {
        let as_written = [
            (quote!(&self.customer.email), "&self.customer.email"),
            (
                quote!(Option<chrono::DateTime<Utc>>),
                "Option<chrono::DateTime<Utc>>",
            ),
            (
                quote!(started_at + 60 * minutes),
                "started_at + 60 * minutes",
            ),
            (quote!(*amount), "*amount"),
            (quote!(a.map(|p| &p.every)), "a.map(|p| &p.every)"),
            (quote!(a | b), "a | b"),
            (quote!(-1), "-1"),
            (
                quote!(self.status == "paid" && !self.test),
                "self.status == \"paid\" && !self.test",
            ),
            (
                quote!(format!("{} {}", self.a, self.b)),
                "format!(\"{} {}\", self.a, self.b)",
            ),
            (quote!(&'a [u8]), "&'a [u8]"),
            (quote!(Customer<'a, u8>), "Customer<'a, u8>"),
            (quote!(Cow<'a>), "Cow<'a>"),
            (quote!(self.name.len() > 3), "self.name.len() > 3"),
            (quote!(self.id > 3 && a < B), "self.id > 3 && a < B"),
            (
                quote!(self.id.parse::<Vec<u64>>()),
                "self.id.parse::<Vec<u64>>()",
            ),
            (
                quote!(if self.a { 1 } else { 2 }),
                "if self.a { 1 } else { 2 }",
            ),
            (quote!(self.rows[0]?.id as u64), "self.rows[0]?.id as u64"),
        ];
        for (tokens, text) in as_written {
            assert_eq!(super::of(tokens), text);
        }
    }
}
