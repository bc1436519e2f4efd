//! Is what a gateway does not take refused, and nothing overwritten?

use std::collections::BTreeMap;

use cello_attribution::{Metadata, MetadataError};
use serde_json::{Value, json};

#[test]
fn the_gateways_limits() {
    let of = |length: usize| Metadata::new("A1b2C3d4E5f", "é".repeat(length), None).unwrap();
    assert!(of(500).stripe_form_pairs().is_ok());
    assert!(of(500).stripe_map().is_ok());
    let too_long = MetadataError::ValueTooLong {
        key: "new_user_id".into(),
        length: 501,
        limit: 500,
    };
    assert_eq!(of(501).stripe_form_pairs(), Err(too_long.clone()));
    assert_eq!(of(501).stripe_form(), Err(too_long.clone()));
    assert_eq!(of(501).stripe_map(), Err(too_long));
    assert_eq!(of(501).chargebee_meta_data().len(), 2);
    assert!(of(99).chargebee_custom_fields().is_ok());
    assert_eq!(
        of(100).chargebee_custom_fields().unwrap_err().to_string(),
        "the value of `cf_new_user_id` has 100 characters, but the gateway allows 99",
    );
    assert_eq!(
        Metadata::new("", "user-7", None),
        Err(MetadataError::Empty { key: "cello_ucc" })
    );
    assert_eq!(
        Metadata::new("A1b2C3d4E5f", "user-7", Some("".into())),
        Err(MetadataError::Empty {
            key: "new_user_organization_id"
        }),
    );
}

#[test]
fn merging_checks_the_callers_whole_map() {
    let metadata = Metadata::new("A1b2C3d4E5f", "user-7", None).unwrap();
    let merged = |mut map: BTreeMap<String, String>| {
        let before = map.clone();
        let result = metadata.merge_into_stripe(&mut map);
        assert!(
            result.is_ok() || map == before,
            "an error leaves the map as it was"
        );
        result.map(|()| map)
    };
    let numbered = |count: usize| (0..count).map(|n| (format!("key {n}"), "v".to_owned()));
    let with = |key: &str, value: &str| BTreeMap::from([(key.to_owned(), value.to_owned())]);

    assert_eq!(merged(numbered(48).collect()).unwrap().len(), 50);
    assert_eq!(
        merged(numbered(49).collect()),
        Err(MetadataError::TooManyKeys { count: 51 })
    );
    let mut full: BTreeMap<_, _> = numbered(48).collect();
    full.extend(with("cello_ucc", "A1b2C3d4E5f"));
    assert_eq!(merged(full).unwrap().len(), 50);

    assert!(merged(with(&"é".repeat(40), "v")).is_ok());
    let key = "é".repeat(41);
    assert_eq!(
        merged(with(&key, "v")),
        Err(MetadataError::KeyTooLong { key })
    );
    let key = "a[b".to_owned();
    assert_eq!(
        merged(with(&key, "v")),
        Err(MetadataError::KeyWithBrackets { key })
    );
    assert!(matches!(
        merged(with("note", &"v".repeat(501))),
        Err(MetadataError::ValueTooLong { length: 501, .. })
    ));
    assert_eq!(
        merged(with("cello_ucc", "")).unwrap()["cello_ucc"],
        "A1b2C3d4E5f"
    );
    assert_eq!(
        merged(with("new_user_id", "user-8")),
        Err(MetadataError::Conflict { key: "new_user_id" }),
    );
}

#[test]
fn merging_into_meta_data_overwrites_nothing() {
    let metadata = Metadata::new("A1b2C3d4E5f", "7", None).unwrap();
    for (before, after) in [
        (json!({ "plan": { "a": 1 } }), Ok(3)),
        (json!({ "cello_ucc": null, "new_user_id": 7 }), Ok(2)),
        (json!({ "cello_ucc": "", "new_user_id": "7" }), Ok(2)),
        (
            json!({ "new_user_id": 8 }),
            Err(MetadataError::Conflict { key: "new_user_id" }),
        ),
        (
            json!({ "cello_ucc": [] }),
            Err(MetadataError::NotText {
                key: "cello_ucc".into(),
            }),
        ),
    ] {
        let mut map = before.as_object().unwrap().clone();
        let merged = metadata.merge_into_chargebee(&mut map);
        assert_eq!(merged.clone().map(|()| map.len()), after, "{before}");
        assert!(merged.is_ok() || Value::Object(map) == before);
    }
}
