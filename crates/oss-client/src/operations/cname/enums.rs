//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// Whether a certificate is in use.
    CertificateStatus {
        /// The certificate is in use.
        Enabled = "Enabled",
        /// The certificate is not in use.
        Disabled = "Disabled",
    }
);

open_enum!(
    /// Where a certificate comes from.
    CertificateType {
        /// It comes from the certificate service of Alibaba Cloud.
        Cas = "CAS",
        /// It was uploaded.
        Upload = "Upload",
    }
);

open_enum!(
    /// Whether a custom domain name is in use.
    CnameStatus {
        /// The domain name is in use.
        Enabled = "Enabled",
        /// The domain name is not in use.
        Disabled = "Disabled",
    }
);
