//! Principals: whom a statement of a trust policy or a bucket policy is about.

use std::fmt;

use crate::Caller;
use crate::matching::text_fits;

/// The `Principal` of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Principal {
    /// The principals of a bucket policy: ids of users and accounts, `arn:sts::…:assumed-role/…`, or
    /// `*` for everybody. Without any, the statement has no `Principal` and is about nobody.
    Bucket(Vec<String>),
    /// The principals of a trust policy by kind. Each list can be empty.
    Trust {
        /// The ARNs of accounts, users and roles.
        ram: Vec<String>,
        /// The names of cloud services.
        service: Vec<String>,
        /// The ARNs of identity providers.
        federated: Vec<String>,
    },
}

impl Principal {
    /// Returns whether the statement is about a caller.
    #[must_use]
    pub fn means(&self, caller: &Caller) -> bool {
        match self {
            Self::Bucket(names) => names.iter().any(|name| bucket_name_means(name, caller)),
            Self::Trust {
                ram,
                service,
                federated,
            } => {
                ram.iter().any(|arn| ram_arn_means(arn, caller))
                    || service.iter().any(|name| service_means(name, caller))
                    || federated.iter().any(|arn| provider_means(arn, caller))
            }
        }
    }
}

impl fmt::Display for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bucket(names) => write!(f, "[{}]", names.join(", ")),
            Self::Trust {
                ram,
                service,
                federated,
            } => {
                let all: Vec<_> = ram
                    .iter()
                    .chain(service)
                    .chain(federated)
                    .cloned()
                    .collect();
                write!(f, "[{}]", all.join(", "))
            }
        }
    }
}

/// The id of a user means that user. The id of an account means the account's own key and none of its
/// users. Only sessions can be named with wildcards.
fn bucket_name_means(name: &str, caller: &Caller) -> bool {
    if name == "*" {
        return true;
    }
    match caller {
        Caller::User { id, .. } => id.as_deref() == Some(name),
        Caller::RoleSession {
            account,
            role,
            session,
            id,
        } => {
            let role = role.to_ascii_lowercase();
            id.as_deref() == Some(name)
                || text_fits(
                    name,
                    &format!("arn:sts::{account}:assumed-role/{role}/{session}"),
                )
        }
        Caller::Root { account } => account == name,
        Caller::Anonymous | Caller::Service { .. } | Caller::Federated { .. } => false,
    }
}

/// In a trust policy, `root` means every user and role of the account, but not the account's own key.
fn ram_arn_means(written: &str, caller: &Caller) -> bool {
    let (Some(arn), Some(account)) = (caller.arn(), caller.account()) else {
        return false;
    };
    same_arn(written, &arn) || same_arn(written, &format!("acs:ram::{account}:root"))
}

fn service_means(written: &str, caller: &Caller) -> bool {
    matches!(caller, Caller::Service { name } if name.eq_ignore_ascii_case(written))
}

fn provider_means(written: &str, caller: &Caller) -> bool {
    let Caller::Federated { account, provider } = caller else {
        return false;
    };
    let forms = ["", "saml-provider/", "oidc-provider/"];
    let arn = |kind| format!("acs:ram::{account}:{kind}{provider}");
    same_arn(written, provider) || forms.iter().any(|kind| same_arn(written, &arn(kind)))
}

/// Compares an ARN as it is written with one of the service: without case, and with `*` matching the
/// region, which RAM leaves empty.
fn same_arn(written: &str, arn: &str) -> bool {
    match written.strip_prefix("acs:ram:*:") {
        Some(rest) => format!("acs:ram::{rest}").eq_ignore_ascii_case(arn),
        None => written.eq_ignore_ascii_case(arn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trust(ram: &[&str], service: &[&str], federated: &[&str]) -> Principal {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Principal::Trust {
            ram: owned(ram),
            service: owned(service),
            federated: owned(federated),
        }
    }

    fn bucket(name: &str) -> Principal {
        Principal::Bucket(vec![name.to_owned()])
    }

    #[test]
    fn trusting_an_account_means_its_users_and_roles_but_not_its_key() {
        let account = trust(&["acs:ram::1:root"], &[], &[]);
        assert!(account.means(&Caller::user("1", "u")));
        assert!(account.means(&Caller::role_session("1", "r", "s")));
        assert!(!account.means(&Caller::root("1")));
        assert!(!account.means(&Caller::user("2", "u")));
        assert!(!account.means(&Caller::service("ecs.aliyuncs.com")));
        assert!(!account.means(&Caller::federated("1", "idp")));
    }

    #[test]
    fn trusting_a_user_or_a_role_means_it_alone_without_case() {
        let one = trust(&["acs:ram::1:user/Alice"], &[], &[]);
        assert!(one.means(&Caller::user("1", "alice")));
        assert!(!one.means(&Caller::user("1", "bob")));
        assert!(!one.means(&Caller::role_session("1", "alice", "s")));
        let role = trust(&["acs:ram:*:1:role/RamOssTest"], &[], &[]);
        assert!(role.means(&Caller::role_session("1", "ramosstest", "s")));
        assert!(!role.means(&Caller::user("1", "ramosstest")));
    }

    #[test]
    fn services_and_providers_are_trusted_by_name() {
        let service = trust(&[], &["ecs.aliyuncs.com"], &[]);
        assert!(service.means(&Caller::service("ecs.aliyuncs.com")));
        assert!(!service.means(&Caller::service("oss.aliyuncs.com")));
        assert!(!service.means(&Caller::user("1", "u")));
        let provider = trust(&[], &[], &["acs:ram::1:saml-provider/idp"]);
        for name in ["idp", "saml-provider/idp", "acs:ram::1:saml-provider/idp"] {
            assert!(provider.means(&Caller::federated("1", name)), "{name}");
        }
        assert!(!provider.means(&Caller::federated("2", "idp")));
        assert!(!provider.means(&Caller::federated("1", "oidc-provider/idp")));
    }

    #[test]
    fn a_bucket_policy_names_users_by_id_and_the_account_key_by_account() {
        let user = Caller::user("1", "u").with_id("20");
        assert!(bucket("20").means(&user));
        assert!(!bucket("2").means(&user));
        assert!(!bucket("1").means(&user));
        assert!(bucket("1").means(&Caller::root("1")));
        assert!(!bucket("2*").means(&user));
    }

    #[test]
    fn a_bucket_policy_names_sessions_with_wildcards_and_roles_in_lower_case() {
        let session = Caller::role_session("1", "RamOssTest", "Job-7");
        assert!(bucket("arn:sts::1:assumed-role/ramosstest/Job-7").means(&session));
        assert!(bucket("arn:sts::1:assumed-role/ramosstest/*").means(&session));
        assert!(bucket("arn:sts::1:assumed-role/*").means(&session));
        assert!(!bucket("arn:sts::1:assumed-role/ramosstest/job-7").means(&session));
        assert!(!bucket("arn:sts::2:assumed-role/ramosstest/*").means(&session));
        assert!(!bucket("arn:sts::1:assumed-role/*").means(&Caller::user("1", "u")));
    }

    #[test]
    fn a_star_means_everyone() {
        for caller in [
            Caller::anonymous(),
            Caller::root("1"),
            Caller::user("1", "u"),
            Caller::service("ecs.aliyuncs.com"),
        ] {
            assert!(bucket("*").means(&caller));
        }
    }
}
