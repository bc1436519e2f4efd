//! How is text escaped?
//!
//! Most of it is not: a short text is looked at and put down in parts which overlap, so that
//! they have sizes that the compiler knows and makes vector code of. A long one goes in
//! blocks, until one of them is not clean.

use super::writer::{SHORT, put_word};

/// What is looked at at once of a long text.
const BLOCK: usize = 128;
/// And where a block is not clean.
pub(super) const WORD: usize = 8;

/// Puts a short text down, unless it has to be escaped; an empty one is not short.
#[allow(clippy::inline_always)] // one call a text, not two
#[inline(always)]
pub(super) fn put_clean(text: &[u8], room: &mut [u8; SHORT]) -> bool {
    // Looked at before it is put down: what was stored would be loaded in parts again.
    match text.len() {
        16.. => quarters(text).is_some_and(are_clean) && put_quarters(text, room).is_some(),
        8.. => ends::<8>(text).is_some_and(are_clean) && put_ends::<8>(text, room).is_some(),
        4.. => ends::<4>(text).is_some_and(are_clean) && put_ends::<4>(text, room).is_some(),
        1.. => dirt(put_few(text, room)) == 0,
        0 => false,
    }
}

/// Puts a short text down, whatever it is.
#[inline]
pub(super) fn put(text: &[u8], room: &mut [u8; SHORT]) {
    debug_assert!(text.len() <= SHORT, "{} bytes are not short", text.len());
    let _is_put = match text.len() {
        16.. => put_quarters(text, room).is_some(),
        8.. => put_ends::<8>(text, room).is_some(),
        4.. => put_ends::<4>(text, room).is_some(),
        1.. => put_few(text, room) != 0,
        0 => true,
    };
}

/// Puts down one byte to three, and returns them as a word with spaces behind: the first,
/// the middle and the last are all there are.
#[inline]
fn put_few(text: &[u8], room: &mut [u8; SHORT]) -> u64 {
    let last = text.len() - 1;
    let [a, b, c] = [text[0], text[last / 2], text[last]];
    [room[0], room[last / 2], room[last]] = [a, b, c];
    u64::from_le_bytes([a, b, c, b' ', b' ', b' ', b' ', b' '])
}

/// The first `N` bytes and the last `N`, which overlap: there are `N` to `2 N`.
#[inline]
fn ends<const N: usize>(text: &[u8]) -> Option<[&[u8; N]; 2]> {
    Some([text.first_chunk()?, text.last_chunk()?])
}

#[inline]
fn put_ends<const N: usize>(text: &[u8], room: &mut [u8; SHORT]) -> Option<()> {
    let [first, last] = ends::<N>(text)?;
    let room = room.get_mut(..text.len())?;
    *room.first_chunk_mut()? = *first;
    *room.last_chunk_mut()? = *last;
    Some(())
}

/// Four times sixteen bytes, which overlap: there are 16 to 64. Up to 32 they are two, each
/// of them twice, so that no branch depends on how many there are.
#[inline]
fn quarters(text: &[u8]) -> Option<[&[u8; 16]; 4]> {
    let (front, back) = inner(text.len());
    Some([
        text.first_chunk()?,
        text.get(front..)?.first_chunk()?,
        text.get(..back)?.last_chunk()?,
        text.last_chunk()?,
    ])
}

#[inline]
fn put_quarters(text: &[u8], room: &mut [u8; SHORT]) -> Option<()> {
    let [first, second, third, last] = quarters(text)?;
    let (front, back) = inner(text.len());
    let room = room.get_mut(..text.len())?;
    *room.first_chunk_mut()? = *first;
    *room.get_mut(front..)?.first_chunk_mut()? = *second;
    *room.get_mut(..back)?.last_chunk_mut()? = *third;
    *room.last_chunk_mut()? = *last;
    Some(())
}

/// Where the second quarter begins and the third ends.
#[inline]
fn inner(len: usize) -> (usize, usize) {
    let step = if len > 32 { 16 } else { 0 };
    (step, len - step)
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
fn are_clean<const N: usize, const M: usize>(blocks: [&[u8; N]; M]) -> bool {
    let mut least = [0xff; N];
    for block in blocks {
        for (least, &byte) in least.iter_mut().zip(block) {
            *least = cleanness(byte).min(*least);
        }
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
        && are_clean::<{ BLOCK / 2 }, 2>([first, last])
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
        let len = put_escaped(*bytes, room);
        buffer.truncate(start + len);
    }
}

/// Puts bytes down as they are written, and returns how many those are.
#[allow(clippy::inline_always)] // without a loop where the compiler sees how many
#[inline(always)]
pub(super) fn put_escaped(bytes: [u8; WORD], room: &mut [u8; SHORT]) -> usize {
    let mut end = 0;
    for byte in bytes {
        let (word, len) = written_as(byte);
        put_word(word, end, room);
        end += len;
    }
    end
}

/// How a zero is written.
pub(super) const ZERO: &[u8] = b"\\u0000";

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
    // At most 6 as it is: so that the compiler knows.
    (entry, (entry >> 56 & 7) as usize)
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
