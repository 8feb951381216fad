//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// A version of TLS.
    TlsVersion {
        /// TLS 1.0, which is outdated.
        TlsV10 = "TLSv1.0",
        /// TLS 1.1, which is outdated.
        TlsV11 = "TLSv1.1",
        /// TLS 1.2.
        TlsV12 = "TLSv1.2",
        /// TLS 1.3.
        TlsV13 = "TLSv1.3",
    }
);
