//! What becomes of the events that the example `manual_attribution` reads?

mod common;

use cello_attribution::{Integration, ManualAttribution, PastEvent, Report};
use common::pretty_lines;

#[test]
fn the_committed_events_go_as_the_example_prints() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/data/manual_attribution"
    );
    let files = std::fs::read_dir(folder).unwrap();
    let events = files.map(|file| {
        let json = std::fs::read(file.unwrap().path()).unwrap();
        serde_json::from_slice::<PastEvent>(&json).unwrap()
    });
    let now = "2026-04-01T00:00:00Z".parse().unwrap();
    let attribution = ManualAttribution::new(Integration::Api, "A1b2C3d4E5f", events, now).unwrap();

    let mut by_api = Vec::new();
    let report = Report::new(attribution.by_api().iter().cloned());
    report.write_json_lines(&mut by_api).unwrap();
    insta::assert_snapshot!("by_api", pretty_lines(str::from_utf8(&by_api).unwrap()));

    let mut too_old = Vec::new();
    attribution.report().write_csv(&mut too_old).unwrap();
    insta::assert_snapshot!("report", String::from_utf8(too_old).unwrap());
}
