//! How is a short text looked at and put down, with few branches on its length?
//!
//! In parts that overlap: each has a size that the compiler knows, and makes vector code of,
//! and together they are the text.

use super::escape::{are_plain, plainness};
use super::room::SHORT;

/// Puts a short text down, unless it has to be escaped or may hold a control character; an
/// empty one is not short.
#[allow(clippy::inline_always)] // one call a text, not two
#[inline(always)]
pub(super) fn put_clean(text: &[u8], room: &mut [u8; SHORT]) -> bool {
    // Looked at before it is put down: what was stored would be loaded in parts again.
    match text.len() {
        16.. => quarters(text).is_some_and(are_plain) && put_quarters(text, room).is_some(),
        8.. => ends::<8>(text).is_some_and(are_plain) && put_ends::<8>(text, room).is_some(),
        4.. => ends::<4>(text).is_some_and(are_plain) && put_ends::<4>(text, room).is_some(),
        1.. => {
            put_few(text, room);
            text.iter().all(|&byte| plainness(byte) != 0)
        }
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
        1.. => {
            put_few(text, room);
            true
        }
        0 => true,
    };
}

/// Puts down one byte to three: the first, the middle and the last are all there are.
fn put_few(text: &[u8], room: &mut [u8; SHORT]) {
    let last = text.len() - 1;
    let [a, b, c] = [text[0], text[last / 2], text[last]];
    [room[0], room[last / 2], room[last]] = [a, b, c];
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
