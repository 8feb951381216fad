//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// The protocol of a redirect.
    RedirectProtocol {
        /// The redirect uses HTTP.
        Http = "http",
        /// The redirect uses HTTPS.
        Https = "https",
    }
);

open_enum!(
    /// How a routing rule redirects a request.
    RedirectType {
        /// OSS fetches the object from an origin server and stores it.
        Mirror = "Mirror",
        /// OSS redirects the client to another URL.
        External = "External",
        /// OSS redirects the client to another URL with the protocol that the client used with the
        /// CDN.
        AliCdn = "AliCDN",
        /// OSS returns another object of the bucket.
        Internal = "Internal",
    }
);
