//! How does a contestant write its events?

use std::hint::black_box;

/// One way to write the events of a case.
pub struct Contestant {
    /// What it is called in tables.
    pub name: &'static str,
    /// What of the output can be compared.
    pub output: Output,
    run: Box<dyn Run>,
}

/// How the output of a contestant compares with that of `serde_json`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Output {
    /// The same bytes.
    SameBytes,
    /// The same JSON, its members in another order.
    SameJson,
    /// The same bytes, where no text has to be escaped.
    Unescaped,
}

impl Contestant {
    /// `write` appends one item to an empty buffer.
    pub fn new<T: 'static>(
        name: &'static str,
        items: Vec<T>,
        write: impl Fn(&T, &mut Vec<u8>) + 'static,
    ) -> Self {
        Self {
            name,
            output: Output::SameBytes,
            run: Box::new(Items { items, write }),
        }
    }

    /// The same contestant, of which less can be compared.
    #[must_use]
    pub fn with_output(self, output: Output) -> Self {
        Self { output, ..self }
    }

    /// Writes so many events, one after the other and from the first one again, with
    /// nothing else in the loop.
    pub fn run(&self, events: usize, buffer: &mut Vec<u8>) {
        self.run.run(events, buffer);
    }

    /// What it writes, item by item.
    #[must_use]
    pub fn written(&self) -> Vec<Vec<u8>> {
        self.run.written()
    }
}

trait Run {
    fn run(&self, events: usize, buffer: &mut Vec<u8>);
    fn written(&self) -> Vec<Vec<u8>>;
}

struct Items<T, F> {
    items: Vec<T>,
    write: F,
}

impl<T, F: Fn(&T, &mut Vec<u8>)> Items<T, F> {
    /// Not inlined, so that the two calls below measure the same code.
    #[inline(never)]
    fn each(&self, items: &[T], buffer: &mut Vec<u8>) {
        for item in items {
            buffer.clear();
            (self.write)(black_box(item), buffer);
            black_box(&*buffer);
        }
    }
}

impl<T, F: Fn(&T, &mut Vec<u8>)> Run for Items<T, F> {
    fn run(&self, events: usize, buffer: &mut Vec<u8>) {
        for _ in 0..events / self.items.len() {
            self.each(&self.items, buffer);
        }
        self.each(&self.items[..events % self.items.len()], buffer);
    }

    fn written(&self) -> Vec<Vec<u8>> {
        let mut buffer = Vec::new();
        let written = |item: &T| {
            buffer.clear();
            (self.write)(item, &mut buffer);
            buffer.clone()
        };
        self.items.iter().map(written).collect()
    }
}
