//! `QosConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Limits of bandwidth and requests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct QosConfiguration {
    /// The limit of all uploads, in Gbit/s; -1 means that there is none (`TotalUploadBandwidth`).
    pub total_upload_bandwidth: Option<i64>,
    /// The limit of uploads inside Alibaba Cloud, in Gbit/s; -1 means that there is none
    /// (`IntranetUploadBandwidth`).
    pub intranet_upload_bandwidth: Option<i64>,
    /// The limit of uploads over the Internet, in Gbit/s; -1 means that there is none
    /// (`ExtranetUploadBandwidth`).
    pub extranet_upload_bandwidth: Option<i64>,
    /// The limit of all downloads, in Gbit/s; -1 means that there is none
    /// (`TotalDownloadBandwidth`).
    pub total_download_bandwidth: Option<i64>,
    /// The limit of downloads inside Alibaba Cloud, in Gbit/s; -1 means that there is none
    /// (`IntranetDownloadBandwidth`).
    pub intranet_download_bandwidth: Option<i64>,
    /// The limit of downloads over the Internet, in Gbit/s; -1 means that there is none
    /// (`ExtranetDownloadBandwidth`).
    pub extranet_download_bandwidth: Option<i64>,
    /// The limit of all requests, per second; -1 means that there is none (`TotalQps`).
    pub total_qps: Option<i64>,
    /// The limit of requests from inside Alibaba Cloud, per second; -1 means that there is none
    /// (`IntranetQps`).
    pub intranet_qps: Option<i64>,
    /// The limit of requests from the Internet, per second; -1 means that there is none
    /// (`ExtranetQps`).
    pub extranet_qps: Option<i64>,
}

impl QosConfiguration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            total_upload_bandwidth: None,
            intranet_upload_bandwidth: None,
            extranet_upload_bandwidth: None,
            total_download_bandwidth: None,
            intranet_download_bandwidth: None,
            extranet_download_bandwidth: None,
            total_qps: None,
            intranet_qps: None,
            extranet_qps: None,
        }
    }

    /// The limit of all uploads, in Gbit/s; -1 means that there is none (`TotalUploadBandwidth`).
    pub fn total_upload_bandwidth(mut self, total_upload_bandwidth: impl IntoField<i64>) -> Self {
        self.total_upload_bandwidth = total_upload_bandwidth.into_field();
        self
    }

    /// The limit of uploads inside Alibaba Cloud, in Gbit/s; -1 means that there is none
    /// (`IntranetUploadBandwidth`).
    pub fn intranet_upload_bandwidth(
        mut self,
        intranet_upload_bandwidth: impl IntoField<i64>,
    ) -> Self {
        self.intranet_upload_bandwidth = intranet_upload_bandwidth.into_field();
        self
    }

    /// The limit of uploads over the Internet, in Gbit/s; -1 means that there is none
    /// (`ExtranetUploadBandwidth`).
    pub fn extranet_upload_bandwidth(
        mut self,
        extranet_upload_bandwidth: impl IntoField<i64>,
    ) -> Self {
        self.extranet_upload_bandwidth = extranet_upload_bandwidth.into_field();
        self
    }

    /// The limit of all downloads, in Gbit/s; -1 means that there is none
    /// (`TotalDownloadBandwidth`).
    pub fn total_download_bandwidth(
        mut self,
        total_download_bandwidth: impl IntoField<i64>,
    ) -> Self {
        self.total_download_bandwidth = total_download_bandwidth.into_field();
        self
    }

    /// The limit of downloads inside Alibaba Cloud, in Gbit/s; -1 means that there is none
    /// (`IntranetDownloadBandwidth`).
    pub fn intranet_download_bandwidth(
        mut self,
        intranet_download_bandwidth: impl IntoField<i64>,
    ) -> Self {
        self.intranet_download_bandwidth = intranet_download_bandwidth.into_field();
        self
    }

    /// The limit of downloads over the Internet, in Gbit/s; -1 means that there is none
    /// (`ExtranetDownloadBandwidth`).
    pub fn extranet_download_bandwidth(
        mut self,
        extranet_download_bandwidth: impl IntoField<i64>,
    ) -> Self {
        self.extranet_download_bandwidth = extranet_download_bandwidth.into_field();
        self
    }

    /// The limit of all requests, per second; -1 means that there is none (`TotalQps`).
    pub fn total_qps(mut self, total_qps: impl IntoField<i64>) -> Self {
        self.total_qps = total_qps.into_field();
        self
    }

    /// The limit of requests from inside Alibaba Cloud, per second; -1 means that there is none
    /// (`IntranetQps`).
    pub fn intranet_qps(mut self, intranet_qps: impl IntoField<i64>) -> Self {
        self.intranet_qps = intranet_qps.into_field();
        self
    }

    /// The limit of requests from the Internet, per second; -1 means that there is none
    /// (`ExtranetQps`).
    pub fn extranet_qps(mut self, extranet_qps: impl IntoField<i64>) -> Self {
        self.extranet_qps = extranet_qps.into_field();
        self
    }
}

impl ReadXml for QosConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut total_upload_bandwidth = None;
        let mut intranet_upload_bandwidth = None;
        let mut extranet_upload_bandwidth = None;
        let mut total_download_bandwidth = None;
        let mut intranet_download_bandwidth = None;
        let mut extranet_download_bandwidth = None;
        let mut total_qps = None;
        let mut intranet_qps = None;
        let mut extranet_qps = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "TotalUploadBandwidth" => child.set(&mut total_upload_bandwidth)?,
                "IntranetUploadBandwidth" => child.set(&mut intranet_upload_bandwidth)?,
                "ExtranetUploadBandwidth" => child.set(&mut extranet_upload_bandwidth)?,
                "TotalDownloadBandwidth" => child.set(&mut total_download_bandwidth)?,
                "IntranetDownloadBandwidth" => {
                    child.set(&mut intranet_download_bandwidth)?;
                }
                "ExtranetDownloadBandwidth" => {
                    child.set(&mut extranet_download_bandwidth)?;
                }
                "TotalQps" => child.set(&mut total_qps)?,
                "IntranetQps" => child.set(&mut intranet_qps)?,
                "ExtranetQps" => child.set(&mut extranet_qps)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            total_upload_bandwidth,
            intranet_upload_bandwidth,
            extranet_upload_bandwidth,
            total_download_bandwidth,
            intranet_download_bandwidth,
            extranet_download_bandwidth,
            total_qps,
            intranet_qps,
            extranet_qps,
        }))
    }
}

impl WriteXml for QosConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("TotalUploadBandwidth", &self.total_upload_bandwidth);
        xml.optional("IntranetUploadBandwidth", &self.intranet_upload_bandwidth);
        xml.optional("ExtranetUploadBandwidth", &self.extranet_upload_bandwidth);
        xml.optional("TotalDownloadBandwidth", &self.total_download_bandwidth);
        xml.optional(
            "IntranetDownloadBandwidth",
            &self.intranet_download_bandwidth,
        );
        xml.optional(
            "ExtranetDownloadBandwidth",
            &self.extranet_download_bandwidth,
        );
        xml.optional("TotalQps", &self.total_qps);
        xml.optional("IntranetQps", &self.intranet_qps);
        xml.optional("ExtranetQps", &self.extranet_qps);
    }
}
