//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// Whether a retention policy is locked.
    BucketWormState {
        /// The policy is not locked and can be deleted.
        InProgress = "InProgress",
        /// The policy is locked and can only be lengthened.
        Locked = "Locked",
    }
);
