//! How is text escaped?
//!
//! Most of it is not: a short text is looked at and put down in its two ends, which
//! overlap, and which have sizes that the compiler knows; from sixteen bytes on it makes
//! vector code of that. A long one goes in blocks, until one of them is not clean.

use super::writer::{SHORT, put_word};

/// What is looked at at once of a long text.
const BLOCK: usize = 128;
/// And where a block is not clean.
pub(super) const WORD: usize = 8;

/// Puts a short text down, unless it has to be escaped; an empty one is not short.
#[allow(clippy::inline_always)] // one call a text, not two
#[inline(always)]
pub(super) fn put_clean(text: &[u8], room: &mut [u8; SHORT]) -> bool {
    let len = text.len();
    if len >= 16 {
        if len > 32 {
            return put_ends::<32>(text, room).is_some_and(|(first, last)| are_clean(first, last));
        }
        return put_ends::<16>(text, room).is_some_and(|(first, last)| are_clean(first, last));
    }
    if len >= 8 {
        return put_ends(text, room).is_some_and(|(first, last)| {
            dirt(u64::from_le_bytes(*first)) == 0 && dirt(u64::from_le_bytes(*last)) == 0
        });
    }
    let (first, last) = if len >= 4 {
        match put_ends(text, room) {
            Some((first, last)) => (*first, *last),
            None => return false,
        }
    } else if len > 0 {
        let bytes = put_few(text, room);
        (bytes, bytes)
    } else {
        return false;
    };
    let [first, last] = [first, last].map(|bytes| u64::from(u32::from_le_bytes(bytes)));
    dirt(first | last << 32) == 0
}

/// Puts down one byte to three: the first, the middle and the last are all there are.
#[inline]
pub(super) fn put_few(bytes: &[u8], room: &mut [u8; SHORT]) -> [u8; 4] {
    let last = bytes.len() - 1;
    let [a, b, c] = [bytes[0], bytes[last / 2], bytes[last]];
    [room[0], room[last / 2], room[last]] = [a, b, c];
    [a, b, c, a]
}

/// Puts down the first `N` bytes and the last `N`, which overlap: there are `N` to `2 N`.
#[inline]
pub(super) fn put_ends<'t, const N: usize>(
    bytes: &'t [u8],
    room: &mut [u8; SHORT],
) -> Option<(&'t [u8; N], &'t [u8; N])> {
    let (first, last) = (bytes.first_chunk::<N>()?, bytes.last_chunk::<N>()?);
    let room = room.get_mut(..bytes.len())?;
    *room.first_chunk_mut()? = *first;
    *room.last_chunk_mut()? = *last;
    Some((first, last))
}

/// Not 0 if one of eight bytes has to be escaped: below the space, the quote or the
/// backslash.
///
/// Where a byte is below another, taking that from it borrows its highest bit. With its
/// second bit turned, the quote stands directly above what is below the space.
#[inline]
const fn dirt(word: u64) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    let turned = word ^ (EACH * 2);
    let below = turned.wrapping_sub(EACH * (b' ' as u64 + 1)) & !turned;
    let from_backslash = word ^ (EACH * b'\\' as u64);
    let backslash = from_backslash.wrapping_sub(EACH) & !from_backslash;
    (below | backslash) & (EACH * 0x80)
}

#[allow(clippy::inline_always)] // in place of a call in the middle of a text
#[inline(always)]
fn are_clean<const N: usize>(some: &[u8; N], others: &[u8; N]) -> bool {
    let mut least = [0; N];
    for (least, (&one, &other)) in least.iter_mut().zip(some.iter().zip(others)) {
        *least = cleanness(one).min(cleanness(other));
    }
    least
        .iter()
        .fold(0xff, |all, &least| all & u8::from(least != 0))
        != 0
}

/// 0 for a byte that has to be escaped: below the space, the quote and the backslash.
///
/// As arithmetic, which is the same for sixteen bytes at once: with its second bit
/// turned, the quote stands directly above what is below the space.
#[inline]
fn cleanness(byte: u8) -> u8 {
    (byte ^ 2).saturating_sub(b' ').min(byte ^ b'\\')
}

/// Appends a text, escaped as `serde_json` does it: what is clean in runs as long as can
/// be, the rest byte by byte.
pub(crate) fn escape(text: &[u8], buffer: &mut Vec<u8>) {
    buffer.reserve(text.len());
    let mut rest = clean_blocks(text, buffer);
    while rest.len() >= WORD {
        let clean = clean_words(rest, buffer);
        rest = &rest[clean..];
        if clean == BLOCK {
            rest = clean_blocks(rest, buffer);
            continue;
        }
        while let [byte, behind @ ..] = rest
            && is_escaped(*byte)
        {
            push(*byte, buffer);
            rest = behind;
            // Where one follows another, more do.
            if let Some((word, behind)) = rest.split_first_chunk::<WORD>()
                && is_escaped(word[0])
            {
                push_word(word, buffer);
                rest = behind;
            }
        }
    }
    for &byte in rest {
        push(byte, buffer);
    }
}

/// Appends what is clean, a block at once, and returns the rest.
#[inline]
fn clean_blocks<'t>(mut text: &'t [u8], buffer: &mut Vec<u8>) -> &'t [u8] {
    while let Some((block, rest)) = text.split_first_chunk::<BLOCK>()
        && let (Some(first), Some(last)) = (block.first_chunk(), block.last_chunk())
        && are_clean::<{ BLOCK / 2 }>(first, last)
    {
        buffer.extend_from_slice(block);
        text = rest;
    }
    text
}

/// Appends what is clean, a word at once, a block at most, and returns how much that is.
#[inline]
fn clean_words(text: &[u8], buffer: &mut Vec<u8>) -> usize {
    let (words, _) = text[..text.len().min(BLOCK)].as_chunks::<WORD>();
    for (index, word) in words.iter().enumerate() {
        buffer.extend_from_slice(word);
        let dirt = dirt(u64::from_le_bytes(*word));
        if dirt != 0 {
            // The lowest is the first; those above it may be taken for dirty as well.
            let clean = dirt.trailing_zeros() as usize / 8;
            buffer.truncate(buffer.len() - (WORD - clean));
            return WORD * index + clean;
        }
    }
    WORD * words.len()
}

/// Appends bytes as they are written, without a look at the buffer's length for each.
#[allow(clippy::trivially_copy_pass_by_ref)] // each byte is read on its own
#[inline]
fn push_word(bytes: &[u8; WORD], buffer: &mut Vec<u8>) {
    let start = buffer.len();
    buffer.extend_from_slice(&[0; SHORT]);
    if let Some(room) = buffer.last_chunk_mut() {
        let len = put_escaped(bytes, room);
        buffer.truncate(start + len);
    }
}

/// Puts a few bytes down as they are written, and returns how many those are.
#[allow(clippy::inline_always)] // without a loop where the compiler sees how many
#[inline(always)]
pub(super) fn put_escaped(bytes: &[u8], room: &mut [u8; SHORT]) -> usize {
    let mut end = 0;
    for &byte in bytes {
        let (word, len) = written_as(byte);
        put_word(word, end, room);
        end += len;
    }
    end
}

/// Whether a byte is not written as it is.
#[inline]
fn is_escaped(byte: u8) -> bool {
    written_as(byte).1 > 1
}

/// Appends a byte as it is written.
#[inline]
fn push(byte: u8, buffer: &mut Vec<u8>) {
    let (bytes, len) = written_as(byte);
    // Copied in a fixed size, and cut to what it has.
    let end = buffer.len() + len;
    buffer.extend_from_slice(&bytes.to_le_bytes());
    buffer.truncate(end);
}

/// What a byte is written as, the first byte of it the lowest, and how many bytes those
/// are: 1 if it is not escaped, 6 at most.
#[inline]
fn written_as(byte: u8) -> (u64, usize) {
    let entry = WRITTEN_AS[usize::from(byte)];
    (entry, (entry >> 56) as usize)
}

/// By byte, the length in the highest byte.
static WRITTEN_AS: [u64; 256] = {
    let mut entries = [0; 256];
    let mut byte = 0u8;
    loop {
        entries[byte as usize] = u64::from_le_bytes(entry(byte));
        if byte == u8::MAX {
            break entries;
        }
        byte += 1;
    }
};

const fn entry(byte: u8) -> [u8; 8] {
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
