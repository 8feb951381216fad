//! Plain HTTP exchanges of sources of credentials: checked addresses, and requests with limits on
//! the size and the duration of their answers.

mod address;
mod fetch;

pub use self::address::{Address, PlainHttpScope};
pub use self::fetch::{Fetched, MAX_ANSWER, fetch, fetch_patiently};

pub(crate) use self::address::{is_loopback, mark_direct};
pub(crate) use self::fetch::{USER_AGENT, counted, no_answer, read};
