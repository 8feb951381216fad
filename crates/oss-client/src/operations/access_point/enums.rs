//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// From where an access point can be used.
    NetworkOrigin {
        /// It is open to the Internet and to the internal networks.
        Internet = "internet",
        /// It is open to one VPC only.
        Vpc = "vpc",
    }
);
