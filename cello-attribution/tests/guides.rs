//! Do we say what the vendor's guides say?
//!
//! The guides are not part of this repository. `EXAMPLES` are of the shape of their two
//! examples of metadata, with values made up; where the variable `CELLO_GUIDES` names a
//! folder with the guides' texts, what they say is held to the same.

use std::fmt::Write;
use std::path::Path;

use cello_attribution::{Capture, Gateway, Metadata};
use serde_json::Value;

const EXAMPLES: &str = r#"
create({ description: 'Example', metadata: {
    cello_ucc: "A1b2C3d4E5f", new_user_id: "user-7", // the user
    new_user_organization_id: "org-12" // the organization
} })
create({ first_name: "Ada", meta_data: {
    cello_ucc: "A1b2C3d4E5f", new_user_id: "user-7", // the user
    new_user_organization_id: "org-12" // the organization
} })
"#;

/// The value behind each `key: "value"`, as often as it is there.
fn values<'t>(text: &'t str, key: &str) -> Vec<&'t str> {
    text.match_indices(&format!("{key}: \""))
        .filter(|(at, _)| text[..*at].ends_with([' ', '\t', '\n']))
        .filter_map(|(at, found)| text[at + found.len()..].split('"').next())
        .collect()
}

/// Reproduces every example of metadata in a text; says how many there are.
fn reproduce(text: &str) -> usize {
    let codes = values(text, "cello_ucc");
    let users = values(text, "new_user_id");
    let organizations = values(text, "new_user_organization_id");
    for ((code, user), organization) in codes.iter().zip(&users).zip(&organizations) {
        let metadata = Metadata::new(*code, *user, Some((*organization).into())).unwrap();
        let mut written = String::new();
        for (key, value) in metadata.stripe_map().unwrap() {
            write!(written, " {key}: \"{value}\"").unwrap();
        }
        assert_eq!(values(&written, "cello_ucc"), [*code]);
        assert_eq!(values(&written, "new_user_id"), [*user]);
        assert_eq!(
            values(&written, "new_user_organization_id"),
            [*organization]
        );
        let object = Value::Object(metadata.chargebee_meta_data());
        assert_eq!(Metadata::from_value(&object).unwrap(), Some(metadata));
    }
    assert_eq!(users.len(), codes.len());
    assert_eq!(organizations.len(), codes.len());
    codes.len()
}

#[test]
fn every_example_of_metadata() {
    assert_eq!(reproduce(EXAMPLES), 2);
}

#[test]
fn the_guides_texts() {
    let Some(folder) = std::env::var_os("CELLO_GUIDES") else {
        return;
    };
    let guide = |number: &str| {
        let mut files = Path::new(&folder).read_dir().unwrap().map(Result::unwrap);
        let file = files.find(|file| file.file_name().to_string_lossy().starts_with(number));
        std::fs::read_to_string(file.unwrap().path()).unwrap()
    };
    assert_eq!(reproduce(&guide("001")), 2);
    assert_eq!(reproduce(&guide("002")), 1);
    // The landing URL; the text goes on behind it without a space.
    let text = guide("002");
    let mut urls = text.split("https://").filter(|url| url.contains("ucc="));
    let url = urls.next().unwrap().split_whitespace().next().unwrap();
    let capture = Capture::from_url(url);
    assert!(capture.code().unwrap().is_canonical());
    assert!(capture.product_id().unwrap().contains(".com"));
    assert!(text.contains("whsec_"));
    // All of them, in the guide's order.
    assert!(guide("002").contains(&Gateway::Stripe.webhook_events().join(",")));
    for event in ["customer_changed", "payment_succeeded"] {
        assert!(guide("003").contains(event));
        assert!(Gateway::Chargebee.webhook_events().contains(&event));
    }
    for name in ["cello_ucc", "new_user_id", "product_user_id", "30 days"] {
        assert!(guide("003").contains(name), "{name}");
    }
}
