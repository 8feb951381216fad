//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// The format in which a stream is stored.
    LiveChannelFormat {
        /// HTTP Live Streaming (HLS).
        Hls = "HLS",
    }
);

open_enum!(
    /// Whether a live channel accepts streams.
    LiveChannelStatus {
        /// It accepts streams.
        Enabled = "enabled",
        /// It refuses streams.
        Disabled = "disabled",
    }
);

open_enum!(
    /// Whether a stream is being pushed to a live channel.
    LiveChannelStreamStatus {
        /// The live channel refuses streams.
        Disabled = "Disabled",
        /// A stream is being pushed.
        Live = "Live",
        /// No stream is being pushed.
        Idle = "Idle",
    }
);
