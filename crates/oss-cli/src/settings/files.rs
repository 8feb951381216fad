//! Region and endpoint as the configuration files of other tools have them.
//!
//! Keys are the business of `oss-credentials`, which reads the same files; nothing but the place is
//! taken here, and what cannot be read has no place.

use std::path::{Path, PathBuf};

use oss_credentials::Environment;

use crate::failure::{Failure, Result};

/// Where OSS answers, as far as one file says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) region: Option<String>,
    pub(super) endpoint: Option<String>,
}

/// What is asked for: a file, if one was named, and a profile.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) file: Option<PathBuf>,
    pub(super) profile: Option<&'a str>,
}

/// The first file that says where: that of `ossutil`, then that of `aliyun`.
///
/// # Errors
///
/// A file that was named cannot be read.
pub(super) fn find(asked: &Asked<'_>, environment: &Environment) -> Result<(Place, &'static str)> {
    if let Some(path) = &asked.file {
        let text = read(path).map_err(|error| Failure::local("cannot read", path, &error))?;
        return Ok((of_ossutil(&text, asked.profile), "--config"));
    }
    let Some(home) = environment.var("HOME")?.map(PathBuf::from) else {
        return Ok((Place::default(), OSSUTIL));
    };
    if let Ok(text) = read(&home.join(".ossutilconfig")) {
        let place = of_ossutil(&text, asked.profile);
        if place != Place::default() {
            return Ok((place, OSSUTIL));
        }
    }
    let text = read(&home.join(".aliyun/config.json")).unwrap_or_default();
    Ok((of_aliyun(&text, asked.profile), ALIYUN))
}

/// `[default]`, `[profile NAME]` of version 2; `[Credentials]` of version 1.
fn of_ossutil(text: &str, profile: Option<&str>) -> Place {
    let wanted = |section: &str| match profile {
        None | Some("default") => matches!(section, "default" | "Credentials"),
        Some(profile) => section.strip_prefix("profile").map(str::trim) == Some(profile),
    };
    let mut place = Place::default();
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        if let Some(section) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            inside = wanted(section.trim());
        } else if let Some((name, value)) = line.split_once('=').filter(|_| inside) {
            let value = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
            match name.trim().to_ascii_lowercase().as_str() {
                "region" => place.region = value,
                "endpoint" => place.endpoint = value,
                _ => {}
            }
        }
    }
    place
}

/// `region_id` of the profile, or of the current one.
fn of_aliyun(text: &str, profile: Option<&str>) -> Place {
    let file: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let member = |value: &serde_json::Value, name: &str| {
        let text = value.get(name)?.as_str()?;
        (!text.is_empty()).then(|| text.to_owned())
    };
    let name = profile
        .map(str::to_owned)
        .or_else(|| member(&file, "current"));
    let profiles = file
        .get("profiles")
        .and_then(|profiles| profiles.as_array());
    let found = profiles
        .into_iter()
        .flatten()
        .find(|candidate| name.is_some() && member(candidate, "name") == name);
    Place {
        region: found.and_then(|profile| member(profile, "region_id")),
        endpoint: None,
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "read once, before anything else is under way"
)]
fn read(path: &Path) -> std::io::Result<String> {
    std::fs::read_to_string(path)
}

const OSSUTIL: &str = "~/.ossutilconfig";
const ALIYUN: &str = "~/.aliyun/config.json";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_of_ossutil_is_a_section() {
        let text = "[default]\nregion = cn-hangzhou\n[profile b]\nregion=cn-beijing\nendpoint=h\n";
        assert_eq!(
            of_ossutil(text, None).region.as_deref(),
            Some("cn-hangzhou")
        );
        let named = of_ossutil(text, Some("b"));
        assert_eq!(named.region.as_deref(), Some("cn-beijing"));
        assert_eq!(named.endpoint.as_deref(), Some("h"));
        assert_eq!(of_ossutil(text, Some("c")), Place::default());
        let first = "[Credentials]\naccessKeyID=x\nendpoint=oss-cn-shanghai.aliyuncs.com\n";
        let endpoint = of_ossutil(first, None).endpoint;
        assert_eq!(endpoint.as_deref(), Some("oss-cn-shanghai.aliyuncs.com"));
    }

    #[test]
    fn a_profile_of_aliyun_is_the_current_one_or_the_named() {
        let text = r#"{"current":"a","profiles":[{"name":"a","region_id":"cn-hangzhou"},
            {"name":"b","region_id":"cn-beijing"}]}"#;
        assert_eq!(of_aliyun(text, None).region.as_deref(), Some("cn-hangzhou"));
        assert_eq!(
            of_aliyun(text, Some("b")).region.as_deref(),
            Some("cn-beijing")
        );
        for text in ["", "{", "[]", r#"{"profiles":[{"region_id":"x"}]}"#] {
            assert_eq!(of_aliyun(text, None), Place::default(), "{text}");
        }
    }
}
