//! Checks of the configuration before the server starts. The errors contain the value that is not
//! valid.

use std::collections::BTreeSet;

use oss_sign::{BucketName, Credentials, Endpoint, Secret};

use crate::config::Config;
use crate::error::Error;

/// Checks the region, the account, the hosts, and the domains with their buckets.
///
/// # Errors
///
/// Returns an error for the first value that is not valid.
pub(super) fn check(config: &Config) -> Result<(), Error> {
    Endpoint::for_region(&config.region).map_err(Error::Region)?;
    check_account(&config.account)?;
    for host in &config.hosts {
        check_host(host)?;
    }
    for (domain, bucket) in &config.cnames {
        check_host(domain)?;
        BucketName::new(bucket).map_err(Error::Bucket)?;
    }
    Ok(())
}

/// The access keys that a server has from the start. No two of them have the same id.
#[derive(Default)]
pub(super) struct Keys(BTreeSet<String>);

impl Keys {
    /// Checks an access key and adds it.
    ///
    /// # Errors
    ///
    /// Returns [`Error::AccessKey`] if the id or the secret is empty or has characters with which
    /// requests cannot be signed, and [`Error::RepeatedAccessKey`] if there is a key of this id.
    pub(super) fn add(
        &mut self,
        owner: impl Into<String>,
        id: &str,
        secret: &Secret,
    ) -> Result<Credentials, Error> {
        let credentials = Credentials::new(id, secret.expose());
        let credentials = credentials.map_err(|cause| Error::AccessKey {
            owner: owner.into(),
            id: id.to_owned(),
            cause,
        })?;
        if !self.0.insert(id.to_owned()) {
            return Err(Error::RepeatedAccessKey(id.to_owned()));
        }
        Ok(credentials)
    }
}

/// Checks an account id. Only letters, digits, `-` and `_` are allowed, because ids are written
/// between colons in ARNs, and because policies match them literally.
pub(super) fn check_account(id: &str) -> Result<(), Error> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if !id.is_empty() && id.bytes().all(plain) {
        return Ok(());
    }
    Err(Error::Account(id.to_owned()))
}

fn check_host(host: &str) -> Result<(), Error> {
    let plain = |label: &str| {
        let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        !label.is_empty() && label.len() <= 63 && label.bytes().all(inner)
    };
    if host.len() <= 253 && host.split('.').all(plain) {
        return Ok(());
    }
    Err(Error::Host(host.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_without_scheme_or_port() {
        for good in ["oss.test", "localhost", "a-b.c_d.example", "10.0.0.1"] {
            assert!(check_host(good).is_ok(), "{good}");
        }
        let long = "a".repeat(64);
        for bad in [
            "",
            "http://oss.test",
            "oss.test:9000",
            "oss..test",
            ".",
            "ä.test",
            &long,
        ] {
            let error = check_host(bad).unwrap_err();
            assert!(error.to_string().contains(&format!("{bad:?}")), "{error}");
        }
    }

    #[test]
    fn an_account_can_stand_in_an_arn() {
        assert!(check_account("1000000000000001").is_ok());
        for bad in ["", "1:2", "*", "a b"] {
            assert!(check_account(bad).is_err(), "{bad:?}");
        }
    }
}
