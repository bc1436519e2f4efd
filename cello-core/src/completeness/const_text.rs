//! How is a text put together in a constant?

/// What is put together so far.
#[derive(Clone, Copy)]
pub(super) struct Text {
    bytes: [u8; 4096],
    len: usize,
}

impl Text {
    pub(super) const fn new() -> Self {
        Self {
            bytes: [0; 4096],
            len: 0,
        }
    }

    /// What does not fit is left out: more than any real message.
    pub(super) const fn push(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        if self.len + text.len() <= self.bytes.len() {
            let mut index = 0;
            while index < text.len() {
                self.bytes[self.len + index] = text[index];
                index += 1;
            }
            self.len += text.len();
        }
        self
    }

    pub(super) const fn push_number(self, number: usize) -> Self {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let this = if number >= 10 {
            self.push_number(number / 10)
        } else {
            self
        };
        this.push(DIGITS[number % 10])
    }

    pub(super) const fn as_str(&self) -> &str {
        let (text, _) = self.bytes.split_at(self.len);
        match std::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    /// Fails with the text as the error.
    #[track_caller]
    pub(super) const fn fail(&self) -> ! {
        panic!("{}", self.as_str())
    }
}
