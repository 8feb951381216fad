//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// How the first line of a CSV object is used.
    CsvHeader {
        /// It is data.
        None = "None",
        /// It is a header, which is skipped.
        Ignore = "Ignore",
        /// It is a header, which gives the names of the columns.
        Use = "Use",
    }
);

open_enum!(
    /// How an object that is queried is compressed.
    SelectCompression {
        /// It is not compressed.
        None = "None",
        /// It is compressed with gzip.
        Gzip = "GZIP",
    }
);

open_enum!(
    /// How a JSON object is built.
    SelectJsonType {
        /// It is one document.
        Document = "DOCUMENT",
        /// It has one document per line.
        Lines = "LINES",
    }
);
