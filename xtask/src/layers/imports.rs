//! Which paths of its own crate does a source file name?

use std::iter::Peekable;
use std::str::FromStr;

use proc_macro2::{LexError, TokenStream, TokenTree};

/// The paths from the root of the crate. Tests are passed over: what they use, nobody has to
/// know who reads the file.
pub(super) fn imports(source: &str, module: &[String]) -> Result<Vec<Vec<String>>, LexError> {
    let tokens = TokenStream::from_str(source)?;
    let mut children = Vec::new();
    declared(tokens.clone(), &mut children);
    let mut paths = Vec::new();
    look(tokens, module, &children, &mut paths);
    Ok(paths)
}

/// The modules that the file declares in files of their own.
fn declared(tokens: TokenStream, children: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for window in tokens.windows(3) {
        if let [
            TokenTree::Ident(word),
            TokenTree::Ident(name),
            TokenTree::Punct(end),
        ] = window
            && word == "mod"
            && end.as_char() == ';'
        {
            children.push(name.to_string());
        }
    }
}

fn look(tokens: TokenStream, module: &[String], children: &[String], paths: &mut Vec<Vec<String>>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut before = String::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) => {
                let word = word.to_string();
                let start = match word.as_str() {
                    "crate" => Some(Vec::new()),
                    "self" if before == "use" || before == "in" => Some(module.to_vec()),
                    "super" => module.split_last().map(|(_, parent)| parent.to_vec()),
                    child
                        if before != "mod"
                            && before != ":"
                            && children.iter().any(|it| it == child) =>
                    {
                        Some([module, &[child.to_owned()]].concat())
                    }
                    _ => None,
                };
                match start {
                    Some(start) if goes_on(&mut tokens) => rest(start, &mut tokens, paths),
                    // A module that is in one file with its tests.
                    _ if before == "mod" && word == "tests" => drop(tokens.next()),
                    _ => {}
                }
                before = word;
            }
            TokenTree::Group(group) => {
                look(group.stream(), module, children, paths);
                before.clear();
            }
            TokenTree::Punct(punct) => before = punct.as_char().to_string(),
            TokenTree::Literal(_) => before.clear(),
        }
    }
}

/// Passes over `::`.
fn goes_on(tokens: &mut Peekable<impl Iterator<Item = TokenTree>>) -> bool {
    let mut is_colon = || {
        tokens
            .next_if(|token| matches!(token, TokenTree::Punct(it) if it.as_char() == ':'))
            .is_some()
    };
    is_colon() && is_colon()
}

/// What is behind `crate::`, in braces once for each path.
fn rest(
    mut path: Vec<String>,
    tokens: &mut Peekable<impl Iterator<Item = TokenTree>>,
    paths: &mut Vec<Vec<String>>,
) {
    loop {
        match tokens.peek() {
            Some(TokenTree::Ident(word)) if word == "super" => {
                tokens.next();
                path.pop();
            }
            Some(TokenTree::Ident(word)) => {
                path.push(word.to_string());
                tokens.next();
            }
            Some(TokenTree::Group(group)) => {
                let mut inside = group.stream().into_iter().peekable();
                tokens.next();
                while inside.peek().is_some() {
                    match inside
                        .next_if(|it| matches!(it, TokenTree::Ident(word) if word == "self"))
                    {
                        Some(_) => paths.push(path.clone()),
                        None => rest(path.clone(), &mut inside, paths),
                    }
                    while inside.next_if(|it| !is_comma(it)).is_some() {}
                    inside.next();
                }
                return;
            }
            _ => return paths.push(path),
        }
        if !goes_on(tokens) {
            return paths.push(path);
        }
    }
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(it) if it.as_char() == ',')
}
