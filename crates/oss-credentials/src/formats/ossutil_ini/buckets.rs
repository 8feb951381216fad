//! The settings of single buckets in ossutil's file.
//!
//! Version 1 has the sections `[Bucket-Endpoint]` and `[Bucket-Cname]`, with one line for each bucket.
//! Version 2 has sections `[buckets NAME]`, in which the settings of a bucket stand on indented lines
//! below its name. A profile chooses one of these sections with `buckets = NAME`.

use std::collections::BTreeMap;

use oss_context::CredentialsError;
use oss_sign::Addressing;

use super::{Settings, begins_with, nearest, spell};
use crate::formats::ini_text::IniText;
use crate::formats::profile::{Profile, Setting};
use crate::formats::settings::BucketSettings;

/// Reads the settings of the buckets by their names.
///
/// If several sections name the same bucket, the last one in this order is used: `[Bucket-Endpoint]`,
/// `[Bucket-Cname]`, and the sections of version 2. ossutil too prefers a bound domain to an endpoint.
pub(super) fn read(
    ini: &IniText,
    profile: &Profile,
) -> Result<BTreeMap<String, BucketSettings>, CredentialsError> {
    let mut buckets = BTreeMap::new();
    for (section, addressing) in VERSION_1 {
        let lines = ini.settings(&[section], str::to_ascii_lowercase)?;
        for (bucket, value) in lines.unwrap_or_default() {
            if let Setting::Text(text) = value.only_if_set() {
                let own = BucketSettings {
                    origin: origin(ini, section, &bucket),
                    region: None,
                    endpoint: Some(text.expose().to_owned()),
                    addressing,
                };
                buckets.insert(bucket, own);
            }
        }
    }
    let sections = version_2_sections(ini, profile)?;
    for section in &sections {
        for (bucket, settings) in ini.nested(&[section], spell)? {
            let own = bucket_settings(origin(ini, section, &bucket), &settings)?;
            if own.region.is_some() || own.endpoint.is_some() || own.addressing.is_some() {
                buckets.insert(bucket, own);
            }
        }
    }
    Ok(buckets)
}

/// Returns whether a section contains settings of buckets and is therefore not a profile.
pub(super) fn is_section(name: &str) -> bool {
    let mut version_1 = VERSION_1.iter();
    version_1.any(|(section, _)| name.eq_ignore_ascii_case(section)) || begins_with(name, PREFIX)
}

/// Returns the names of the sections of version 2 that apply to a profile. They are those that it chooses
/// with `buckets = NAME`, or all of them if it chooses none.
fn version_2_sections<'a>(
    ini: &'a IniText,
    profile: &Profile,
) -> Result<Vec<&'a str>, CredentialsError> {
    let mut sections = ini.names();
    sections.retain(|name| begins_with(name, PREFIX));
    let Some(wanted) = profile.text(&[CHOICE])? else {
        return Ok(sections);
    };
    let name = |section: &&'a str| section.get(PREFIX.len()..).unwrap_or_default();
    let names: Vec<_> = sections.iter().map(name).collect();
    sections.retain(|section| name(section).eq_ignore_ascii_case(wanted));
    if sections.is_empty() {
        let suggestion = nearest::suggestion(wanted, "sections of buckets", &names);
        let problem = format!("is {wanted:?}, which does not exist; {suggestion}");
        return Err(profile.refuse(CHOICE, problem));
    }
    Ok(sections)
}

/// Reads the indented lines of one bucket.
fn bucket_settings(
    origin: String,
    settings: &Settings,
) -> Result<BucketSettings, CredentialsError> {
    let text = |key: &str| match settings.get(&spell(key)) {
        Some(Setting::Text(text)) => Some(text.expose().trim()).filter(|text| !text.is_empty()),
        _ => None,
    };
    let addressing = match text(ADDRESSING_STYLE) {
        None => None,
        Some(style) => {
            let mut styles = STYLES.iter();
            let found = styles.find(|(name, _)| style.eq_ignore_ascii_case(name));
            let (_, addressing) = found.ok_or_else(|| {
                let problem = format!("is {style:?}; it is virtual, path or cname");
                CredentialsError::invalid_configuration(origin.as_str(), ADDRESSING_STYLE, problem)
            })?;
            Some(*addressing)
        }
    };
    let (region, endpoint) = (text("region"), text("endpoint"));
    Ok(BucketSettings {
        region: region.map(str::to_owned),
        endpoint: endpoint.map(str::to_owned),
        addressing,
        origin,
    })
}

/// Returns the name of a bucket's settings in errors.
fn origin(ini: &IniText, section: &str, bucket: &str) -> String {
    format!("{bucket:?} of [{section}] in {}", ini.file().path)
}

/// The sections of version 1, and where URLs to their endpoints contain the name of the bucket.
const VERSION_1: [(&str, Option<Addressing>); 2] = [
    ("Bucket-Endpoint", None),
    ("Bucket-Cname", Some(Addressing::Cname)),
];

/// The beginning of the name of every section of version 2.
const PREFIX: &str = "buckets ";
/// The setting by which a profile chooses a section of version 2.
const CHOICE: &str = "buckets";
const ADDRESSING_STYLE: &str = "addressing-style";
const STYLES: [(&str, Addressing); 3] = [
    ("virtual", Addressing::VirtualHost),
    ("path", Addressing::Path),
    ("cname", Addressing::Cname),
];
