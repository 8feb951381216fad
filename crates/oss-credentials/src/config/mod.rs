//! Configuration files of other tools: which exist, and what their profiles say.

mod file;
pub(crate) mod kind;
pub(crate) mod locate;

pub use self::file::{ConfigFile, ExistingProfile};
