//! How many connections a transport has.

/// How many connections a transport has at one moment.
///
/// Each number is exact, but they are not taken at the same instant: a connection that is just returned
/// to the pool may be missing in both [`idle`](Self::idle) and [`in_use`](Self::in_use).
///
/// No request waits until another one has finished with its connection: if the pool has none for it, a
/// new one is made. Requests that are waiting are therefore those of [`connecting`](Self::connecting).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PoolStatus {
    /// The connections in the pool, to all servers together. One that the server has closed meanwhile
    /// counts until a request would use it, or until its time in the pool is over.
    pub idle: usize,
    /// The connections on which a request is sent, or whose response has not been read to its end.
    pub in_use: usize,
    /// The requests for which a connection is being made: the name is resolved, or TCP or TLS is set
    /// up.
    pub connecting: usize,
}

impl PoolStatus {
    /// Creates a status, for a transport that has a pool of its own.
    pub fn new(idle: usize, in_use: usize, connecting: usize) -> Self {
        Self {
            idle,
            in_use,
            connecting,
        }
    }
}
