//! Which texts does a part on its own hold?

use std::borrow::Cow;

use cello_catalogue::Slot;

use crate::draft::Draft;
use crate::error::Problem;
use crate::part::CelloPart;

/// Reads the texts that a part fills some slots with, without an event around it.
///
/// Returns `None` if the part has nothing to report: its `ucc` is `None`, or
/// another slot with `none = "skip"` is. A slot that the part leaves out, or that holds
/// anything but text, is `None` in the array.
///
/// The error holds every problem of these slots, in their order. What is wrong with the other
/// slots of the part is not looked at.
///
#[cfg_attr(feature = "derive", doc = "```")]
#[cfg_attr(not(feature = "derive"), doc = "```ignore")]
/// use cello_core::{CelloPart, Slot, texts_of_part};
///
/// #[derive(CelloPart)]
/// struct Account {
///     #[cello(ucc)]           referral_code: Option<String>,
///     #[cello(newUser.id)]    user_id: u64,
///     #[cello(newUser.email)] email: String,
/// }
///
/// let account = Account { referral_code: Some("A1b2C3d4E5f".into()), user_id: 7, email: String::new() };
/// let texts = texts_of_part(&account, [Slot::NewUserId, Slot::PayloadUcc]);
/// assert_eq!(texts, Ok(Some([Some("7".into()), Some("A1b2C3d4E5f".into())])));
/// assert!(texts_of_part(&account, [Slot::NewUserEmail]).is_err());
/// ```
#[allow(clippy::type_complexity)] // an alias would hide that the array is as long as `slots`
pub fn texts_of_part<P: CelloPart + ?Sized, const N: usize>(
    part: &P,
    slots: [Slot; N],
) -> Result<Option<[Option<Cow<'_, str>>; N]>, Vec<Problem>> {
    let mut draft = Draft::new();
    if part.fill()(&mut draft).is_nothing() {
        return Ok(None);
    }
    draft.into_texts(slots).map(Some)
}

/// Returns whether a part fills a slot, whatever its values are; in a constant, it proves that
/// while compiling.
///
/// A part that does not compile for another reason counts as filling every slot, so that this
/// is not a second error.
///
#[cfg_attr(feature = "derive", doc = "```")]
#[cfg_attr(not(feature = "derive"), doc = "```ignore")]
/// use cello_core::{CelloPart, Slot, part_always_fills};
///
/// #[derive(CelloPart)]
/// struct Account {
///     #[cello(newUser.id)]   user_id: u64,
///     #[cello(newUser.name)] name: Option<String>,
/// }
///
/// const { assert!(part_always_fills::<Account>(Slot::NewUserId)) };
/// assert!(!part_always_fills::<Account>(Slot::NewUserName));
/// assert!(!part_always_fills::<Account>(Slot::PayloadUcc));
/// ```
#[must_use]
pub const fn part_always_fills<P: CelloPart + ?Sized>(slot: Slot) -> bool {
    P::SLOTS.is_broken || P::SLOTS.always_has(slot)
}
