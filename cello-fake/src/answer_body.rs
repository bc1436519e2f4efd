//! How do the bytes of an answer leave: at once, in drips, or cut off?

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use std::{error, fmt};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// The body of an answer. Its announced length is that of all its bytes, even if they
/// are cut off.
pub(crate) struct AnswerBody {
    rest: Bytes,
    /// How many bytes of the rest are sent before the connection ends.
    before_cut: Option<usize>,
    pace: Option<(Duration, Pin<Box<Sleep>>)>,
}

impl AnswerBody {
    pub(crate) fn new(body: Bytes) -> Self {
        Self {
            rest: body,
            before_cut: None,
            pace: None,
        }
    }

    pub(crate) fn cut_after(mut self, bytes: Option<usize>) -> Self {
        self.before_cut = bytes;
        self
    }

    pub(crate) fn dripping(mut self, pace: Option<Duration>) -> Self {
        self.pace = pace.map(|pace| (pace, Box::pin(sleep(pace))));
        self
    }
}

impl Body for AnswerBody {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        let this = &mut *self;
        let mut length = this.rest.len();
        if let Some((pace, wait)) = &mut this.pace {
            ready!(wait.as_mut().poll(context));
            *wait = Box::pin(sleep(*pace));
            length = length.min(1);
        }
        if let Some(before_cut) = &mut this.before_cut {
            if *before_cut == 0 {
                return Poll::Ready(Some(Err(Cut)));
            }
            length = length.min(*before_cut);
            *before_cut -= length;
        }
        let bytes = this.rest.split_to(length);
        Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}

/// The body ended early, as the test asked.
#[derive(Debug)]
pub(crate) struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cut off, as the test asked")
    }
}

impl error::Error for Cut {}
