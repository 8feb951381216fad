//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// Whether a lifecycle rule is applied.
    LifecycleRuleStatus {
        /// The rule is applied.
        Enabled = "Enabled",
        /// The rule is kept, but not applied.
        Disabled = "Disabled",
    }
);
