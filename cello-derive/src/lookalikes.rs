//! Which letters look like those of our words and are others?
//!
//! They come from keyboards with two alphabets and from copied text, and cannot be seen.

/// Letters of other alphabets, each with the one that it looks like.
const LOOKALIKES: &[(char, char)] = &[
    // Cyrillic
    ('а', 'a'),
    ('с', 'c'),
    ('ԁ', 'd'),
    ('е', 'e'),
    ('һ', 'h'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ӏ', 'l'),
    ('о', 'o'),
    ('р', 'p'),
    ('ԛ', 'q'),
    ('ѕ', 's'),
    ('ԝ', 'w'),
    ('х', 'x'),
    ('у', 'y'),
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Ѕ', 'S'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    // Greek
    ('α', 'a'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('υ', 'u'),
    ('χ', 'x'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
];

/// The Latin letter that a letter looks like; any other letter itself.
pub(crate) fn latin(letter: char) -> char {
    // Those of East Asian keyboards are as wide as they are high.
    if let '\u{ff01}'..='\u{ff5e}' = letter {
        let code = u32::from(letter) - 0xff00 + 0x20;
        return char::from_u32(code).unwrap_or(letter);
    }
    let found = LOOKALIKES.iter().find(|(other, _)| *other == letter);
    found.map_or(letter, |(_, latin)| *latin)
}

/// The first letter of a word that only looks like a Latin one.
pub(crate) fn first(word: &str) -> Option<char> {
    word.chars().find(|&letter| latin(letter) != letter)
}

/// What the letter is: "a Cyrillic letter".
pub(crate) fn alphabet(letter: char) -> &'static str {
    match letter {
        '\u{370}'..='\u{3ff}' => "a Greek letter",
        '\u{400}'..='\u{52f}' => "a Cyrillic letter",
        _ => "a full-width letter",
    }
}

#[cfg(test)]
mod tests {
    use super::{LOOKALIKES, alphabet, first, latin};

    #[test]
    fn each_is_of_another_alphabet() {
        for &(letter, latin) in LOOKALIKES {
            assert!(latin.is_ascii_alphabetic(), "{letter}");
            assert!(!letter.is_ascii(), "{letter}");
            assert_ne!(alphabet(letter), "a full-width letter", "{letter}");
        }
        assert_eq!(latin('\u{ff55}'), 'u');
        assert_eq!(alphabet('\u{ff55}'), "a full-width letter");
        assert_eq!(first("ucc"), None);
        assert_eq!(first("u\u{441}c"), Some('\u{441}'));
        // Letters that look like no other.
        assert_eq!(first("größe"), None);
    }
}
