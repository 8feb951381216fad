//! Adding hooks that see the bytes of a body on their way.

use std::sync::Arc;

use bytes::Bytes;

use super::{Body, Origin};

impl Body {
    /// Adds a hook that is called with every piece, in order, just before the piece is handed out.
    /// Use it to count or hash bytes on their way. Several hooks are called in the order in which
    /// they were added.
    ///
    /// The hook belongs to this pass over the content: a body made by [`replay`](Self::replay) does
    /// not have it, because a sum that was begun must not be continued from the start. A request
    /// that is sent several times therefore calls the hook during the first sending only. For a
    /// hook that starts anew with each sending use [`inspect_each`](Self::inspect_each).
    ///
    /// ```
    /// use std::sync::{Arc, atomic::{AtomicU64, Ordering}};
    /// use oss_transport::Body;
    ///
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// let sent = Arc::new(AtomicU64::new(0));
    /// let counter = Arc::clone(&sent);
    /// let body = Body::from("hello").inspect(move |piece| {
    ///     counter.fetch_add(piece.len() as u64, Ordering::Relaxed);
    /// });
    /// body.bytes(1024).await?;
    /// assert_eq!(sent.load(Ordering::Relaxed), 5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn inspect(mut self, hook: impl FnMut(&Bytes) + Send + 'static) -> Self {
        self.hooks.push(hook);
        self
    }

    /// Adds a hook to this pass over the content and to every later one: `make` is called for each
    /// of them, and the hook that it returns is called as described at [`inspect`](Self::inspect).
    ///
    /// ```
    /// use oss_transport::Body;
    ///
    /// let body = Body::from("hello").inspect_each(|| {
    ///     let mut sent = 0;
    ///     move |piece| {
    ///         sent += piece.len();
    ///         println!("{sent} bytes");
    ///     }
    /// });
    /// # assert!(body.is_replayable());
    /// ```
    #[must_use]
    pub fn inspect_each<H>(mut self, make: impl Fn() -> H + Send + Sync + 'static) -> Self
    where
        H: FnMut(&Bytes) + Send + 'static,
    {
        let hook = make();
        if self.is_replayable() {
            let plain = self.origin.clone();
            let again = move || plain.make().unwrap_or_default().inspect(make());
            self.origin = Origin::Factory(Arc::new(again));
        }
        self.inspect(hook)
    }
}
