//! The hooks of one pass over a body.

use bytes::Bytes;

/// The hooks of one pass over a body, in the order in which they are called.
#[derive(Default)]
pub(super) struct Hooks(Vec<Hook>);

type Hook = Box<dyn FnMut(&Bytes) + Send>;

impl Hooks {
    pub(super) fn push(&mut self, hook: impl FnMut(&Bytes) + Send + 'static) {
        self.0.push(Box::new(hook));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn call(&mut self, piece: &Bytes) {
        self.0.iter_mut().for_each(|hook| hook(piece));
    }
}
