//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// Who pays for requests and traffic.
    Payer {
        /// The requester pays.
        Requester = "Requester",
        /// The owner of the bucket pays.
        BucketOwner = "BucketOwner",
    }
);
