//! A profile of `~/.aliyun/config.json` that a new key is written to.

use std::fmt;
use std::fs;
use std::io;
use std::path::PathBuf;

use oss_credentials::Environment;
use oss_sign::Secret;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::access::key_file::KeyFile;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};

/// A profile that is ready to receive its key: the file has been read, and the file that will
/// replace it is open.
pub(super) struct Profile {
    name: String,
    config: Value,
    file: KeyFile,
}

/// The configuration contains the secrets of other profiles, so it is not shown.
impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile")
            .field("name", &self.name)
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}

impl Profile {
    /// Opens the file. A profile that exists is refused, unless its key is replaced.
    ///
    /// # Errors
    ///
    /// There is no home folder, the file cannot be read or written, or the profile exists.
    pub(super) fn open(name: &str, replace: bool, environment: &Environment) -> Result<Self> {
        let path = path(environment)?;
        let config = read(&path)?;
        let exists = profiles(&config).any(|profile| is_named(profile, name));
        if exists && !replace {
            return Err(Failure::new(
                ExitStatus::Conflict,
                format!("--save-profile {name}: {} already has this profile", path.display()),
            )
            .hint("choose another name, or use --rotate-key to create a new key and replace the old one"));
        }
        make_folder(&path)?;
        Ok(Self {
            name: name.to_owned(),
            config,
            file: KeyFile::replace(&path)?,
        })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Writes the profile. The rest of the file is kept.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub(super) fn keep(mut self, id: &str, secret: &Secret) -> Result<()> {
        let all = self.config.as_object_mut().and_then(|config| {
            config
                .entry("current")
                .or_insert_with(|| self.name.as_str().into());
            config
                .entry("profiles")
                .or_insert_with(|| json!([]))
                .as_array_mut()
        });
        let Some(all) = all else {
            return Err(Failure::usage("the configuration has no list of profiles"));
        };
        let keys = [
            ("mode", "AK"),
            ("access_key_id", id),
            ("access_key_secret", secret.expose()),
        ];
        let position = all.iter().position(|profile| is_named(profile, &self.name));
        let profile = match position {
            Some(position) => all.get_mut(position),
            None => {
                all.push(json!({ "name": self.name }));
                all.last_mut()
            }
        };
        if let Some(profile) = profile.and_then(Value::as_object_mut) {
            for (name, value) in keys {
                profile.insert(name.to_owned(), value.into());
            }
        }
        let text = Zeroizing::new(format!("{:#}\n", self.config));
        self.file.keep(&text)
    }
}

fn path(environment: &Environment) -> Result<PathBuf> {
    if let Some(path) = environment.var("ALIBABA_CLOUD_CONFIG_FILE")? {
        return Ok(PathBuf::from(path));
    }
    let home = match environment.var("HOME")? {
        Some(home) => Some(home),
        None => environment.var("USERPROFILE")?,
    };
    let Some(home) = home else {
        return Err(Failure::usage(
            "--save-profile: there is no home folder (HOME)",
        ));
    };
    Ok(PathBuf::from(home).join(".aliyun").join("config.json"))
}

fn read(path: &PathBuf) -> Result<Value> {
    let text = match fs::File::open(path).and_then(io::read_to_string) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(json!({})),
        Err(error) => return Err(Failure::local("cannot read", path, &error)),
    };
    let config: Value = serde_json::from_str(&text).map_err(|error| {
        let at = format!("line {}, column {}", error.line(), error.column());
        Failure::usage(format!("{} is not JSON at {at}", path.display()))
    })?;
    if config.is_object() {
        return Ok(config);
    }
    Err(Failure::usage(format!(
        "{} is not a JSON object",
        path.display()
    )))
}

fn make_folder(path: &std::path::Path) -> Result<()> {
    let Some(folder) = path.parent() else {
        return Ok(());
    };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    let made = builder.create(folder);
    made.map_err(|error| Failure::local("cannot create", folder, &error))
}

fn profiles(config: &Value) -> impl Iterator<Item = &Value> {
    let all = config.get("profiles").and_then(Value::as_array);
    all.into_iter().flatten()
}

fn is_named(profile: &Value, name: &str) -> bool {
    profile.get("name").and_then(Value::as_str) == Some(name)
}
