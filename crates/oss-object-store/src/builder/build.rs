//! Building a store from its settings.

use oss_client::credentials::{
    AnonymousProvider, AssumeRoleProvider, DefaultChainProvider, Environment,
};
use oss_client::sign::{Addressing, Credentials, Endpoint, SignatureVersion};
use oss_client::{Client, ClientBuilder};

use super::address::Address;
use super::values::{Values, invalid};
use super::{ConfigError, OssOption, OssStoreBuilder};
use crate::OssStore;
use crate::reads::{DEFAULT_BUDGET, DEFAULT_GAP, DEFAULT_PARALLEL, Reads};
use crate::versioning::Versioning;

impl OssStoreBuilder {
    /// Builds the store. Nothing is sent, and no credentials are looked for yet.
    ///
    /// # Errors
    ///
    /// Fails if no bucket is given, if neither a region nor an endpoint is, for a name that no option
    /// has, and for a value that cannot be used. The error names the setting.
    pub fn build(mut self) -> Result<OssStore, ConfigError> {
        let environment = self.environment.take().unwrap_or_else(Environment::process);
        let values = Values::read(std::mem::take(&mut self.options), &environment)?;
        let address = self
            .url
            .take()
            .map(|url| Address::parse(&url))
            .transpose()?;
        let bucket = self.bucket_name(&values, address.as_ref())?;
        let prefix = match (&self.prefix, &address) {
            (Some(prefix), _) => prefix.trim_matches('/'),
            (None, Some(address)) => &address.path,
            (None, None) => "",
        };
        let prefix = match prefix {
            "" => String::new(),
            prefix => format!("{prefix}/"),
        };
        let versioning = match self.assume_unversioned {
            Some(assume) => assume,
            None => values.flag(OssOption::AssumeUnversioned)?.unwrap_or(false),
        };
        let reads = self.reads(&values)?;
        let client = match self.client.take() {
            Some(client) => self.given_client(client, &values)?,
            None => self.own_client(&values)?,
        };
        Ok(OssStore::from_parts(
            client.bucket(bucket)?,
            prefix,
            Versioning::new(versioning),
            reads,
        ))
    }

    fn bucket_name(
        &self,
        values: &Values<'_>,
        address: Option<&Address>,
    ) -> Result<String, ConfigError> {
        let named = address.map(|address| &address.bucket);
        match (&self.bucket, named) {
            (Some(bucket), Some(named)) if bucket != named => Err(invalid(
                OssOption::Bucket,
                format!("{bucket:?} is another bucket than that of the URL, {named:?}"),
            )),
            (Some(bucket), _) | (None, Some(bucket)) => Ok(bucket.clone()),
            (None, None) => values
                .text(OssOption::Bucket)?
                .ok_or_else(|| ConfigError::Missing {
                    key: OssOption::Bucket.as_str(),
                    advice: "give a URL of the form oss://bucket, the name of the bucket, or set OSS_BUCKET",
                }),
        }
    }

    fn reads(&self, values: &Values<'_>) -> Result<Reads, ConfigError> {
        let number = |given: Option<u64>, option, default| match given {
            Some(number) => Ok(number),
            None => Ok::<_, ConfigError>(values.number(option)?.unwrap_or(default)),
        };
        let parallel = self.parallel_reads.map(|requests| requests as u64);
        let parallel = number(parallel, OssOption::ParallelReads, DEFAULT_PARALLEL as u64)?;
        if parallel == 0 {
            return Err(invalid(
                OssOption::ParallelReads,
                "0 requests at once read nothing; use 1 or more",
            ));
        }
        Ok(Reads::new(
            number(self.coalesce_gap, OssOption::CoalesceGap, DEFAULT_GAP)?,
            usize::try_from(parallel).unwrap_or(usize::MAX),
            number(self.read_budget, OssOption::ReadBudget, DEFAULT_BUDGET)?,
        ))
    }

    /// Checks that a client that was given is not contradicted. Settings that it could not follow would be
    /// lost otherwise.
    fn given_client(&self, client: Client, values: &Values<'_>) -> Result<Client, ConfigError> {
        let settings = [
            (OssOption::Region, self.region.is_some()),
            (OssOption::Endpoint, self.endpoint.is_some()),
            (OssOption::AccessKeyId, self.credentials.is_some()),
            (OssOption::AccessKeyId, values.names_sources()),
        ];
        let setting = settings.into_iter().find(|(_, is_given)| *is_given);
        let setting = setting.map(|(option, _)| option);
        match setting.or_else(|| values.given(OF_THE_CLIENT)) {
            Some(option) => Err(invalid(option, "a client was given too, which has its own")),
            None => Ok(client),
        }
    }

    fn own_client(&self, values: &Values<'_>) -> Result<Client, ConfigError> {
        let mut builder = self.place(values)?;
        builder = match &self.credentials {
            // A policy that was given to narrow the access must not be lost.
            Some(provider) => match values.given(OF_A_ROLE) {
                Some(option) => {
                    return Err(invalid(option, "a provider of credentials was given too"));
                }
                None => builder.credentials(provider.clone()),
            },
            None => credentials(builder, values)?,
        };
        let versions = |text: &str| match text.to_ascii_lowercase().as_str() {
            "v1" => Some(SignatureVersion::V1),
            "v4" => Some(SignatureVersion::V4),
            _ => None,
        };
        if let Some(version) = values.parsed(OssOption::SignatureVersion, "v1 or v4", versions)? {
            builder = builder.signature_version(version);
        }
        if let Some(timeout) = values.duration(OssOption::Timeout)? {
            builder = builder.timeout(timeout);
        }
        let user_agent = match values.text(OssOption::UserAgent)? {
            Some(text) => format!("{USER_AGENT} {text}"),
            None => USER_AGENT.to_owned(),
        };
        Ok(builder
            .environment(values.environment_of_sources())
            .user_agent_suffix(user_agent)
            .build()?)
    }

    /// Where requests are sent.
    fn place(&self, values: &Values<'_>) -> Result<ClientBuilder, ConfigError> {
        let region = match &self.region {
            Some(region) => Some(region.clone()),
            None => values.text(OssOption::Region)?,
        };
        let endpoint = match &self.endpoint {
            Some(endpoint) => Some(endpoint.clone()),
            None => values.text(OssOption::Endpoint)?,
        };
        let styles = |text: &str| match text.to_ascii_lowercase().as_str() {
            "virtual" => Some(Addressing::VirtualHost),
            "path" => Some(Addressing::Path),
            "cname" => Some(Addressing::Cname),
            _ => None,
        };
        let style = values.parsed(OssOption::AddressingStyle, "virtual, path or cname", styles)?;
        let endpoint = match (endpoint, &region) {
            (Some(endpoint), _) => Endpoint::parse(&endpoint)
                .map_err(|error| invalid(OssOption::Endpoint, error.to_string()))?,
            (None, Some(region)) => Endpoint::for_region(region)
                .map_err(|error| invalid(OssOption::Region, error.to_string()))?,
            (None, None) => {
                return Err(ConfigError::Missing {
                    key: OssOption::Region.as_str(),
                    advice: "give a region such as cn-hangzhou or an endpoint, or set OSS_REGION or OSS_ENDPOINT",
                });
            }
        };
        let builder = Client::builder().endpoint(match style {
            Some(style) => endpoint.with_addressing(style),
            None => endpoint,
        });
        Ok(match region {
            Some(region) => builder.region(region),
            None => builder,
        })
    }
}

/// The options that a client which was given has already.
const OF_THE_CLIENT: &[OssOption] = {
    use OssOption as O;
    &[
        O::Region,
        O::Endpoint,
        O::AddressingStyle,
        O::AccessKeyId,
        O::AccessKeySecret,
        O::SessionToken,
        O::SkipSignature,
        O::RoleArn,
        O::RoleSessionName,
        O::SessionPolicy,
        O::StsEndpoint,
        O::SignatureVersion,
        O::Timeout,
        O::UserAgent,
    ]
};

/// The options that concern a role.
const OF_A_ROLE: &[OssOption] = {
    use OssOption as O;
    &[
        O::RoleArn,
        O::RoleSessionName,
        O::SessionPolicy,
        O::StsEndpoint,
    ]
};

const USER_AGENT: &str = concat!("oss-object-store/", env!("CARGO_PKG_VERSION"));

/// The credentials that options give. Without any, the client looks for them in its usual places.
fn credentials(builder: ClientBuilder, values: &Values<'_>) -> Result<ClientBuilder, ConfigError> {
    let id = values.text(OssOption::AccessKeyId)?;
    let secret = values.text(OssOption::AccessKeySecret)?;
    let token = values.text(OssOption::SessionToken)?;
    let is_anonymous = values.flag(OssOption::SkipSignature)?.unwrap_or(false);
    let keys = match (id, secret) {
        (None, None) if token.is_some() => {
            return Err(missing(
                OssOption::AccessKeyId,
                "a session token alone is not enough",
            ));
        }
        (None, None) => None,
        (Some(_), None) => {
            return Err(missing(
                OssOption::AccessKeySecret,
                "the ID of an access key was given without it",
            ));
        }
        (None, Some(_)) => {
            return Err(missing(
                OssOption::AccessKeyId,
                "the secret of an access key was given without it",
            ));
        }
        (Some(id), Some(secret)) => {
            let keys = Credentials::new(id, secret);
            let keys = match token {
                Some(token) => keys.and_then(|keys| keys.with_security_token(token)),
                None => keys,
            };
            Some(keys.map_err(|error| invalid(OssOption::AccessKeyId, error.to_string()))?)
        }
    };
    let role = values.text(OssOption::RoleArn)?;
    if let (None, Some(_)) = (&role, values.given(OF_A_ROLE)) {
        return Err(missing(
            OssOption::RoleArn,
            "settings of a session were given, which only a role has",
        ));
    }
    match (is_anonymous, keys, role) {
        (true, None, None) => Ok(builder.credentials(AnonymousProvider::new())),
        (true, _, _) => Err(invalid(
            OssOption::SkipSignature,
            "requests cannot be anonymous and use keys; give one of the two",
        )),
        (false, None, None) => Ok(builder),
        (false, Some(keys), None) => Ok(builder.credentials(keys)),
        (false, keys, Some(role)) => {
            let mut assumed = AssumeRoleProvider::builder(role);
            assumed = match keys {
                Some(keys) => assumed.source(keys),
                None => assumed.source(DefaultChainProvider::new()),
            };
            if let Some(name) = values.text(OssOption::RoleSessionName)? {
                assumed = assumed.session_name(name);
            }
            if let Some(policy) = values.text(OssOption::SessionPolicy)? {
                assumed = assumed.policy(policy);
            }
            if let Some(endpoint) = values.text(OssOption::StsEndpoint)? {
                assumed = assumed.sts_endpoint(endpoint);
            }
            let assumed = assumed.build();
            let assumed =
                assumed.map_err(|error| invalid(OssOption::RoleArn, error.to_string()))?;
            Ok(builder.credentials(assumed))
        }
    }
}

fn missing(option: OssOption, advice: &'static str) -> ConfigError {
    ConfigError::Missing {
        key: option.as_str(),
        advice,
    }
}
