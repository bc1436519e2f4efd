//! How many connections and requests were there at once?

/// What the stand-in counted since it started.
///
/// ```
/// let cello = cello_fake::FakeCello::start();
/// assert_eq!(cello.connections().opened, 0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Connections {
    /// Connections that were opened.
    pub opened: usize,
    /// Connections that are open.
    pub open: usize,
    /// The largest number of connections that were open at once.
    pub most_open: usize,
    /// Requests that have arrived and are not answered yet.
    pub in_flight: usize,
    /// The largest number of requests that were in flight at once.
    pub most_in_flight: usize,
}

impl Connections {
    pub(crate) fn open(&mut self) {
        self.opened += 1;
        self.open += 1;
        self.most_open = self.most_open.max(self.open);
    }

    pub(crate) fn begin(&mut self) {
        self.in_flight += 1;
        self.most_in_flight = self.most_in_flight.max(self.in_flight);
    }
}
