//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// How fast an object is restored.
    RestoreTier {
        /// Within one hour for Cold Archive, and within 12 hours for Deep Cold Archive.
        Expedited = "Expedited",
        /// Within two to five hours for Cold Archive, and within 48 hours for Deep Cold Archive.
        /// This is the default.
        Standard = "Standard",
        /// Within five to twelve hours. It exists only for Cold Archive.
        Bulk = "Bulk",
    }
);
