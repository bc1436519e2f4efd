//! How does an expression parse that is still being written?
//!
//! A name is put where one is missing, and a block after an `if` or a `match` that has none
//! yet. What is inserted depends only on the tokens around the gap, so the rest of the
//! expression is the same with and without a name at the cursor.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// The name that is put where one is missing.
pub(super) fn dummy() -> Ident {
    Ident::new("__", Span::call_site())
}

/// Completes the expression up to the next comma; returns it, and the tokens from that on.
pub(super) fn up_to_comma(tokens: &[TokenTree]) -> (TokenStream, &[TokenTree]) {
    let mut reader = Reader {
        wants_operand: true,
        ..Reader::new(tokens)
    };
    reader.expression(true);
    (reader.out, &tokens[reader.at..])
}

fn inside(group: &Group) -> TokenTree {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let mut reader = Reader::new(&tokens);
    reader.expression(false);
    let mut completed = Group::new(group.delimiter(), reader.out);
    completed.set_span(group.span());
    TokenTree::Group(completed)
}

struct Reader<'t> {
    tokens: &'t [TokenTree],
    at: usize,
    out: TokenStream,
    /// An operand has to come: an operator was the last.
    wants_operand: bool,
    /// The last was an operand, so that `|` is an operator.
    has_operand: bool,
    /// For each `if` and `match` whose block has not come: whether its head has tokens.
    heads: Vec<bool>,
}

impl<'t> Reader<'t> {
    fn new(tokens: &'t [TokenTree]) -> Self {
        Self {
            tokens,
            at: 0,
            out: TokenStream::new(),
            wants_operand: false,
            has_operand: false,
            heads: Vec::new(),
        }
    }

    fn peek(&self) -> Option<&'t TokenTree> {
        self.tokens.get(self.at)
    }

    fn peek_sign(&self) -> Option<char> {
        match self.peek()? {
            TokenTree::Punct(sign) => Some(sign.as_char()),
            _ => None,
        }
    }

    /// Copies the next token, if there is one.
    fn copy(&mut self) {
        if let Some(token) = self.peek() {
            self.out.extend([token.clone()]);
            self.at += 1;
        }
    }

    fn put(&mut self, token: impl Into<TokenTree>) {
        self.out.extend([token.into()]);
    }

    fn operand(&mut self) {
        self.wants_operand = false;
        self.has_operand = true;
        if let Some(has_tokens) = self.heads.last_mut() {
            *has_tokens = true;
        }
    }

    fn operator(&mut self) {
        self.wants_operand = true;
        self.has_operand = false;
    }

    fn expression(&mut self, to_comma: bool) {
        while let Some(token) = self.peek() {
            match token {
                TokenTree::Punct(sign) => match sign.as_char() {
                    ',' if to_comma => break,
                    ',' | ';' => {
                        self.end();
                        self.copy();
                        self.has_operand = false;
                    }
                    _ => self.sign(sign),
                },
                TokenTree::Ident(word) => self.name(word),
                TokenTree::Literal(_) => {
                    self.copy();
                    self.operand();
                }
                TokenTree::Group(group) => self.group(group),
            }
        }
        self.end();
    }

    /// Puts what is missing before a comma, a semicolon or the end.
    fn end(&mut self) {
        if std::mem::take(&mut self.wants_operand) {
            self.put(dummy());
            self.operand();
        }
        while let Some(has_tokens) = self.heads.pop() {
            if !has_tokens {
                self.put(dummy());
            }
            self.put(Group::new(Delimiter::Brace, TokenStream::new()));
        }
    }

    fn name(&mut self, word: &Ident) {
        self.copy();
        match word.to_string().as_str() {
            "if" | "match" | "while" => {
                self.wants_operand = false;
                self.has_operand = false;
                self.heads.push(false);
            }
            "for" => {
                self.heads.push(true);
                self.operator();
            }
            "as" | "in" | "mut" | "ref" | "let" => self.operator(),
            "return" | "break" | "continue" | "move" | "unsafe" | "loop" | "async" => {
                self.wants_operand = false;
                self.has_operand = false;
            }
            "else" => {
                self.has_operand = false;
                if self.is_at_end() {
                    self.put(Group::new(Delimiter::Brace, TokenStream::new()));
                }
            }
            _ => self.operand(),
        }
    }

    fn is_at_end(&self) -> bool {
        self.peek().is_none() || matches!(self.peek_sign(), Some(',' | ';'))
    }

    fn group(&mut self, group: &Group) {
        self.at += 1;
        let in_head = self.heads.last().copied();
        if let (Delimiter::Brace, Some(has_tokens)) = (group.delimiter(), in_head) {
            if !has_tokens || self.wants_operand {
                self.put(dummy());
            }
            self.heads.pop();
        }
        self.put(inside(group));
        self.operand();
    }

    fn sign(&mut self, sign: &Punct) {
        let is_joint = sign.spacing() == Spacing::Joint;
        let second = match self.tokens.get(self.at + 1) {
            Some(TokenTree::Punct(next)) if is_joint => Some(next.as_char()),
            _ => None,
        };
        match (sign.as_char(), second) {
            ('.', Some('.')) => {
                while self.peek_sign() == Some('.') {
                    self.copy();
                }
                if self.peek_sign() == Some('=') {
                    self.copy();
                    self.operator();
                } else {
                    self.wants_operand = false;
                    self.has_operand = false;
                }
            }
            ('.', _) => {
                self.copy();
                self.member();
                self.operand();
            }
            (':', Some(':')) => {
                self.copy();
                self.copy();
                self.segment();
                self.operand();
            }
            ('=', Some('>')) => {
                // The `if` of an arm has no block.
                if self.wants_operand || self.heads.last() == Some(&false) {
                    self.put(dummy());
                }
                self.heads.clear();
                self.copy();
                self.copy();
                self.operator();
            }
            ('|', Some('|')) => {
                self.copy();
                self.copy();
                self.operator();
            }
            ('|', _) if !self.has_operand => {
                self.parameters();
                self.operator();
            }
            ('?', _) => {
                self.copy();
                self.operand();
            }
            // A lifetime, whose name comes next; or an attribute.
            ('\'' | '#', _) => {
                self.copy();
                self.copy();
                self.has_operand = false;
            }
            _ => {
                self.copy();
                self.operator();
            }
        }
    }

    /// What comes after a dot.
    fn member(&mut self) {
        match self.peek() {
            Some(TokenTree::Ident(_)) => self.copy(),
            Some(TokenTree::Literal(number)) => {
                // `self.0.` ends in a number with a point, and `self.0.name` does not.
                let text = number.to_string();
                if let Some(Ok(index)) = text.strip_suffix('.').map(str::parse::<Literal>) {
                    self.at += 1;
                    self.put(index);
                    self.put(Punct::new('.', Spacing::Alone));
                    self.put(dummy());
                } else {
                    self.copy();
                }
            }
            _ => self.put(dummy()),
        }
    }

    /// What comes after `::`, with the commas of its generic arguments.
    fn segment(&mut self) {
        match self.peek() {
            Some(TokenTree::Ident(_) | TokenTree::Group(_)) => {}
            _ if self.peek_sign() == Some('<') => {
                let mut depth = 0usize;
                while let Some(token) = self.peek() {
                    match (token, self.peek_sign()) {
                        (_, Some('<')) => depth += 1,
                        (_, Some('>')) => depth -= 1,
                        (_, Some(';')) => return,
                        _ => {}
                    }
                    self.copy();
                    if depth == 0 {
                        return;
                    }
                }
            }
            _ => self.put(dummy()),
        }
    }

    /// The parameters of a closure, with their commas.
    fn parameters(&mut self) {
        self.copy();
        while let Some(sign) = self.peek() {
            let is_last = matches!(sign, TokenTree::Punct(sign) if sign.as_char() == '|');
            self.copy();
            if is_last {
                return;
            }
        }
    }
}
