//! How is text escaped?
//!
//! Most of it is not: a long one goes in blocks of what is clean; where one is not, byte by
//! byte, as the table has it. A short one is looked at as a whole in `short`.

use cello_catalogue::v1;

use super::room::{SHORT, put_word};

/// What is looked at at once of a long text.
const BLOCK: usize = 128;
/// And where a block is not clean.
pub(super) const WORD: usize = 8;

/// Not 0 if one of eight bytes has to be escaped: below the space, the quote or the
/// backslash.
///
/// Where a byte is below another, taking that from it borrows its highest bit. With its
/// second bit turned, the quote is directly above what is below the space.
pub(super) const fn dirt(word: u64) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    let turned = word ^ (EACH * 2);
    let below = turned.wrapping_sub(EACH * (b' ' as u64 + 1)) & !turned;
    let from_backslash = word ^ (EACH * b'\\' as u64);
    let backslash = from_backslash.wrapping_sub(EACH) & !from_backslash;
    (below | backslash) & (EACH * 0x80)
}

#[allow(clippy::inline_always)] // in place of a call in the middle of a text
#[inline(always)]
pub(super) fn are_clean<const N: usize, const M: usize>(blocks: [&[u8; N]; M]) -> bool {
    let mut least = [0xff; N];
    for block in blocks {
        for (least, &byte) in least.iter_mut().zip(block) {
            *least = cleanness(byte).min(*least);
        }
    }
    none_is_zero(least)
}

/// Whether nothing has to be escaped, and all is ASCII without DEL: so no control character
/// is in it, and no space but the usual one.
#[allow(clippy::inline_always)] // as above
#[inline(always)]
pub(super) fn are_plain<const N: usize, const M: usize>(blocks: [&[u8; N]; M]) -> bool {
    let (mut least, mut most) = ([0xff; N], [0; N]);
    for block in blocks {
        for ((least, most), &byte) in least.iter_mut().zip(&mut most).zip(block) {
            *least = cleanness(byte).min(*least);
            *most = byte.max(*most);
        }
    }
    for (least, most) in least.iter_mut().zip(most) {
        *least = DEL.saturating_sub(most).min(*least);
    }
    none_is_zero(least)
}

const DEL: u8 = 0x7f;

#[allow(clippy::inline_always)] // as above
#[inline(always)]
fn none_is_zero<const N: usize>(bytes: [u8; N]) -> bool {
    bytes
        .iter()
        .fold(0xff, |all, &byte| all & u8::from(byte != 0))
        != 0
}

/// Not 0 if one of eight bytes is DEL or not ASCII.
pub(super) const fn beyond(word: u64) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    (word | word.wrapping_add(EACH)) & (EACH * 0x80)
}

/// 0 for a byte that has to be escaped: below the space, the quote and the backslash.
///
/// As arithmetic, which is the same for sixteen bytes at once: with its second bit
/// turned, the quote is directly above what is below the space.
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
        while let Some((&byte, after)) = rest.split_first().filter(|(it, _)| is_escaped(**it)) {
            push(byte, buffer);
            rest = after;
            // Where one follows another, more do.
            match rest.split_first_chunk::<WORD>() {
                Some((word, after)) if is_escaped(word[0]) => {
                    push_word(word, buffer);
                    rest = after;
                }
                _ => {}
            }
        }
    }
    for &byte in rest {
        push(byte, buffer);
    }
}

/// Appends what is clean, a block at once, and returns the rest.
fn clean_blocks<'t>(mut text: &'t [u8], buffer: &mut Vec<u8>) -> &'t [u8] {
    while let Some((block, rest)) = text.split_first_chunk::<BLOCK>() {
        let (Some(first), Some(last)) = (block.first_chunk(), block.last_chunk()) else {
            break;
        };
        if !are_clean::<{ BLOCK / 2 }, 2>([first, last]) {
            break;
        }
        buffer.extend_from_slice(block);
        text = rest;
    }
    text
}

/// Appends what is clean, a word at once, a block at most, and returns how much that is.
fn clean_words(text: &[u8], buffer: &mut Vec<u8>) -> usize {
    let mut rest = &text[..text.len().min(BLOCK)];
    let mut len = 0;
    while let Some((word, after)) = rest.split_first_chunk::<WORD>() {
        buffer.extend_from_slice(word);
        let dirt = dirt(u64::from_le_bytes(*word));
        if dirt != 0 {
            // The lowest is the first; those above it may be taken for dirty as well.
            let clean = dirt.trailing_zeros() as usize / 8;
            buffer.truncate(buffer.len() - (WORD - clean));
            return len + clean;
        }
        len += WORD;
        rest = after;
    }
    len
}

/// Appends bytes as they are written, without a look at the buffer's length for each.
#[allow(clippy::trivially_copy_pass_by_ref)] // each byte is read on its own
fn push_word(bytes: &[u8; WORD], buffer: &mut Vec<u8>) {
    let start = buffer.len();
    buffer.extend_from_slice(&[0; SHORT]);
    if let Some(room) = buffer.last_chunk_mut() {
        let len = put_escaped(*bytes, room);
        buffer.truncate(start + len);
    }
}

/// Writes bytes in their escaped form, and returns the length of that.
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
fn is_escaped(byte: u8) -> bool {
    written_as(byte).1 > 1
}

/// Appends a byte as it is written.
fn push(byte: u8, buffer: &mut Vec<u8>) {
    let (bytes, len) = written_as(byte);
    // Copied in a fixed size, and cut to what it has.
    let end = buffer.len() + len;
    buffer.extend_from_slice(&bytes.to_le_bytes());
    buffer.truncate(end);
}

/// What a byte is written as, the first byte of it the lowest, and how many bytes those
/// are: 1 if it is not escaped, 6 at most.
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
        entries[byte as usize] = u64::from_le_bytes(v1::written_as(byte));
        if byte == u8::MAX {
            break entries;
        }
        byte += 1;
    }
};
