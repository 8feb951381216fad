//! The values of an OAuth login.

use oss_sign::{Secret, UtcSeconds};

/// The site at which the account was created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OAuthSite {
    /// aliyun.com, which profiles call `CN`.
    China,
    /// alibabacloud.com, which profiles call `INTL`.
    International,
}

/// New tokens of a login.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OAuthTokens {
    /// The token that is exchanged for credentials.
    pub access_token: Secret,
    /// When the access token expires.
    pub access_token_expires_at: UtcSeconds,
    /// The token that is exchanged for the next access token. It replaces the previous refresh token.
    pub refresh_token: Secret,
}
