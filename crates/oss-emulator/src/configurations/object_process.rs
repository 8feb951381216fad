//! Access points for object processing, whose objects pass through a function. The server stores
//! them and runs no function.

use oss_sign::UtcSeconds;

use super::document::Document;
use super::public_access_block::PublicAccessBlock;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::elements;

elements! {
    /// An access point for object processing.
    pub(crate) struct ObjectProcessPoint {
        name: String = "AccessPointNameForObjectProcess",
        access_point: String = "AccessPointName",
        alias: String = "AccessPointForObjectProcessAlias",
        anonymous: Option<String> = "AllowAnonymousAccessForObjectProcess",
        block: Option<PublicAccessBlock> = "PublicAccessBlockConfiguration",
        process: ObjectProcess = "ObjectProcessConfiguration",
        created: UtcSeconds = "CreationDate",
    }

    /// `CreateAccessPointForObjectProcessConfiguration`.
    pub(crate) struct NewObjectProcessPoint {
        access_point: String = "AccessPointName",
        anonymous: Option<String> = "AllowAnonymousAccessForObjectProcess",
        process: ObjectProcess = "ObjectProcessConfiguration",
    }

    /// `PutAccessPointConfigForObjectProcessConfiguration`, and the answer to the corresponding GET.
    pub(crate) struct ObjectProcessPointConfig {
        process: ObjectProcess = "ObjectProcessConfiguration",
        anonymous: Option<String> = "AllowAnonymousAccessForObjectProcess",
        block: Option<PublicAccessBlock> = "PublicAccessBlockConfiguration",
    }

    /// What the functions are and which requests can have ranges and parts.
    pub(crate) struct ObjectProcess {
        features: Option<AllowedFeatures> = "AllowedFeatures",
        transformations: Transformations = "TransformationConfigurations",
    }

    /// The features that the functions support.
    pub(crate) struct AllowedFeatures {
        names: Vec<String> = "AllowedFeature",
    }

    /// The functions.
    pub(crate) struct Transformations {
        all: Vec<Transformation> = "TransformationConfiguration",
    }

    /// A function, and the operations for which it runs.
    pub(crate) struct Transformation {
        actions: TransformedActions = "Actions",
        content: ContentTransformation = "ContentTransformation",
    }

    /// The operations.
    pub(crate) struct TransformedActions {
        names: Vec<String> = "Action",
    }

    /// The function, and the headers that it also receives.
    pub(crate) struct ContentTransformation {
        function: FunctionCompute = "FunctionCompute",
        additional: Option<AdditionalFeatures> = "AdditionalFeatures",
    }

    /// The function, and the role that may run it.
    pub(crate) struct FunctionCompute {
        arn: String = "FunctionArn",
        role: String = "FunctionAssumeRoleArn",
    }

    /// What else the function gets.
    pub(crate) struct AdditionalFeatures {
        headers: Option<ForwardedHeaders> = "CustomForwardHeaders",
    }

    /// The headers of the request that the function receives.
    pub(crate) struct ForwardedHeaders {
        names: Vec<String> = "CustomForwardHeader",
    }
}

impl Document for ObjectProcessPoint {
    const KIND: ConfigurationKind = ConfigurationKind::ObjectProcessAccessPoint;
    const ROOT: &'static str = "AccessPointForObjectProcess";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchAccessPointForObjectProcess))
    }
}
