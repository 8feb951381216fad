//! The place where the secret of a new key is stored.

use std::path::PathBuf;

use oss_credentials::Context;
use oss_ram::operations::access_key::NewAccessKey;
use oss_sign::Secret;
use serde_json::json;
use zeroize::Zeroizing;

use super::profile::Profile;
use crate::access::found::short_id;
use crate::access::key_file::KeyFile;
use crate::access::names::Names;
use crate::args::access::grant::Key;
use crate::failure::{Failure, Result};
use crate::output::{Printer, json};

/// A place that is ready for a secret before the key is created.
#[derive(Debug)]
pub(super) enum KeyPlace {
    File(KeyFile, PathBuf),
    Profile(Profile),
    Print,
}

impl KeyPlace {
    /// Opens the place that was chosen.
    ///
    /// # Errors
    ///
    /// No place was chosen, or it cannot be written.
    pub(super) async fn open(key: &Key, cx: &Context) -> Result<Self> {
        if let Some(path) = &key.key_file {
            let file = if key.rotate_key {
                KeyFile::replace(path)?
            } else {
                KeyFile::create(path)?
            };
            return Ok(Self::File(file, path.clone()));
        }
        if let Some(name) = &key.save_profile {
            let profile = Profile::open(name, key.rotate_key, cx.environment()).await;
            return profile.map(Self::Profile);
        }
        if key.print_key {
            return Ok(Self::Print);
        }
        Err(
            Failure::usage("a key will be created, and there is no place to store its secret")
                .hint("choose one with --key-file FILE, --save-profile NAME or --print-key, or use --no-key"),
        )
    }

    /// Stores the key, and returns a sentence that says where it is.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(super) async fn keep(
        self,
        key: &NewAccessKey,
        names: &Names,
        role_arn: &str,
        printer: Printer,
    ) -> Result<String> {
        let id = short_id(&key.access_key_id);
        match self {
            Self::File(file, path) => {
                file.keep(&contents(key, names, role_arn))?;
                let path = path.display();
                Ok(format!(
                    "key {id} written to {path}; it is shown nowhere else"
                ))
            }
            Self::Profile(profile) => {
                let name = profile.name().to_owned();
                let (id, secret) = (&key.access_key_id, &key.access_key_secret);
                profile.keep(id, secret).await?;
                Ok(format!(
                    "key {id} written to profile {name}; it is shown nowhere else"
                ))
            }
            Self::Print => {
                printer.text(contents(key, names, role_arn).trim_end())?;
                Ok(format!("key {id} printed; it is shown nowhere else"))
            }
        }
    }
}

/// Returns the key in the format of a credential process, with the names of its user and role.
fn contents(key: &NewAccessKey, names: &Names, role_arn: &str) -> Zeroizing<String> {
    let secret: &Secret = &key.access_key_secret;
    let mut text = json::line(&json!({
        "mode": "AK",
        "access_key_id": key.access_key_id,
        "access_key_secret": secret.expose(),
        "user": names.own(),
        "role_arn": role_arn,
    }));
    text.push('\n');
    Zeroizing::new(text)
}
