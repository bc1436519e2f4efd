// An enum of billing intervals.
#[derive(CelloInterval)]
enum Cycle {
    #[cello(interval = "monthly")]
    Month,
    #[cello(interval = "yearly")]
    Year,
}
