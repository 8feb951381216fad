//! Keeping credentials: a pure state machine and the async shell around it.

mod cached;
mod state;

pub use self::cached::CachedProvider;
