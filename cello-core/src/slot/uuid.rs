//! Which text is a `uuid::Uuid`?

use std::borrow::Cow;

use ::uuid::Uuid;
use ::uuid::fmt::Hyphenated;

use super::{Place, ToText};

/// In lower case, with hyphens.
impl ToText for Uuid {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(self.hyphenated().to_string())
    }

    fn fill<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        let mut text = [0; Hyphenated::LENGTH];
        place.passing(self.hyphenated().encode_lower(&mut text))
    }
}

#[cfg(test)]
mod tests {
    use ::uuid::Uuid;

    use crate::slot::ToText;

    #[test]
    fn the_text_is_in_lower_case_with_hyphens() {
        let text = "a1a2a3a4-b1b2-4c1c-8d1d-d2d3d4d5d6d7";
        let id = Uuid::parse_str(&text.to_uppercase()).unwrap();
        assert_eq!(id.to_text(), text);
        assert_eq!(
            Uuid::nil().into_text(),
            "00000000-0000-0000-0000-000000000000"
        );
    }
}
