//! Why nothing can be written under a name.

use std::io;

use crate::transfers::directory::report::Refusal;

/// Why nothing can be written under a name.
#[derive(Debug)]
pub(in crate::transfers::directory) enum Blocked {
    Refused(Refusal),
    Io(io::Error),
}
