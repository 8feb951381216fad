//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// What a rule about the overwriting of objects does.
    OverwriteAction {
        /// Overwriting fails.
        Forbid = "forbid",
    }
);
