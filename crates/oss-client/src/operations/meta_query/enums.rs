//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// What a metadata index is for.
    MetaQueryMode {
        /// For conditions on exact metadata.
        Basic = "basic",
        /// For questions about the meaning of the content.
        Semantic = "semantic",
    }
);

open_enum!(
    /// The kind of an aggregate.
    MetaQueryOperation {
        /// The smallest value.
        Min = "min",
        /// The largest value.
        Max = "max",
        /// The average of the values.
        Average = "average",
        /// The sum of the values.
        Sum = "sum",
        /// The number of values.
        Count = "count",
        /// The number of different values.
        Distinct = "distinct",
        /// The number of entries for each value.
        Group = "group",
    }
);

open_enum!(
    /// The order of the results.
    MetaQueryOrder {
        /// From the smallest to the largest.
        Asc = "asc",
        /// From the largest to the smallest.
        Desc = "desc",
    }
);

open_enum!(
    /// What OSS is doing with a metadata index.
    MetaQueryPhase {
        /// OSS is reading all objects for the first time.
        FullScanning = "FullScanning",
        /// OSS is following the changes of the bucket.
        IncrementalScanning = "IncrementalScanning",
    }
);

open_enum!(
    /// The state of a metadata index.
    MetaQueryState {
        /// The index is prepared; OSS has not begun to read the objects.
        Ready = "Ready",
        /// The index is paused.
        Stop = "Stop",
        /// The index is in use.
        Running = "Running",
        /// The index could not be created; OSS is trying again.
        Retrying = "Retrying",
        /// The index could not be created.
        Failed = "Failed",
        /// The index is deleted.
        Deleted = "Deleted",
    }
);
