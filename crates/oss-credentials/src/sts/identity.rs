//! The identity to which an access key belongs.

use oss_sign::Credentials;

use super::{StsEndpoint, VERSION};
use crate::fields::Fields;
use oss_context::rpc::RpcCall;
use oss_context::{Context, CredentialsError};

/// The identity to which an access key belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallerIdentity {
    /// `Account`, `RAMUser` or `AssumedRoleUser`.
    pub identity_type: String,
    /// The id of the account that owns the identity.
    pub account_id: String,
    /// The id of the user, or `<role id>:<session name>`.
    pub principal_id: String,
    /// `acs:ram::<account>:user/<user>` or `acs:ram::<account>:assumed-role/<role>/<session>`.
    pub arn: String,
}

/// Asks STS to whom `credentials` belong.
///
/// ```no_run
/// use oss_credentials::sts::{StsEndpoint, get_caller_identity};
/// use oss_credentials::{Context, EnvProvider, ProvideCredentials};
///
/// # async fn example(cx: &Context) -> Result<(), oss_credentials::CredentialsError> {
/// let credentials = EnvProvider::new().provide(cx).await?;
/// let identity = get_caller_identity(cx, &credentials, &StsEndpoint::new()).await?;
/// println!("{} is {}", identity.identity_type, identity.arn);
/// # Ok(()) }
/// ```
///
/// # Errors
///
/// The errors of [`RpcCall::send`], and [`CredentialsError::InvalidConfiguration`] for anonymous
/// credentials and for an endpoint that cannot be used.
pub async fn get_caller_identity(
    cx: &Context,
    credentials: &Credentials,
    endpoint: &StsEndpoint,
) -> Result<CallerIdentity, CredentialsError> {
    if credentials.is_anonymous() {
        return Err(CredentialsError::invalid_configuration(
            "GetCallerIdentity",
            "credentials",
            "are anonymous and have no identity",
        ));
    }
    let endpoint = endpoint.resolve(cx)?;
    let call = RpcCall::new(&endpoint, VERSION, "GetCallerIdentity").signed_by(credentials);
    let answer = call.send(cx).await?;
    parse_identity(answer.host(), answer.body())
}

pub(crate) fn parse_identity(
    origin: &str,
    body: &[u8],
) -> Result<CallerIdentity, CredentialsError> {
    let mut answer = Fields::parse(origin, body)?;
    let mut text = |field| Ok::<_, CredentialsError>(answer.required(field)?.trimmed().to_owned());
    Ok(CallerIdentity {
        identity_type: text("IdentityType")?,
        account_id: text("AccountId")?,
        principal_id: text("PrincipalId")?,
        arn: text("Arn")?,
    })
}
