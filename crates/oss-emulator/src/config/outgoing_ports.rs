//! The ports to which the server connects by itself.

use std::ops::RangeInclusive;

/// The ports of the server's own machine to which it connects by itself. There are none by default.
#[derive(Clone, Debug, Default)]
pub(crate) struct OutgoingPorts(Vec<RangeInclusive<u16>>);

impl OutgoingPorts {
    /// Allows more ports.
    pub(crate) fn add(&mut self, ports: RangeInclusive<u16>) {
        self.0.push(ports);
    }

    /// Returns whether the server may connect to a port.
    pub(crate) fn allow(&self, port: u16) -> bool {
        self.0.iter().any(|ports| ports.contains(&port))
    }
}
