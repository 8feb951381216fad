//! The settings of a profile other than its keys: the region, and the endpoints of OSS and STS.

use std::collections::BTreeMap;

use oss_sign::Addressing;

use super::profile::Profile;
use crate::sts::StsEndpoint;
use oss_context::CredentialsError;

/// The region and the endpoints that one profile of a configuration file sets.
///
/// [`ConfigFile::read`](crate::ConfigFile::read) returns it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProfileSettings {
    /// The name of the profile in errors, such as `profile "prod" in /people/u/.ossutilconfig`.
    pub origin: String,
    /// The name of the profile.
    pub profile: String,
    /// The region, such as `cn-hangzhou`.
    pub region: Option<String>,
    /// The endpoint of OSS: a host or a URL.
    pub endpoint: Option<String>,
    /// The endpoint of STS. What the profile does not set is taken from the environment and from the
    /// region of the [`Context`](crate::Context).
    pub sts: StsEndpoint,
    /// The settings of single buckets, by the names of the buckets. They are those of the sections
    /// `[Bucket-Endpoint]` and `[Bucket-Cname]` of ossutil 1, and of the section `[buckets NAME]` of
    /// ossutil 2 that the profile chooses with `buckets = NAME`. A profile that chooses none has the
    /// buckets of all these sections.
    pub buckets: BTreeMap<String, BucketSettings>,
}

/// The region and the endpoint of one bucket. They replace those of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketSettings {
    /// The name of these settings in errors, such as
    /// `"photos" of [Bucket-Cname] in /people/u/.ossutilconfig`.
    pub origin: String,
    /// The region of the bucket, such as `cn-hangzhou`.
    pub region: Option<String>,
    /// The endpoint for the bucket: a host or a URL. It is a domain that is bound to the bucket if
    /// `addressing` is [`Addressing::Cname`].
    pub endpoint: Option<String>,
    /// Where URLs contain the name of the bucket.
    pub addressing: Option<Addressing>,
}

impl ProfileSettings {
    /// Reads the settings that all formats have in common. Only ossutil's format has settings of single
    /// buckets, which its reader adds.
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

    /// Returns whether the profile sets neither a region nor an endpoint of OSS.
    pub fn is_empty(&self) -> bool {
        self.region.is_none() && self.endpoint.is_none() && self.buckets.is_empty()
    }
}
