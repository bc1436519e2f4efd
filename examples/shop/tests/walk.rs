//! Does the walk show what it promises?

use std::process::Command;

#[test]
fn the_walk_ends_with_every_event_once_and_in_order() {
    let output = Command::new(env!("CARGO_BIN_EXE_shop")).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert!(
        errors.contains("stored, but not reported to Cello"),
        "{errors}"
    );

    let text = String::from_utf8(output.stdout).unwrap();
    let (before, accepted) = text.split_once("Accepted by Cello").unwrap();
    let triggers: Vec<_> = accepted
        .lines()
        .filter_map(|line| line.split_once("\"trigger\":\"")?.1.split('"').next())
        .collect();
    let expected = [
        "new-signup",
        "invoice-paid",
        "charge-refunded",
        "invoice-paid",
    ];
    assert_eq!(triggers, expected);
    assert!(accepted.contains("  0 of them twice"), "{accepted}");
    assert!(before.contains("invoice-paid     answered 503"), "{before}");
    assert!(
        before.contains("and 3 payments in the shop's own table"),
        "{before}"
    );
}
