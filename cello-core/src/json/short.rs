//! How is a short text checked and written, with few branches on its length?
//!
//! In parts that overlap: each has a size that the compiler knows, and makes vector code of,
//! and together they are the text.

use super::escape::{are_clean, are_plain, beyond, dirt};
use super::room::SHORT;

/// Writes a short text, unless it has to be escaped; an empty one is not short.
#[allow(clippy::inline_always)] // one call a text, not two
#[inline(always)]
pub(super) fn put_clean(text: &[u8], room: &mut [u8; SHORT]) -> bool {
    put_if::<Clean>(text, room)
}

/// Writes a short text if it is plain: clean ASCII without control characters, and no space
/// around it. Nearly all ids, codes and addresses are.
#[allow(clippy::inline_always)] // as above
#[inline(always)]
pub(super) fn put_plain(text: &[u8], room: &mut [u8; SHORT]) -> bool {
    put_if::<Plain>(text, room)
}

/// What a text has to be, so that it is written.
trait Look {
    /// Checks one to three bytes, with spaces after them.
    fn at_few(word: u64, text: &[u8]) -> bool;

    /// Checks the whole of a text, in blocks that overlap.
    fn at<const N: usize, const M: usize>(blocks: [&[u8; N]; M]) -> bool;
}

enum Clean {}

impl Look for Clean {
    fn at_few(word: u64, _: &[u8]) -> bool {
        dirt(word) == 0
    }

    #[allow(clippy::inline_always)] // in place of a call in the middle of a text
    #[inline(always)]
    fn at<const N: usize, const M: usize>(blocks: [&[u8; N]; M]) -> bool {
        are_clean(blocks)
    }
}

enum Plain {}

impl Look for Plain {
    fn at_few(word: u64, text: &[u8]) -> bool {
        let is_space = |byte: Option<&u8>| byte == Some(&b' ');
        (dirt(word) | beyond(word)) == 0 && !is_space(text.first()) && !is_space(text.last())
    }

    #[allow(clippy::inline_always)] // as above
    #[inline(always)]
    fn at<const N: usize, const M: usize>(blocks: [&[u8; N]; M]) -> bool {
        blocks[0][0] != b' ' && blocks[M - 1][N - 1] != b' ' && are_plain(blocks)
    }
}

#[allow(clippy::inline_always)] // as above
#[inline(always)]
fn put_if<L: Look>(text: &[u8], room: &mut [u8; SHORT]) -> bool {
    // Checked before it is written: what was stored would be loaded in parts again.
    match text.len() {
        16.. => quarters(text).is_some_and(L::at) && put_quarters(text, room).is_some(),
        8.. => ends::<8>(text).is_some_and(L::at) && put_ends::<8>(text, room).is_some(),
        4.. => ends::<4>(text).is_some_and(L::at) && put_ends::<4>(text, room).is_some(),
        1.. => L::at_few(put_few(text, room), text),
        0 => false,
    }
}

/// Writes a short text, whatever it is.
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

/// Writes one to three bytes, and returns them as a word with spaces after them: the first,
/// the middle and the last are all there are.
fn put_few(text: &[u8], room: &mut [u8; SHORT]) -> u64 {
    let last = text.len() - 1;
    let [a, b, c] = [text[0], text[last / 2], text[last]];
    [room[0], room[last / 2], room[last]] = [a, b, c];
    u64::from_le_bytes([a, b, c, b' ', b' ', b' ', b' ', b' '])
}

/// The first `N` bytes and the last `N`, which overlap: there are `N` to `2 N`.
fn ends<const N: usize>(text: &[u8]) -> Option<[&[u8; N]; 2]> {
    Some([text.first_chunk()?, text.last_chunk()?])
}

fn put_ends<const N: usize>(text: &[u8], room: &mut [u8; SHORT]) -> Option<()> {
    let [first, last] = ends::<N>(text)?;
    let room = room.get_mut(..text.len())?;
    *room.first_chunk_mut()? = *first;
    *room.last_chunk_mut()? = *last;
    Some(())
}

/// Four times sixteen bytes, which overlap: there are 16 to 64. Up to 32 they are two, each
/// of them twice, so that no branch depends on how many there are.
fn quarters(text: &[u8]) -> Option<[&[u8; 16]; 4]> {
    let (front, back) = inner(text.len());
    Some([
        text.first_chunk()?,
        text.get(front..)?.first_chunk()?,
        text.get(..back)?.last_chunk()?,
        text.last_chunk()?,
    ])
}

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
fn inner(len: usize) -> (usize, usize) {
    let step = if len > 32 { 16 } else { 0 };
    (step, len - step)
}
