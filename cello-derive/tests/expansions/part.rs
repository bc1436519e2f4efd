// A part, which fills some slots of the events it is flattened into. Which slots those are is
// a constant, for the events to be proven complete.
#[derive(CelloPart)]
struct Customer<'a> {
    #[cello(ucc)]
    code: Option<&'a str>,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.name(with = trimmed))]
    name: String,
}
