//! Which provider of a chain is used, and why.

use std::fmt;

use oss_context::PassedOver;
use oss_context::{write_look_alikes, write_passed};

/// Which provider of a chain is used, and why those before it were passed over.
///
/// `Display` shows it in several lines, for a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resolution {
    /// The name of the provider whose credentials are used.
    pub winner: String,
    /// The providers before it, in order.
    pub passed: Vec<PassedOver>,
    /// Variables and files that exist but are not used, because their names are only nearly right.
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
