//! The resource group of a bucket.

use crate::xml::elements;

elements! {
    /// `BucketResourceGroupConfiguration`.
    pub(crate) struct ResourceGroup {
        id: String = "ResourceGroupId",
    }
}
