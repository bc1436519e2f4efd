//! How does a part fill slots of the event that it is in?

use std::rc::Rc;
use std::sync::Arc;

use cello_catalogue::Slot;

use crate::draft::{Draft, Fill, Outcome};
use crate::mapping::{Mapping, Rows};

/// A struct that fills some slots of whatever event it is flattened into.
///
/// Derive it; the attributes are described at the
/// [derive macro](derive@crate::CelloPart). That an event and its parts fill every
/// required slot, and none twice, is proven while compiling.
///
#[cfg_attr(feature = "derive", doc = "```")]
#[cfg_attr(not(feature = "derive"), doc = "```ignore")]
/// use cello_core::{CelloEvent, CelloPart};
///
/// #[derive(CelloPart)]
/// struct Customer {
///     #[cello(ucc)]           referral_code: Option<String>,
///     #[cello(newUser.id)]    id: u64,
///     #[cello(newUser.email)] email: String,
///     #[cello(newUser.name)]  name: String,
/// }
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended")]
/// struct Demo {
///     #[cello(flatten)]               customer: Customer,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a part of an event",
    label = "a part is expected here",
    note = "write `#[derive(CelloPart)]` above the struct, and the slots on its fields; of an `Option` of a part, map paths instead: `newUser.id = self.….map(…)`"
)]
pub trait CelloPart {
    #[doc(hidden)]
    const SLOTS: PartSlots;
    #[doc(hidden)]
    const MAPPING: Mapping = Mapping::new(Self::MAPPING_ROWS, Self::MAPPING_PARTS);
    #[doc(hidden)]
    const MAPPING_ROWS: Rows;
    #[doc(hidden)]
    const MAPPING_PARTS: &'static [Mapping] = &[];

    /// Fills all slots but the price.
    #[doc(hidden)]
    fn fill(&self) -> impl Fill<'_>;

    /// Fills the price, once the currency is known.
    #[doc(hidden)]
    fn fill_price(&self) -> impl Fill<'_>;

    /// Fills all slots but the price, of an event or another part.
    #[doc(hidden)]
    fn fill_into<'a>(&'a self, event: &mut Draft<'a>) -> Outcome {
        self.fill()(event)
    }

    /// Fills the price, of an event or another part.
    #[doc(hidden)]
    fn fill_price_into<'a>(&'a self, event: &mut Draft<'a>) -> Outcome {
        self.fill_price()(event)
    }
}

/// References and smart pointers to a part are that part.
macro_rules! through_pointers {
    ($($Pointer:ty)*) => {$(
        #[diagnostic::do_not_recommend] // the user wrote no pointer
        impl<T: CelloPart + ?Sized> CelloPart for $Pointer {
            const SLOTS: PartSlots = T::SLOTS;
            const MAPPING_ROWS: Rows = T::MAPPING_ROWS;
            const MAPPING_PARTS: &'static [Mapping] = T::MAPPING_PARTS;

            fn fill(&self) -> impl Fill<'_> {
                (**self).fill()
            }

            fn fill_price(&self) -> impl Fill<'_> {
                (**self).fill_price()
            }
        }
    )*};
}

through_pointers!(&T Box<T> Rc<T> Arc<T>);

// A bit for each.
const _: () = assert!(Slot::VARIANTS.len() <= u16::BITS as usize);

/// The slots that something fills, as bits.
#[derive(Clone, Copy)]
pub struct PartSlots {
    /// Whatever the value.
    always: u16,
    /// Or leaves empty, if a value is `None`.
    maybe: u16,
    /// Something is wrong with the part, which is reported: what it fills is not known.
    pub(crate) is_broken: bool,
}

impl PartSlots {
    /// Slots by the bits of their numbers.
    #[must_use]
    pub const fn new(always: u16, maybe: u16) -> Self {
        Self {
            always,
            maybe,
            is_broken: false,
        }
    }

    /// Those of a part with a mistake.
    #[must_use]
    pub const fn broken() -> Self {
        Self {
            always: 0,
            maybe: 0,
            is_broken: true,
        }
    }

    /// These, and those of a part.
    #[must_use]
    pub const fn with(self, part: Self) -> Self {
        Self {
            always: self.always | part.always,
            maybe: self.maybe | part.maybe,
            is_broken: self.is_broken || part.is_broken,
        }
    }

    pub(crate) const fn has(self, slot: Slot) -> bool {
        (self.always | self.maybe) & (1 << slot as u16) != 0
    }

    pub(crate) const fn always_has(self, slot: Slot) -> bool {
        self.always & (1 << slot as u16) != 0
    }
}
