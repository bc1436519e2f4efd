//! In which encodings can a message repeat a text?

use std::ops::Range;

/// A message with its encodings undone and its case folded, which remembers where in the message
/// each byte comes from.
pub(super) struct View {
    text: String,
    /// For each byte of `text`, the bytes of the message that it was decoded from.
    origin: Vec<Range<usize>>,
}

/// One character and the bytes of the message that it was decoded from.
type Decoded = (char, Range<usize>);

/// A step from one text to another with fewer encodings.
type Step = fn(&[Decoded]) -> Vec<Decoded>;

impl View {
    /// Returns the message in every way in which it can be read: as it is, and after one or two
    /// decodings. A text may contain a backslash or a `%` of its own, so no single way is enough.
    pub(super) fn all(message: &str) -> Vec<Self> {
        const WAYS: [&[Step]; 9] = [
            &[],
            &[json],
            &[percent],
            &[plus, percent],
            &[json, json],
            &[json, percent],
            &[json, plus, percent],
            &[percent, json],
            &[percent, percent],
        ];
        let plain: Vec<Decoded> = message
            .char_indices()
            .map(|(at, c)| (c, at..at + c.len_utf8()))
            .collect();
        // Most messages are not encoded at all.
        let ways = if message.contains(['%', '\\', '+']) {
            &WAYS[..]
        } else {
            &WAYS[..1]
        };
        ways.iter()
            .map(|steps| {
                let decoded = steps
                    .iter()
                    .fold(plain.clone(), |decoded, step| step(&decoded));
                Self::new(&decoded)
            })
            .collect()
    }

    fn new(decoded: &[Decoded]) -> Self {
        let mut text = String::new();
        let mut origin = Vec::new();
        for (c, from) in decoded {
            text.extend(fold_char(*c));
            origin.resize(text.len(), from.clone());
        }
        Self { text, origin }
    }

    /// Returns where in the message the folded text is found.
    pub(super) fn find<'v>(&'v self, folded: &'v str) -> impl Iterator<Item = Range<usize>> + 'v {
        self.text.match_indices(folded).map(|(at, found)| {
            let first = &self.origin[at];
            let last = &self.origin[at + found.len() - 1];
            first.start..last.end
        })
    }
}

/// Folds the case, so that texts that differ in case alone are equal.
pub(super) fn fold(text: &str) -> String {
    text.chars().flat_map(fold_char).collect()
}

/// By way of the upper case: `ß` and `SS`, `σ` and `ς` are one.
fn fold_char(c: char) -> impl Iterator<Item = char> {
    c.to_uppercase().flat_map(char::to_lowercase)
}

/// Undoes the `+` of forms, which is a space.
fn plus(text: &[Decoded]) -> Vec<Decoded> {
    text.iter()
        .map(|(c, from)| (if *c == '+' { ' ' } else { *c }, from.clone()))
        .collect()
}

/// Undoes percent-encoding. What is not UTF-8 becomes U+FFFD.
fn percent(text: &[Decoded]) -> Vec<Decoded> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let (bytes, end) = percent_run(rest);
        if bytes.is_empty() {
            decoded.push(first.clone());
            rest = after;
            continue;
        }
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            for c in chunk.valid().chars() {
                decoded.push((c, span(rest, at, c.len_utf8())));
                at += c.len_utf8();
            }
            if !chunk.invalid().is_empty() {
                decoded.push((
                    char::REPLACEMENT_CHARACTER,
                    span(rest, at, chunk.invalid().len()),
                ));
                at += chunk.invalid().len();
            }
        }
        rest = &rest[end..];
    }
    decoded
}

/// The bytes of the `%XX` at the start of a text, and the number of characters that they take.
fn percent_run(text: &[Decoded]) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let mut at = 0;
    while let [('%', _), high, low, ..] = &text[at..] {
        let (Some(high), Some(low)) = (high.0.to_digit(16), low.0.to_digit(16)) else {
            break;
        };
        bytes.push(u8::try_from(high * 16 + low).expect("two hexadecimal digits"));
        at += 3;
    }
    (bytes, at)
}

/// Where `len` bytes come from that start with the `at`th `%XX` of a text.
fn span(text: &[Decoded], at: usize, len: usize) -> Range<usize> {
    text[at * 3].1.start..text[(at + len) * 3 - 1].1.end
}

/// Undoes JSON's escapes. What is no escape stays as it is.
fn json(text: &[Decoded]) -> Vec<Decoded> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let (c, len) = escape(rest).unwrap_or((first.0, 1));
        decoded.push((c, first.1.start..rest[len - 1].1.end));
        rest = if len == 1 { after } else { &rest[len..] };
    }
    decoded
}

/// The character that is escaped at the start of a text, and the length of its escape.
fn escape(text: &[Decoded]) -> Option<(char, usize)> {
    let [('\\', _), (kind, _), ..] = text else {
        return None;
    };
    let c = match kind {
        '"' | '\\' | '/' => *kind,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let high = hex4(text)?;
            if let Some(c) = char::from_u32(high) {
                return Some((c, 6));
            }
            let low = hex4(&text[6..])?;
            let pair = [u16::try_from(high).ok()?, u16::try_from(low).ok()?];
            let c = char::decode_utf16(pair).next()?.ok()?;
            return Some((c, 12));
        }
        _ => return None,
    };
    Some((c, 2))
}

/// The number in a `\uXXXX` at the start of a text.
fn hex4(text: &[Decoded]) -> Option<u32> {
    let [('\\', _), ('u', _), digits @ ..] = text else {
        return None;
    };
    digits
        .get(..4)?
        .iter()
        .try_fold(0, |number, (c, _)| Some(number * 16 + c.to_digit(16)?))
}
