//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// The kind of files that a style processes.
    StyleCategory {
        /// The style processes images.
        Image = "image",
        /// The style processes documents.
        Document = "document",
        /// The style processes videos.
        Video = "video",
    }
);
