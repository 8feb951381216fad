//! The time of a server, its random values, hashes of texts, and hexadecimal digits.

mod clock;
mod fingerprint;
mod hex;
mod random;

pub use clock::Clock;
pub(crate) use clock::seconds;
pub(crate) use fingerprint::{Fingerprint, fingerprint};
pub(crate) use hex::upper_hex;
pub(crate) use random::{random_digits, random_hex, random_text, random_uuid, uuid_form};
