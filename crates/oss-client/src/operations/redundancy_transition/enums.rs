//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// How far a change of the redundancy type is.
    RedundancyTransitionStatus {
        /// The change is waiting.
        Queueing = "Queueing",
        /// The change is running.
        Processing = "Processing",
        /// The change is done.
        Finished = "Finished",
    }
);
