//! Which text is an address?
//!
//! One function for both crates, so that a constant address that compiles is an address that
//! is sent.

/// Returns whether there is exactly one `@`, with text on both sides. Any further rule is the
/// vendor's.
#[must_use]
#[inline]
pub fn is_email(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_at = |byte: Option<&u8>| byte == Some(&b'@');
    has_one_at(bytes) && !is_at(bytes.first()) && !is_at(bytes.last())
}

/// Whether one byte is an `@`: of a short text all at once, in an array whose size the
/// compiler knows, and makes vector code of.
fn has_one_at(bytes: &[u8]) -> bool {
    let is_at = |&byte: &u8| byte == b'@';
    let mut short = [0; 64];
    let Some(start) = short.get_mut(..bytes.len()) else {
        return bytes.iter().filter(|byte| is_at(byte)).take(2).count() == 1;
    };
    start.copy_from_slice(bytes);
    short.iter().map(|byte| u8::from(is_at(byte))).sum::<u8>() == 1
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn an_address_has_something_on_both_sides_of_one_at() {
        assert!(is_email("a@b"));
        for wrong in [
            "",
            "@",
            "a",
            "a@",
            "@b",
            "a@b@c",
            "a@@b",
            "@a@b",
            "@@@@@@@@@",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
        for at in 1..40 {
            let address = format!("{}@{}", "\u{7f}".repeat(at), "\u{c0}A?".repeat(9));
            assert!(is_email(&address), "{address}");
            for second in (0..address.len()).filter(|&it| address.is_char_boundary(it)) {
                let mut address = address.clone();
                address.insert(second, '@');
                assert!(!is_email(&address), "{address}");
            }
        }
    }

    #[test]
    fn ats_are_counted_wherever_they_stand() {
        // Around the length to which they are counted all at once, too.
        for len in (1..40).chain(60..70) {
            assert!(len == 1 || !is_email(&"@".repeat(len)));
            for first in 0..len {
                for second in first..len {
                    let mut address = vec![b'a'; len];
                    (address[first], address[second]) = (b'@', b'@');
                    let address = String::from_utf8(address).unwrap();
                    let is_inside = first > 0 && second + 1 < len;
                    assert_eq!(
                        is_email(&address),
                        first == second && is_inside,
                        "{address}"
                    );
                }
            }
        }
    }
}
