//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// A method of cross-origin requests.
    CorsMethod {
        /// The method GET.
        Get = "GET",
        /// The method PUT.
        Put = "PUT",
        /// The method DELETE.
        Delete = "DELETE",
        /// The method POST.
        Post = "POST",
        /// The method HEAD.
        Head = "HEAD",
    }
);
