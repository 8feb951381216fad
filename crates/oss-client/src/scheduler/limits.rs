//! What all transfers of a client may use together.

/// What all transfers of a client may use together: requests at once, and memory.
///
/// ```
/// use oss_client::transfers::TransferLimits;
///
/// # fn build() -> Result<oss_client::Client, oss_client::Error> {
/// oss_client::Client::builder()
///     .region("cn-hangzhou")
///     .transfer_limits(TransferLimits::new().parts(32).memory(64 << 20))
///     .build()
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransferLimits {
    pub(crate) parts: usize,
    pub(crate) memory: u64,
}

impl TransferLimits {
    /// Creates the default limits: 16 parts and 256 MiB.
    pub fn new() -> Self {
        Self {
            parts: 16,
            memory: 256 << 20,
        }
    }

    /// Sets how many parts are transferred at once, over all transfers of the client. The default is
    /// 16, and 0 counts as 1. The client begins with 4, takes more as long as that makes the transfers
    /// faster, and fewer if OSS asks it to slow down.
    #[must_use]
    pub fn parts(mut self, parts: usize) -> Self {
        self.parts = parts.max(1);
        self
    }

    /// Sets how many bytes of content all transfers may hold in memory. The default is 256 MiB. Uploads
    /// of streams hold their parts in memory, and so does what is read ahead of a reader. Transfers of
    /// files need only two blocks of 256 KiB for each part, which are not counted.
    #[must_use]
    pub fn memory(mut self, bytes: u64) -> Self {
        self.memory = bytes;
        self
    }
}

impl Default for TransferLimits {
    fn default() -> Self {
        Self::new()
    }
}
