// A struct with a mistake: the error, and a stand-in for the implementation, so that uses of
// the type have no errors of their own.
#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended")]
struct Demo {
    #[cello(ucc)]
    code: String,
}
