//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// Whether objects are replicated that were stored before the rule was added.
    HistoricalObjectReplication {
        /// They are replicated.
        Enabled = "enabled",
        /// They are not replicated.
        Disabled = "disabled",
    }
);

open_enum!(
    /// What a replication rule replicates.
    ReplicationAction {
        /// It replicates everything, including the deletion of objects.
        All = "ALL",
        /// It replicates only writes.
        Put = "PUT",
    }
);

open_enum!(
    /// The state of a replication rule.
    ReplicationStatus {
        /// The rule is being set up.
        Starting = "starting",
        /// The rule is in use.
        Doing = "doing",
        /// The rule is being deleted.
        Closing = "closing",
    }
);

open_enum!(
    /// Whether replication time control is on.
    RtcStatus {
        /// It is on.
        Enabled = "enabled",
        /// It is off.
        Disabled = "disabled",
        /// It is being turned on.
        Enabling = "enabling",
    }
);

open_enum!(
    /// The network over which objects are replicated.
    TransferType {
        /// The internal network of Alibaba Cloud, which is the default.
        Internal = "internal",
        /// The network of transfer acceleration.
        OssAcc = "oss_acc",
    }
);
