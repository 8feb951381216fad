//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// From where a copy gets its metadata.
    MetadataDirective {
        /// From the source.
        Copy = "COPY",
        /// From the request.
        Replace = "REPLACE",
    }
);

open_enum!(
    /// How OSS treats an invalid range.
    RangeBehavior {
        /// As HTTP demands: the request fails with status 416.
        Standard = "standard",
    }
);

open_enum!(
    /// From where a copy gets its tags.
    TaggingDirective {
        /// From the source.
        Copy = "Copy",
        /// From the request.
        Replace = "Replace",
    }
);
