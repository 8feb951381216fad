//! Access points: other names of a bucket, with policies of their own.

use oss_sign::UtcSeconds;

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::{elements, words};

elements! {
    /// An access point.
    pub(crate) struct AccessPoint {
        name: String = "AccessPointName",
        network: NetworkOrigin = "NetworkOrigin",
        vpc: Option<Vpc> = "VpcConfiguration",
        alias: String = "Alias",
        created: UtcSeconds = "CreationDate",
    }

    /// `CreateAccessPointConfiguration`.
    pub(crate) struct NewAccessPoint {
        name: String = "AccessPointName",
        network: NetworkOrigin = "NetworkOrigin",
        vpc: Option<Vpc> = "VpcConfiguration",
    }

    /// The VPC from which an access point can be used.
    pub(crate) struct Vpc {
        id: Option<String> = "VpcId",
    }
}

words! {
    /// From where an access point can be used.
    pub(crate) enum NetworkOrigin {
        Internet = "internet",
        Vpc = "vpc",
    }
}

impl Document for AccessPoint {
    const KIND: ConfigurationKind = ConfigurationKind::AccessPoint;
    const ROOT: &'static str = "AccessPoint";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchAccessPoint))
    }
}

impl NewAccessPoint {
    /// Checks the name and the VPC.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` and `MalformedXML`.
    pub(crate) fn check(&self) -> Result<(), OssError> {
        check_point_name(&self.name)?;
        let vpc = self.vpc.as_ref().and_then(|vpc| vpc.id.as_deref());
        match self.network == NetworkOrigin::Vpc && vpc.is_none_or(str::is_empty) {
            true => Err(OssError::malformed_xml("the element VpcId is missing")),
            false => Ok(()),
        }
    }
}

/// Checks the name of a new access point, which can have 3 to 63 lower-case letters, digits and
/// hyphens.
///
/// # Errors
///
/// Returns `InvalidArgument`.
pub(crate) fn check_point_name(name: &str) -> Result<(), OssError> {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let ends = name.starts_with('-') || name.ends_with('-') || name.ends_with("-ossalias");
    match (3..=63).contains(&name.len()) && name.bytes().all(legal) && !ends {
        true => Ok(()),
        false => Err(OssError::invalid_argument(
            "AccessPointName",
            name,
            "The name of the access point is not valid.",
        )),
    }
}
