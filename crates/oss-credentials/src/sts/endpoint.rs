//! The STS endpoint that is called.

use oss_context::rpc::RpcEndpoint;
use oss_context::{Context, CredentialsError};

/// Selects the STS endpoint.
///
/// The first of these is used: the endpoint that is set here, the variable
/// `ALIBABA_CLOUD_STS_ENDPOINT`, the endpoint of a region (which is set here, or else by
/// `ALIBABA_CLOUD_STS_REGION`, or else by the context), and finally `sts.aliyuncs.com`, which is in
/// mainland China.
///
/// ```
/// use std::sync::Arc;
/// use oss_credentials::{Context, Environment};
/// use oss_credentials::sts::{Network, StsEndpoint};
/// use oss_transport::testing::{NoTransport, SteppedRuntime};
///
/// let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(SteppedRuntime::at_unix(0)))
///     .with_environment(Environment::empty())
///     .with_region("cn-hangzhou");
/// let endpoint = StsEndpoint::new().network(Network::Vpc).resolve(&cx)?;
/// assert_eq!(endpoint.authority(), "sts-vpc.cn-hangzhou.aliyuncs.com");
/// # Ok::<(), oss_credentials::CredentialsError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StsEndpoint {
    endpoint: Option<String>,
    region: Option<String>,
    network: Option<Network>,
}

/// The network from which a regional STS endpoint is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// The internet: `sts.<region>.aliyuncs.com`.
    Public,
    /// A VPC of the region: `sts-vpc.<region>.aliyuncs.com`.
    Vpc,
}

impl StsEndpoint {
    /// Creates a value in which nothing is set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the endpoint as a host or a URL. `http://` is only accepted on loopback. By default it follows
    /// from variables and the region.
    #[must_use]
    pub fn endpoint(self, endpoint: impl Into<String>) -> Self {
        Self {
            endpoint: Some(endpoint.into()),
            ..self
        }
    }

    /// Sets the region whose endpoint is called. By default it follows from variables and the context.
    #[must_use]
    pub fn region(self, region: impl Into<String>) -> Self {
        Self {
            region: Some(region.into()),
            ..self
        }
    }

    /// Sets the network from which a regional endpoint is called. The default is [`Network::Vpc`] if
    /// `ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED` is `true`, and [`Network::Public`] otherwise.
    #[must_use]
    pub fn network(self, network: Network) -> Self {
        Self {
            network: Some(network),
            ..self
        }
    }

    /// Returns the endpoint to call, from the settings here and those of the context.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] if the setting that is used is not an endpoint or not a
    /// region.
    pub fn resolve(&self, cx: &Context) -> Result<RpcEndpoint, CredentialsError> {
        if let Some(endpoint) = &self.endpoint {
            return RpcEndpoint::parse_named(endpoint, "sts_endpoint");
        }
        if let Some(endpoint) = cx.environment().var(ENDPOINT)? {
            let parsed = RpcEndpoint::parse_named(&endpoint, ENDPOINT);
            return parsed.map_err(|error| error.at("environment"));
        }
        let network = self.network_for(cx)?;
        match self.region_for(cx)? {
            Some((region, field)) => regional(&region, field, network),
            None => {
                if network == Network::Vpc {
                    tracing::warn!("no region is known, so the VPC endpoint of STS is not used");
                }
                Ok(RpcEndpoint::https(CENTRAL.to_owned()))
            }
        }
    }

    fn region_for(&self, cx: &Context) -> Result<Option<(String, &'static str)>, CredentialsError> {
        if let Some(region) = &self.region {
            return Ok(Some((region.clone(), "sts_region")));
        }
        if let Some(region) = cx.environment().var(REGION)? {
            return Ok(Some((region, REGION)));
        }
        Ok(cx.region().map(|region| (region.to_owned(), "region")))
    }

    fn network_for(&self, cx: &Context) -> Result<Network, CredentialsError> {
        match self.network {
            Some(network) => Ok(network),
            None if cx.environment().flag(VPC)? => Ok(Network::Vpc),
            None => Ok(Network::Public),
        }
    }
}

fn regional(region: &str, field: &str, network: Network) -> Result<RpcEndpoint, CredentialsError> {
    let region = region.trim();
    let region = region.strip_prefix("oss-").unwrap_or(region);
    let is_region = !region.is_empty()
        && region
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !is_region {
        return Err(CredentialsError::invalid_configuration(
            "STS endpoint",
            field,
            format!("is {region:?}, which has characters outside a-z 0-9 -"),
        ));
    }
    let name = match network {
        Network::Public if !VPC_ONLY.contains(&region) => "sts",
        Network::Public | Network::Vpc => "sts-vpc",
    };
    Ok(RpcEndpoint::https(format!("{name}.{region}.aliyuncs.com")))
}

const ENDPOINT: &str = "ALIBABA_CLOUD_STS_ENDPOINT";
const REGION: &str = "ALIBABA_CLOUD_STS_REGION";
const VPC: &str = "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED";
const CENTRAL: &str = "sts.aliyuncs.com";
/// Regions that have no public STS endpoint.
const VPC_ONLY: [&str; 2] = ["cn-shenzhen-finance-1", "cn-north-2-gov-1"];
