//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// Whether the retention of objects is enabled for a bucket.
    ObjectWormEnabled {
        /// It is enabled.
        Enabled = "Enabled",
    }
);
