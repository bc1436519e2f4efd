# Everything that every change passes.
ci:
    .ci/run

# The tests: units, snapshots, compile-fail, documentation.
test:
    cargo test

# Writes the golden files anew. Then read each one that changed, aloud.
bless:
    TRYBUILD=overwrite INSTA_UPDATE=always cargo test
    git diff --stat -- '*.stderr' '*.snap'
