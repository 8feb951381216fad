//! The limits of a bucket: its capacity, and the bandwidth and the rate of its requests. The server
//! stores the limits of requests and does not enforce them.

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
    #[derive(Default)]
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

impl StorageCapacity {
    /// Returns how many bytes the bucket may hold, or `None` if there is no limit.
    pub(super) fn bytes(&self) -> Option<u64> {
        let gigabytes = u64::try_from(self.gigabytes).ok()?;
        Some(gigabytes.saturating_mul(GIGABYTE))
    }
}

impl Document for Qos {
    const KIND: ConfigurationKind = ConfigurationKind::Qos;
    const ROOT: &'static str = "QoSConfiguration";

    fn absent() -> Result<Self, OssError> {
        Ok(Self::default().completed())
    }

    fn check(&mut self) -> Result<(), OssError> {
        self.check_parts()?;
        let account = Self::of_account();
        for (name, own, most) in [
            (
                "TotalUploadBandwidth",
                self.total_upload_bandwidth,
                account.total_upload_bandwidth,
            ),
            (
                "TotalDownloadBandwidth",
                self.total_download_bandwidth,
                account.total_download_bandwidth,
            ),
        ] {
            within(name, own, most, "the limit of the account")?;
        }
        *self = std::mem::take(self).completed();
        Ok(())
    }
}

impl Qos {
    /// Returns the limits of an account: 10 Gbit/s for uploads and for downloads, which is what OSS
    /// gives to accounts in most regions.
    pub(crate) fn of_account() -> Self {
        Self {
            total_upload_bandwidth: Some(ACCOUNT_BANDWIDTH),
            total_download_bandwidth: Some(ACCOUNT_BANDWIDTH),
            ..Self::default()
        }
        .completed()
    }

    /// Reads the limits of one requester. They may exceed those of the account.
    ///
    /// # Errors
    ///
    /// Returns `MalformedXML`, and `InvalidArgument` for a part that is greater than its total.
    pub(crate) fn of_requester(body: &[u8]) -> Result<Self, OssError> {
        let limits: Self = super::document::read(body, Self::ROOT)?;
        limits.check_parts()?;
        Ok(limits)
    }

    /// Writes -1, which stands for no limit, where nothing was configured.
    fn completed(mut self) -> Self {
        for limit in [
            &mut self.total_upload_bandwidth,
            &mut self.intranet_upload_bandwidth,
            &mut self.extranet_upload_bandwidth,
            &mut self.total_download_bandwidth,
            &mut self.intranet_download_bandwidth,
            &mut self.extranet_download_bandwidth,
            &mut self.total_qps,
            &mut self.intranet_qps,
            &mut self.extranet_qps,
        ] {
            limit.get_or_insert(UNLIMITED);
        }
        self
    }

    /// Checks that the limits of the internal and the public endpoint are not greater than those of
    /// both together.
    fn check_parts(&self) -> Result<(), OssError> {
        for (name, part, total) in [
            (
                "IntranetUploadBandwidth",
                self.intranet_upload_bandwidth,
                self.total_upload_bandwidth,
            ),
            (
                "ExtranetUploadBandwidth",
                self.extranet_upload_bandwidth,
                self.total_upload_bandwidth,
            ),
            (
                "IntranetDownloadBandwidth",
                self.intranet_download_bandwidth,
                self.total_download_bandwidth,
            ),
            (
                "ExtranetDownloadBandwidth",
                self.extranet_download_bandwidth,
                self.total_download_bandwidth,
            ),
            ("IntranetQps", self.intranet_qps, self.total_qps),
            ("ExtranetQps", self.extranet_qps, self.total_qps),
        ] {
            within(name, part, total, "the total")?;
        }
        Ok(())
    }
}

/// Checks that a limit is not greater than another one that includes it.
fn within(
    name: &'static str,
    limit: Option<i64>,
    most: Option<i64>,
    what: &str,
) -> Result<(), OssError> {
    let most = most.filter(|most| *most != UNLIMITED);
    match (limit, most) {
        (Some(limit), Some(most)) if limit > most => {
            let message = format!("{name} must not be greater than {what}, which is {most}.");
            Err(OssError::invalid_argument(
                name,
                &limit.to_string(),
                message,
            ))
        }
        _ => Ok(()),
    }
}

/// The value that stands for no limit.
const UNLIMITED: i64 = -1;
/// The number of bytes in the unit of the capacity.
const GIGABYTE: u64 = 1 << 30;
/// The bandwidth of an account in Gbit/s.
const ACCOUNT_BANDWIDTH: i64 = 10;

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
