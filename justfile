# Everything that every change passes.
ci:
    .ci/run

# The tests: units, snapshots, compile-fail, documentation.
test:
    cargo test

# How fast events are written, and what a derive costs the compiler, as ratios.
speed:
    cargo bench -p benches --bench ratios
    cargo run -p xtask -- build-cost

# Writes the golden files anew. Then read each one that changed, aloud.
bless:
    TRYBUILD=overwrite INSTA_UPDATE=always cargo test
    git diff --stat -- '*.stderr' '*.snap'
