//! Access points.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::create_access_point`] | Creates an access point for a bucket. |
//! | [`Bucket::put_access_point_policy`] | Sets the policy of an access point. |
//! | [`Bucket::get_access_point`] | Reads the settings and the status of an access point. |
//! | [`Bucket::get_access_point_policy`] | Reads the policy of an access point. |
//! | [`Client::list_access_points`] | Lists the access points of a bucket, or those of the whole account if no bucket is given. |
//! | [`Bucket::delete_access_point`] | Deletes an access point. |
//! | [`Bucket::delete_access_point_policy`] | Deletes the policy of an access point. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;
use crate::client::Client;

#[expect(clippy::module_inception, reason = "the group is named after it")]
mod access_point;
mod access_point_vpc_configuration;
mod create_access_point;
mod create_access_point_configuration;
mod delete_access_point;
mod delete_access_point_policy;
mod enums;
mod get_access_point;
mod get_access_point_policy;
mod list_access_points;
mod put_access_point_policy;
#[cfg(test)]
mod tests;

pub use access_point::AccessPoint;
pub use access_point_vpc_configuration::AccessPointVpcConfiguration;
pub use create_access_point::{CreateAccessPoint, CreateAccessPointOutput};
pub use create_access_point_configuration::CreateAccessPointConfiguration;
pub use delete_access_point::DeleteAccessPoint;
pub use delete_access_point_policy::DeleteAccessPointPolicy;
pub use enums::NetworkOrigin;
pub use get_access_point::{GetAccessPoint, GetAccessPointOutput};
pub use get_access_point_policy::{GetAccessPointPolicy, GetAccessPointPolicyOutput};
pub use list_access_points::{ListAccessPoints, ListAccessPointsOutput};
pub use put_access_point_policy::PutAccessPointPolicy;

/// Access points.
impl Client {
    /// Lists the access points of a bucket, or those of the whole account if no bucket is given.
    /// See [`ListAccessPoints`].
    pub fn list_access_points(&self) -> ListAccessPoints {
        ListAccessPoints::new(self)
    }
}

/// Access points.
impl Bucket {
    /// Creates an access point for a bucket. See [`CreateAccessPoint`].
    pub fn create_access_point(
        &self,
        configuration: impl Into<CreateAccessPointConfiguration>,
    ) -> CreateAccessPoint {
        CreateAccessPoint::new(self, configuration)
    }

    /// Sets the policy of an access point. See [`PutAccessPointPolicy`].
    pub fn put_access_point_policy(
        &self,
        name: impl Into<String>,
        policy: impl Into<String>,
    ) -> PutAccessPointPolicy {
        PutAccessPointPolicy::new(self, name, policy)
    }

    /// Reads the settings and the status of an access point. See [`GetAccessPoint`].
    pub fn get_access_point(&self, name: impl Into<String>) -> GetAccessPoint {
        GetAccessPoint::new(self, name)
    }

    /// Reads the policy of an access point. See [`GetAccessPointPolicy`].
    pub fn get_access_point_policy(&self, name: impl Into<String>) -> GetAccessPointPolicy {
        GetAccessPointPolicy::new(self, name)
    }

    /// Deletes an access point. See [`DeleteAccessPoint`].
    pub fn delete_access_point(&self, name: impl Into<String>) -> DeleteAccessPoint {
        DeleteAccessPoint::new(self, name)
    }

    /// Deletes the policy of an access point. See [`DeleteAccessPointPolicy`].
    pub fn delete_access_point_policy(&self, name: impl Into<String>) -> DeleteAccessPointPolicy {
        DeleteAccessPointPolicy::new(self, name)
    }
}
