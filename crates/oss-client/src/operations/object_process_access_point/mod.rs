//! Access points for object processing.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::create_access_point_for_object_process`] | Creates an access point that runs a function on objects when they are read. |
//! | [`Bucket::put_access_point_config_for_object_process`] | Sets the function and the features of an access point for object processing. |
//! | [`Bucket::put_access_point_policy_for_object_process`] | Sets the policy of an access point for object processing. |
//! | [`Bucket::get_access_point_config_for_object_process`] | Reads the function and the features of an access point for object processing. |
//! | [`Bucket::get_access_point_for_object_process`] | Reads the settings and the status of an access point for object processing. |
//! | [`Bucket::get_access_point_policy_for_object_process`] | Reads the policy of an access point for object processing. |
//! | [`Client::list_access_points_for_object_process`] | Lists the access points for object processing of the account. |
//! | [`Bucket::delete_access_point_for_object_process`] | Deletes an access point for object processing. |
//! | [`Bucket::delete_access_point_policy_for_object_process`] | Deletes the policy of an access point for object processing. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;
use crate::client::Client;

mod access_point_config_for_object_process;
mod access_point_endpoints;
mod access_point_for_object_process;
mod content_transformation;
mod create_access_point_for_object_process;
mod create_access_point_for_object_process_configuration;
mod delete_access_point_for_object_process;
mod delete_access_point_policy_for_object_process;
mod get_access_point_config_for_object_process;
mod get_access_point_for_object_process;
mod get_access_point_policy_for_object_process;
mod list_access_points_for_object_process;
mod object_process_additional_features;
mod object_process_configuration;
mod object_process_function_compute;
mod put_access_point_config_for_object_process;
mod put_access_point_policy_for_object_process;
#[cfg(test)]
mod tests;
mod transformation_configuration;

pub use access_point_config_for_object_process::AccessPointConfigForObjectProcess;
pub use access_point_endpoints::AccessPointEndpoints;
pub use access_point_for_object_process::AccessPointForObjectProcess;
pub use content_transformation::ContentTransformation;
pub use create_access_point_for_object_process::{
    CreateAccessPointForObjectProcess, CreateAccessPointForObjectProcessOutput,
};
pub use create_access_point_for_object_process_configuration::CreateAccessPointForObjectProcessConfiguration;
pub use delete_access_point_for_object_process::DeleteAccessPointForObjectProcess;
pub use delete_access_point_policy_for_object_process::DeleteAccessPointPolicyForObjectProcess;
pub use get_access_point_config_for_object_process::{
    GetAccessPointConfigForObjectProcess, GetAccessPointConfigForObjectProcessOutput,
};
pub use get_access_point_for_object_process::{
    GetAccessPointForObjectProcess, GetAccessPointForObjectProcessOutput,
};
pub use get_access_point_policy_for_object_process::{
    GetAccessPointPolicyForObjectProcess, GetAccessPointPolicyForObjectProcessOutput,
};
pub use list_access_points_for_object_process::{
    ListAccessPointsForObjectProcess, ListAccessPointsForObjectProcessOutput,
};
pub use object_process_additional_features::ObjectProcessAdditionalFeatures;
pub use object_process_configuration::ObjectProcessConfiguration;
pub use object_process_function_compute::ObjectProcessFunctionCompute;
pub use put_access_point_config_for_object_process::PutAccessPointConfigForObjectProcess;
pub use put_access_point_policy_for_object_process::PutAccessPointPolicyForObjectProcess;
pub use transformation_configuration::TransformationConfiguration;

/// Access points for object processing.
impl Client {
    /// Lists the access points for object processing of the account. See
    /// [`ListAccessPointsForObjectProcess`].
    pub fn list_access_points_for_object_process(&self) -> ListAccessPointsForObjectProcess {
        ListAccessPointsForObjectProcess::new(self)
    }
}

/// Access points for object processing.
impl Bucket {
    /// Creates an access point that runs a function on objects when they are read. See
    /// [`CreateAccessPointForObjectProcess`].
    pub fn create_access_point_for_object_process(
        &self,
        name: impl Into<String>,
        configuration: impl Into<CreateAccessPointForObjectProcessConfiguration>,
    ) -> CreateAccessPointForObjectProcess {
        CreateAccessPointForObjectProcess::new(self, name, configuration)
    }

    /// Sets the function and the features of an access point for object processing. See
    /// [`PutAccessPointConfigForObjectProcess`].
    pub fn put_access_point_config_for_object_process(
        &self,
        name: impl Into<String>,
        configuration: impl Into<AccessPointConfigForObjectProcess>,
    ) -> PutAccessPointConfigForObjectProcess {
        PutAccessPointConfigForObjectProcess::new(self, name, configuration)
    }

    /// Sets the policy of an access point for object processing. See
    /// [`PutAccessPointPolicyForObjectProcess`].
    pub fn put_access_point_policy_for_object_process(
        &self,
        name: impl Into<String>,
        policy: impl Into<String>,
    ) -> PutAccessPointPolicyForObjectProcess {
        PutAccessPointPolicyForObjectProcess::new(self, name, policy)
    }

    /// Reads the function and the features of an access point for object processing. See
    /// [`GetAccessPointConfigForObjectProcess`].
    pub fn get_access_point_config_for_object_process(
        &self,
        name: impl Into<String>,
    ) -> GetAccessPointConfigForObjectProcess {
        GetAccessPointConfigForObjectProcess::new(self, name)
    }

    /// Reads the settings and the status of an access point for object processing. See
    /// [`GetAccessPointForObjectProcess`].
    pub fn get_access_point_for_object_process(
        &self,
        name: impl Into<String>,
    ) -> GetAccessPointForObjectProcess {
        GetAccessPointForObjectProcess::new(self, name)
    }

    /// Reads the policy of an access point for object processing. See
    /// [`GetAccessPointPolicyForObjectProcess`].
    pub fn get_access_point_policy_for_object_process(
        &self,
        name: impl Into<String>,
    ) -> GetAccessPointPolicyForObjectProcess {
        GetAccessPointPolicyForObjectProcess::new(self, name)
    }

    /// Deletes an access point for object processing. See [`DeleteAccessPointForObjectProcess`].
    pub fn delete_access_point_for_object_process(
        &self,
        name: impl Into<String>,
    ) -> DeleteAccessPointForObjectProcess {
        DeleteAccessPointForObjectProcess::new(self, name)
    }

    /// Deletes the policy of an access point for object processing. See
    /// [`DeleteAccessPointPolicyForObjectProcess`].
    pub fn delete_access_point_policy_for_object_process(
        &self,
        name: impl Into<String>,
    ) -> DeleteAccessPointPolicyForObjectProcess {
        DeleteAccessPointPolicyForObjectProcess::new(self, name)
    }
}
