//! The limits of a bucket: its capacity, and the bandwidth and the rate of its requests. The server
//! stores them and does not enforce them.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::elements;

elements! {
    /// `BucketUserQos`: the capacity of a bucket in GB, or -1 for no limit.
    pub(crate) struct StorageCapacity {
        gigabytes: i64 = "StorageCapacity",
    }

    /// `QoSConfiguration`: bandwidths in Gbit/s and numbers of requests per second, or -1 for no
    /// limit.
    pub(crate) struct Qos {
        total_upload_bandwidth: Option<i64> = "TotalUploadBandwidth",
        intranet_upload_bandwidth: Option<i64> = "IntranetUploadBandwidth",
        extranet_upload_bandwidth: Option<i64> = "ExtranetUploadBandwidth",
        total_download_bandwidth: Option<i64> = "TotalDownloadBandwidth",
        intranet_download_bandwidth: Option<i64> = "IntranetDownloadBandwidth",
        extranet_download_bandwidth: Option<i64> = "ExtranetDownloadBandwidth",
        total_qps: Option<i64> = "TotalQps",
        intranet_qps: Option<i64> = "IntranetQps",
        extranet_qps: Option<i64> = "ExtranetQps",
    }
}

impl Document for StorageCapacity {
    const KIND: ConfigurationKind = ConfigurationKind::StorageCapacity;
    const ROOT: &'static str = "BucketUserQos";

    fn absent() -> Result<Self, OssError> {
        Ok(Self { gigabytes: -1 })
    }

    fn check(&mut self) -> Result<(), OssError> {
        match self.gigabytes < -1 {
            true => Err(OssError::invalid_argument(
                "StorageCapacity",
                &self.gigabytes.to_string(),
                "The storage capacity must be -1 or more.",
            )),
            false => Ok(()),
        }
    }
}

impl Document for Qos {
    const KIND: ConfigurationKind = ConfigurationKind::Qos;
    const ROOT: &'static str = "QoSConfiguration";

    fn absent() -> Result<Self, OssError> {
        Ok(Self::unlimited())
    }
}

impl Qos {
    /// Returns the limits of a bucket for which nothing was configured.
    pub(crate) fn unlimited() -> Self {
        Self {
            total_upload_bandwidth: Some(-1),
            intranet_upload_bandwidth: Some(-1),
            extranet_upload_bandwidth: Some(-1),
            total_download_bandwidth: Some(-1),
            intranet_download_bandwidth: Some(-1),
            extranet_download_bandwidth: Some(-1),
            total_qps: Some(-1),
            intranet_qps: Some(-1),
            extranet_qps: Some(-1),
        }
    }
}

elements! {
    /// The limits of one requester of a bucket, of which there can be several.
    pub(crate) struct RequesterQos {
        requester: String = "Requester",
        qos: Qos = "QoSConfiguration",
    }
}

impl Document for RequesterQos {
    const KIND: ConfigurationKind = ConfigurationKind::RequesterQos;
    const ROOT: &'static str = "RequesterQoSInfo";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchRequesterQoSInfo))
    }
}
