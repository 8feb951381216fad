//! How a chain came to its link.

use std::fmt;

use oss_context::PassedOver;
use oss_context::{write_look_alikes, write_passed};

/// Which link of a chain has the keys, and why those before it have none.
///
/// `Display` is a block of several lines for a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resolution {
    /// The link whose keys are used.
    pub winner: String,
    /// The links before it, in order.
    pub passed: Vec<PassedOver>,
    /// Names that were seen on the way and are nearly right.
    pub look_alikes: Vec<String>,
}

impl fmt::Display for Resolution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the keys come from the {}", self.winner)?;
        if !self.passed.is_empty() {
            f.write_str("\nbefore it, the chain passed over")?;
            write_passed(f, &self.passed)?;
        }
        write_look_alikes(f, &self.look_alikes)
    }
}
