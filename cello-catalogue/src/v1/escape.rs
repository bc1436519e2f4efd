//! How is text escaped?
//!
//! As `serde_json` does it: with a short escape where JSON has one, and in lower case.

/// Returns how a byte of UTF-8 is written inside quotes; the last byte of the array is the
/// number of those that count, at most 6.
#[must_use]
pub const fn written_as(byte: u8) -> [u8; 8] {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        0..b' ' => {
            let [high, low] = [HEX[(byte >> 4) as usize], HEX[(byte & 15) as usize]];
            return [b'\\', b'u', b'0', b'0', high, low, 0, 6];
        }
        _ => return [byte, 0, 0, 0, 0, 0, 0, 1],
    };
    [b'\\', short, 0, 0, 0, 0, 0, 2]
}

/// Returns the text as it is written inside quotes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match u8::try_from(character) {
            Ok(byte) if byte.is_ascii() => {
                let [bytes @ .., len] = written_as(byte);
                escaped.extend(bytes[..usize::from(len)].iter().copied().map(char::from));
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn only_what_json_demands_is_escaped() {
        assert_eq!(
            escape("Ada \"Ä\" \\ \u{7f}é€"),
            "Ada \\\"Ä\\\" \\\\ \u{7f}é€"
        );
        assert_eq!(
            escape("\u{0}\u{8}\t\n\u{c}\r\u{1f}"),
            "\\u0000\\b\\t\\n\\f\\r\\u001f"
        );
    }
}
