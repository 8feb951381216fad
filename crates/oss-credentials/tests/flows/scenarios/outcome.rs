//! What a case says that comes out, and whether it does.

use oss_credentials::{CredentialsError, DefaultChainProvider};
use oss_sign::{Credentials, UtcSeconds};
use serde_json::Value;

use super::CANARY;

pub(super) fn judge(
    case: &str,
    expect: &Value,
    chain: &DefaultChainProvider,
    result: &Result<Credentials, CredentialsError>,
) {
    match (result, expect["winner"].as_str()) {
        (Ok(credentials), Some(winner)) => {
            let resolution = chain.resolution().unwrap();
            assert_eq!(resolution.winner, winner, "{case}");
            assert_eq!(passed(&resolution.passed), expect["passed"], "{case}");
            judge_credentials(case, expect, credentials);
        }
        (Err(error), None) => judge_error(case, expect, error),
        (result, _) => panic!("{case}: {result:?} instead of {expect}"),
    }
}

fn judge_credentials(case: &str, expect: &Value, credentials: &Credentials) {
    assert_eq!(credentials.source(), expect["source"].as_str(), "{case}");
    let expiration = credentials.expires_at().map(UtcSeconds::to_iso_extended);
    assert_eq!(
        expiration.as_deref(),
        expect["expiration"].as_str(),
        "{case}"
    );
    let Some(key) = credentials.access_key() else {
        assert_eq!(expect["access_key_id"], "anonymous", "{case}");
        return;
    };
    assert_eq!(key.id(), expect["access_key_id"], "{case}");
    assert!(
        key.secret().expose().contains(CANARY),
        "{case}: no canary in the secret"
    );
    let token = key.security_token();
    assert!(
        token.is_none_or(|token| token.expose().contains(CANARY)),
        "{case}: no canary in the token"
    );
    assert_eq!(token.is_some(), expect["token"] == true, "{case}");
}

fn judge_error(case: &str, expect: &Value, error: &CredentialsError) {
    assert_eq!(kind(error), expect["kind"], "{case}: {error:?}");
    match error {
        CredentialsError::NotFound {
            passed: links,
            look_alikes,
        } => {
            assert_eq!(passed(links), expect["passed"], "{case}");
            let expected = expect["look_alikes"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let seen: Vec<_> = look_alikes
                .iter()
                .map(|seen| seen.split_whitespace().next().unwrap())
                .collect();
            assert_eq!(seen, expected, "{case}");
        }
        CredentialsError::ChainStopped {
            link,
            passed: links,
            cause,
        } => {
            assert_eq!(link, expect["link"].as_str().unwrap(), "{case}");
            assert_eq!(passed(links), expect["passed"], "{case}");
            assert_eq!(kind(cause), expect["cause"], "{case}: {cause:?}");
            assert_eq!(field(cause), expect["field"].as_str(), "{case}: {cause:?}");
        }
        _ => {}
    }
}

fn passed(links: &[oss_credentials::PassedOver]) -> Value {
    links.iter().map(|passed| passed.link.as_str()).collect()
}

fn kind(error: &CredentialsError) -> &'static str {
    match error {
        CredentialsError::ChainStopped { .. } => "ChainStopped",
        CredentialsError::Disabled { .. } => "Disabled",
        CredentialsError::Expired { .. } => "Expired",
        CredentialsError::InvalidConfiguration { .. } => "InvalidConfiguration",
        CredentialsError::InvalidResponse { .. } => "InvalidResponse",
        CredentialsError::Io { .. } => "Io",
        CredentialsError::NotFound { .. } => "NotFound",
        CredentialsError::ProfileLoop { .. } => "ProfileLoop",
        CredentialsError::Refresh { .. } => "Refresh",
        CredentialsError::Service(_) => "Service",
        CredentialsError::Source { .. } => "Source",
        CredentialsError::Transport { .. } => "Transport",
        CredentialsError::Unsupported { .. } => "Unsupported",
        _ => "other",
    }
}

fn field(error: &CredentialsError) -> Option<&str> {
    match error {
        CredentialsError::InvalidConfiguration { field, .. }
        | CredentialsError::InvalidResponse { field, .. }
        | CredentialsError::Unsupported { field, .. } => Some(field),
        _ => None,
    }
}
