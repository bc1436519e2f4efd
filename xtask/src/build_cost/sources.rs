//! Which crates are compared?
//!
//! Each is a file of structs with the same ten fields. What differs is the derive, and
//! whether anybody uses it.

use std::fmt::Write as _;

/// What stands above the structs, and what is done with them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Case {
    /// What every other case is compared with.
    None,
    SerdeUnused,
    SerdeUsed,
    CelloUnused,
    CelloUsed,
}

impl Case {
    pub(crate) const ALL: [Self; 5] = [
        Self::None,
        Self::SerdeUnused,
        Self::SerdeUsed,
        Self::CelloUnused,
        Self::CelloUsed,
    ];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::SerdeUnused => "serde unused",
            Self::SerdeUsed => "serde used",
            Self::CelloUnused => "cello unused",
            Self::CelloUsed => "cello used",
        }
    }

    /// What a case of ours is held to.
    pub(crate) fn rival(self) -> Option<Self> {
        match self {
            Self::CelloUnused => Some(Self::SerdeUnused),
            Self::CelloUsed => Some(Self::SerdeUsed),
            Self::None | Self::SerdeUnused | Self::SerdeUsed => None,
        }
    }

    pub(crate) fn is_used(self) -> bool {
        matches!(self, Self::SerdeUsed | Self::CelloUsed)
    }

    /// The same derive, which nobody uses.
    pub(crate) fn unused(self) -> Self {
        match self {
            Self::None => Self::None,
            Self::SerdeUnused | Self::SerdeUsed => Self::SerdeUnused,
            Self::CelloUnused | Self::CelloUsed => Self::CelloUnused,
        }
    }

    /// The derive of each struct.
    fn derive(self) -> &'static str {
        match self {
            Self::None => "",
            Self::SerdeUnused | Self::SerdeUsed => "#[derive(serde::Serialize)]\n",
            Self::CelloUnused | Self::CelloUsed => {
                "#[derive(cello_core::CelloEvent)]\n#[cello(trigger = \"invoice-paid\")]\n"
            }
        }
    }

    fn is_cello(self) -> bool {
        matches!(self, Self::CelloUnused | Self::CelloUsed)
    }

    /// A function that has the struct written, once.
    fn user(self, index: usize) -> Option<String> {
        let (result, body) = match self {
            Self::SerdeUsed => (
                "serde_json::Result<()>",
                "serde_json::to_writer(buffer, value)",
            ),
            Self::CelloUsed => (
                "Result<cello_core::Written, cello_core::EventError>",
                "cello_core::CelloEvent::write_json(value, buffer)",
            ),
            Self::None | Self::SerdeUnused | Self::CelloUnused => return None,
        };
        // The name is kept, or the function would not be in a linked library.
        Some(format!(
            "#[unsafe(no_mangle)]\n\
             pub fn use_{index}(value: &Invoice{index}, buffer: &mut Vec<u8>) -> {result} {{\n    \
             {body}\n}}\n\n"
        ))
    }
}

/// The compiler is called without Cargo, and would take the crate for a program.
pub(crate) const HEADER: &str = "#![crate_type = \"lib\"]\n\n";

/// The slot, the name and the type.
type Field = (&'static str, &'static str, &'static str);

/// As in the README, but for the paid time and the address.
const FIELDS: [Field; 10] = [
    ("ucc", "referral_code", "Option<String>"),
    ("newUser.id", "user_id", "u64"),
    ("newUser.email", "email", "String"),
    ("price(minor)", "amount_paid", "i64"),
    ("currency", "currency", "String"),
    (
        "event.timestamp",
        "paid_at",
        "chrono::DateTime<chrono::Utc>",
    ),
    ("subscription.invoiceId", "number", "String"),
    ("subscription.interval", "cycle", "String"),
    ("subscription.productKey", "plan", "String"),
    ("", "note", "String"),
];

/// The crate of a case.
pub(crate) fn source(case: Case, structs: usize) -> String {
    let mut source = HEADER.to_owned();
    for index in 0..structs {
        source += case.derive();
        source += &invoice(index, case.is_cello(), &FIELDS);
        source += &case.user(index).unwrap_or_default();
    }
    source
}

/// What people get wrong in a struct of ours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mistake {
    Missing,
    Misspelt,
    Unit,
    Type,
    /// One of the four after the other, and one struct with all of them.
    Each,
}

impl Mistake {
    pub(crate) const ALL: [Self; 5] = [
        Self::Missing,
        Self::Misspelt,
        Self::Unit,
        Self::Type,
        Self::Each,
    ];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "a slot is missing",
            Self::Misspelt => "a slot is misspelt",
            Self::Unit => "a unit is missing",
            Self::Type => "a type is wrong",
            Self::Each => "each of these in turn, and all at once",
        }
    }

    fn make(self, fields: &mut [Field], index: usize) {
        match self {
            Self::Missing => fields[2].0 = "",
            Self::Misspelt => fields[8].0 = "subscription.product_key",
            Self::Unit => fields[3].0 = "price",
            Self::Type => fields[4].2 = "Vec<u8>",
            Self::Each => match Self::ALL[index % Self::ALL.len()] {
                Self::Each => {
                    for mistake in &Self::ALL[..4] {
                        mistake.make(fields, index);
                    }
                }
                mistake => mistake.make(fields, index),
            },
        }
    }
}

/// A crate of ours in which every struct is wrong.
pub(crate) fn broken(mistake: Mistake, structs: usize) -> String {
    let mut source = HEADER.to_owned();
    for index in 0..structs {
        let mut fields = FIELDS;
        mistake.make(&mut fields, index);
        source += Case::CelloUnused.derive();
        source += &invoice(index, true, &fields);
    }
    source
}

/// A struct with its fields, mapped or not.
fn invoice(index: usize, is_mapped: bool, fields: &[Field]) -> String {
    let mut source = format!("pub struct Invoice{index} {{\n");
    for (slot, name, ty) in fields {
        if is_mapped && !slot.is_empty() {
            let _ = writeln!(source, "    #[cello({slot})]");
        }
        let _ = writeln!(source, "    pub {name}: {ty},");
    }
    source + "}\n\n"
}
