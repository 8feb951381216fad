//! The settings of a profile beside its keys: where OSS and STS answer.

use std::collections::BTreeMap;

use oss_sign::Addressing;

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
    /// Where STS answers. What the profile leaves open is decided by the environment and by the region
    /// of the [`Context`](crate::Context).
    pub sts: StsEndpoint,
    /// The settings of single buckets, by the names of the buckets. They are those of the sections
    /// `[Bucket-Endpoint]` and `[Bucket-Cname]` of ossutil 1, and of the section `[buckets NAME]` of
    /// ossutil 2 that the profile chooses with `buckets = NAME`. A profile that chooses none has the
    /// buckets of all these sections.
    pub buckets: BTreeMap<String, BucketSettings>,
}

/// Where one bucket answers. What is set here replaces the setting of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketSettings {
    /// What errors call these settings: `"photos" of [Bucket-Cname] in /people/u/.ossutilconfig`.
    pub origin: String,
    /// The region of the bucket, such as `cn-hangzhou`.
    pub region: Option<String>,
    /// The endpoint for the bucket: a host or a URL. It is a domain that is bound to the bucket if
    /// `addressing` is [`Addressing::Cname`].
    pub endpoint: Option<String>,
    /// Where the bucket stands in URLs.
    pub addressing: Option<Addressing>,
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
            sts: profile.sts_endpoint()?,
            buckets: BTreeMap::new(),
        })
    }

    /// Returns whether the profile says nothing about where OSS answers.
    pub fn is_empty(&self) -> bool {
        self.region.is_none() && self.endpoint.is_none() && self.buckets.is_empty()
    }
}
