//! Which names and values does a `Cookie` header hold?

use std::borrow::Cow;

use percent_encoding::percent_decode;

/// The pairs between semicolons, without the space around them. What has no `=` is none.
pub fn pairs(header: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    header.split(|&byte| byte == b';').filter_map(|pair| {
        let equals = pair.iter().position(|&byte| byte == b'=')?;
        let (name, value) = (&pair[..equals], &pair[equals + 1..]);
        Some((name.trim_ascii(), value.trim_ascii()))
    })
}

/// A value as JavaScript writes it: maybe in quotes, maybe percent-encoded.
pub fn decode(value: &[u8]) -> Cow<'_, str> {
    let quoted = value
        .strip_prefix(b"\"")
        .and_then(|value| value.strip_suffix(b"\""));
    percent_decode(quoted.unwrap_or(value)).decode_utf8_lossy()
}
