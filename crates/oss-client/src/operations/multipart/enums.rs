//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// Whether a multipart upload is completed with all parts that were uploaded.
    CompleteAll {
        /// OSS takes all parts, in the order of their numbers.
        Yes = "yes",
    }
);
