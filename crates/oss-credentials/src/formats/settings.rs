//! The settings of a profile beside its keys: where OSS and STS answer.

use std::collections::BTreeMap;

use super::profile::Profile;
use crate::sts::StsEndpoint;
use oss_context::CredentialsError;

/// Where OSS and STS answer, as far as one profile of a configuration file says so.
///
/// [`ConfigFile::read`](crate::ConfigFile::read) returns it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProfileSettings {
    /// What errors call the profile: `profile "prod" in /people/u/.ossutilconfig`.
    pub origin: String,
    /// The name of the profile.
    pub profile: String,
    /// The region, such as `cn-hangzhou`.
    pub region: Option<String>,
    /// The endpoint of OSS: a host or a URL.
    pub endpoint: Option<String>,
    /// The region whose STS endpoint is called.
    pub sts_region: Option<String>,
    /// The endpoint of STS: a host or a URL.
    pub sts_endpoint: Option<String>,
    /// The endpoints of single buckets, by the names of the buckets. They are those of the sections
    /// `[Bucket-Endpoint]` and `[Bucket-Cname]` of ossutil.
    pub buckets: BTreeMap<String, BucketEndpoint>,
}

/// The endpoint of one bucket, which replaces the endpoint of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BucketEndpoint {
    /// A domain that is bound to the bucket, from `[Bucket-Cname]`.
    Cname(String),
    /// An endpoint of OSS, from `[Bucket-Endpoint]`.
    Endpoint(String),
}

impl ProfileSettings {
    /// Reads the settings that every format has.
    pub(crate) fn new(name: &str, profile: &Profile) -> Result<Self, CredentialsError> {
        let text = |field| Ok(profile.text(field)?.map(str::to_owned));
        let names = profile.names;
        Ok(Self {
            origin: profile.origin.clone(),
            profile: name.to_owned(),
            region: text(names.region)?,
            endpoint: text(names.endpoint)?,
            sts_region: text(names.sts_region)?,
            sts_endpoint: text(names.sts_endpoint)?,
            buckets: BTreeMap::new(),
        })
    }

    /// Returns the STS endpoint that the profile names, by its endpoint or its region. If it names
    /// none, the environment and the region of the [`Context`](crate::Context) decide.
    pub fn sts(&self) -> StsEndpoint {
        let endpoint = StsEndpoint::new();
        match (&self.sts_endpoint, &self.sts_region) {
            (Some(host), _) => endpoint.endpoint(host),
            (None, Some(region)) => endpoint.region(region),
            (None, None) => endpoint,
        }
    }

    /// Returns whether the profile says nothing about where OSS answers.
    pub fn is_empty(&self) -> bool {
        self.region.is_none() && self.endpoint.is_none() && self.buckets.is_empty()
    }
}
