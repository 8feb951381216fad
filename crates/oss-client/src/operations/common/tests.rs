//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::common::{
    AccessMonitorStatus, AccessPointStatus, BucketAcl, CommonPrefix, DataRedundancy, EncodingType,
    FeatureStatus, LegalHoldStatus, ObjectAcl, ObjectType, Owner, PublicAccessBlockConfiguration,
    RequestPayer, RetentionMode, ServerSideDataEncryption, ServerSideEncryption, StorageClass, Tag,
    Tagging, VersioningStatus,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn structures_survive_a_document() {
    sample::survives::<CommonPrefix>();
    sample::survives::<Owner>();
    sample::survives::<PublicAccessBlockConfiguration>();
    sample::survives::<Tag>();
    sample::survives::<Tagging>();
}

random!(CommonPrefix { prefix });
random!(Owner { id, display_name });
random!(PublicAccessBlockConfiguration {
    block_public_access
});
random!(Tag { key, value });
random!(Tagging { tags });
random_enum!(AccessMonitorStatus);
random_enum!(AccessPointStatus);
random_enum!(BucketAcl);
random_enum!(DataRedundancy);
random_enum!(EncodingType);
random_enum!(FeatureStatus);
random_enum!(LegalHoldStatus);
random_enum!(ObjectAcl);
random_enum!(ObjectType);
random_enum!(RequestPayer);
random_enum!(RetentionMode);
random_enum!(ServerSideDataEncryption);
random_enum!(ServerSideEncryption);
random_enum!(StorageClass);
random_enum!(VersioningStatus);
