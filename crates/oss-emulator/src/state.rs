//! What one running server consists of.

use ring::rand::{SecureRandom, SystemRandom};

use crate::clock::Clock;
use crate::config::Config;
use crate::store::Store;

/// Shared by all connections of a server.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) config: Config,
    pub(crate) clock: Clock,
    pub(crate) store: Store,
}

impl State {
    /// 24 upper-case hexadecimal digits.
    pub(crate) fn request_id(&self) -> String {
        let mut bytes = [0; 12];
        // The system's randomness does not fail once it is seeded; an id of zeros is still an id.
        let _ = SystemRandom::new().fill(&mut bytes);
        bytes.iter().map(|byte| format!("{byte:02X}")).collect()
    }
}
