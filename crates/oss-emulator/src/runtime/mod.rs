//! The time of a server, and its random values.

mod clock;
mod random;

pub use clock::Clock;
pub(crate) use clock::seconds;
pub(crate) use random::{random_digits, random_hex, random_text, random_uuid, uuid_form};
