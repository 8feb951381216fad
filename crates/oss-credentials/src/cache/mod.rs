//! Keeping credentials: a pure state machine and the async shell around it.

mod cached;
mod provide;
mod shell;
mod state;

pub use self::cached::CachedProvider;
pub(crate) use self::provide::provide_from_cache;
