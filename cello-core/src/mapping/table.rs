//! How does a mapping print?
//!
//! As a table for people: a line a slot, with what fills it.

use std::fmt;

use super::{EventMapping, Mapping, MappingSource};

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.events().try_for_each(|event| event.fmt(f))
    }
}

impl fmt::Display for EventMapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.trigger.as_str())?;
        if let Some(when) = self.when {
            write!(f, ", when {when}")?;
        }
        writeln!(f)?;
        let rows: Vec<(String, String, bool)> = self
            .rows()
            .into_iter()
            .map(|(path, mapping)| {
                let slot = match mapping.modifiers {
                    "" => mapping.slot.to_string(),
                    modifiers => format!("{}({modifiers})", mapping.slot),
                };
                (slot, mapping.source.text(&path), mapping.is_personal())
            })
            .collect();
        let width = |cell: fn(&(String, String, bool)) -> &String| {
            rows.iter()
                .map(|row| cell(row).chars().count())
                .max()
                .unwrap_or(0)
        };
        let (slots, sources) = (width(|row| &row.0), width(|row| &row.1));
        for (slot, source, is_personal) in rows {
            if is_personal {
                writeln!(f, "  {slot:slots$}  {source:sources$}  personal")?;
            } else {
                writeln!(f, "  {slot:slots$}  {source}")?;
            }
        }
        for lint in self.allowed() {
            writeln!(f, "  allow({lint})")?;
        }
        Ok(())
    }
}

impl MappingSource {
    fn text(self, path: &str) -> String {
        match self {
            Self::Field(name) => format!("the field `{path}{name}`"),
            Self::Constant(text) => text.to_owned(),
            Self::Expression(text) if path.is_empty() => text.to_owned(),
            Self::Expression(text) => format!("{text}, in `{}`", path.trim_end_matches('.')),
            Self::Slot(slot) => format!("as `{slot}`"),
        }
    }
}
