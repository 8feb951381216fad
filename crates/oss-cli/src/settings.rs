//! Flags, environment and configuration files, merged into what a connection needs.

mod files;
mod proxy;
mod sourced;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use oss_credentials::sts::StsEndpoint;
use oss_credentials::{BucketSettings, Environment, Files};
use oss_sign::{Addressing, BucketName, Endpoint, SignatureVersion};
use oss_transport::Proxies;

use self::files::Problem;
pub(crate) use self::sourced::{Origin, Sourced};
use crate::args::Global;
use crate::args::global::{Sign, Source};
use crate::failure::{Failure, Result};

/// The settings of a connection. For each setting, a flag outranks the environment, and the
/// environment outranks a file.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) profile: Option<Sourced<String>>,
    /// The file of profiles that was named.
    pub(crate) config: Option<PathBuf>,
    pub(crate) credentials: Source,
    pub(crate) signature: SignatureVersion,
    pub(crate) timeout: Option<Duration>,
    pub(crate) proxies: Proxies,
    pub(crate) ca_file: Option<PathBuf>,
    /// Where STS is called.
    pub(crate) sts: StsEndpoint,
    place: Place,
}

/// What the settings say about the endpoint.
#[derive(Debug)]
struct Place {
    region: Option<Sourced<String>>,
    endpoint: Option<Sourced<String>>,
    cname: Option<String>,
    internal: bool,
    path_style: bool,
    /// The settings of single buckets in a file.
    buckets: BTreeMap<String, BucketSettings>,
    /// Why the files do not say where OSS answers.
    problem: Option<Problem>,
}

impl Settings {
    /// Merges what was typed with the environment.
    pub(crate) async fn resolve(global: &Global, environment: &Environment) -> Result<Self> {
        let merge = |flag: &'static str, typed: &Option<String>, names: &[&'static str]| {
            let typed = typed.clone().map(|value| Sourced {
                value,
                origin: Origin::Flag(flag),
            });
            match typed {
                Some(typed) => Ok(Some(typed)),
                None => first_set(environment, names),
            }
        };
        let ca_file = match &global.ca_file {
            Some(path) => Some(path.clone()),
            None => environment.var("OSS_CA_CERTIFICATE")?.map(PathBuf::from),
        };
        let profiles = ["OSS_PROFILE", "OSSUTIL_PROFILE", "ALIBABA_CLOUD_PROFILE"];
        let profile = merge("--profile", &global.profile, &profiles)?;
        let config = match &global.config {
            Some(path) => Some(path.clone()),
            None => first_set(environment, &["OSS_CONFIG_FILE", "OSSUTIL_CONFIG_FILE"])?
                .map(|path| PathBuf::from(path.value)),
        };
        let machine = Files::machine();
        let found = files::find(config.as_ref(), profile.as_ref(), environment, &machine).await?;
        let (from_file, file) = (found.settings, found.file);
        let below = |higher: Option<Sourced<String>>, value: Option<String>| {
            let origin = Origin::File(file);
            higher.or(value.map(|value| Sourced { value, origin }))
        };
        let region = merge("--region", &global.region, &["OSS_REGION"])?;
        let endpoint = merge("--endpoint", &global.endpoint, &["OSS_ENDPOINT"])?;
        Ok(Self {
            profile,
            config,
            credentials: source(global, environment)?,
            signature: match global.sign {
                Sign::V1 => SignatureVersion::V1,
                Sign::V4 => SignatureVersion::V4,
            },
            timeout: global.timeout,
            proxies: proxy::proxies(global.proxy.as_deref(), environment)?,
            ca_file,
            // The variables outrank the file, and the endpoint reads them by itself.
            sts: match first_set(environment, &STS_VARIABLES)? {
                Some(_) => StsEndpoint::new(),
                None => from_file.sts,
            },
            place: Place {
                // A region that was named outranks the endpoint of a file.
                endpoint: match &region {
                    Some(_) if endpoint.is_none() => None,
                    _ => below(endpoint, from_file.endpoint),
                },
                region: below(region, from_file.region),
                cname: global.cname.clone(),
                internal: global.internal,
                path_style: global.path_style,
                buckets: from_file.buckets,
                problem: found.problem,
            },
        })
    }

    /// Returns the id of the region that was named, whatever the endpoint is.
    ///
    /// # Errors
    ///
    /// The name cannot be that of a region.
    pub(crate) fn region(&self) -> Result<Option<String>> {
        let Some(region) = &self.place.region else {
            return Ok(None);
        };
        match Endpoint::for_region(&region.value) {
            Ok(endpoint) => Ok(endpoint.region().map(str::to_owned)),
            // The region exists, and is reached by another host than the public one.
            Err(oss_sign::Error::NoSuchHost { region, .. }) => Ok(Some(region)),
            Err(error) => Err(refused(region.origin, &error)),
        }
    }

    /// Returns a doubt about the name of the region, if it decides which host is used and is
    /// probably misspelt.
    pub(crate) fn region_doubt(&self) -> Option<String> {
        let Place {
            region,
            endpoint,
            cname,
            internal,
            ..
        } = &self.place;
        let has_other_host = cname.is_some() || endpoint.is_some() && !internal;
        let region = region.as_ref().filter(|_| !has_other_host)?;
        // A name that cannot be used at all is an error of its own.
        Endpoint::for_region(&region.value).ok()?;
        let doubt = oss_sign::regions::doubt(&region.value)?;
        Some(format!("{}: {doubt}", region.origin))
    }

    /// Returns the variables by which another program reaches the same place.
    pub(crate) fn place_variables(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Place {
            region, endpoint, ..
        } = &self.place;
        [("OSS_REGION", region), ("OSS_ENDPOINT", endpoint)]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?.value.as_str())))
    }

    /// Returns which setting decides the endpoint.
    pub(crate) fn origin(&self) -> Origin {
        let Place {
            region,
            endpoint,
            cname,
            internal,
            ..
        } = &self.place;
        let named = endpoint.as_ref().filter(|_| !internal).or(region.as_ref());
        match (cname, named) {
            (None, Some(named)) => named.origin,
            _ => Origin::Flag("--cname"),
        }
    }

    /// Returns the endpoint of OSS.
    ///
    /// # Errors
    ///
    /// No setting names an endpoint or a region, or one cannot be used. The message names the setting.
    pub(crate) fn endpoint(&self) -> Result<Endpoint> {
        let place = &self.place;
        place.host().map(|endpoint| place.addressed(endpoint))
    }

    /// The endpoint that a configuration file gives to this bucket alone, unless a flag or a variable
    /// says where OSS answers.
    ///
    /// # Errors
    ///
    /// The endpoint cannot be used.
    pub(crate) fn endpoint_of_bucket(&self, bucket: &BucketName) -> Result<Option<Endpoint>> {
        let place = &self.place;
        let named = [&place.endpoint, &place.region].into_iter().flatten();
        let is_said = |named: &Sourced<String>| !matches!(named.origin, Origin::File(_));
        if place.cname.is_some() || place.internal || named.into_iter().any(is_said) {
            return Ok(None);
        }
        let own = place.buckets.get(bucket.as_str());
        own.map(|own| place.own_endpoint(own)).transpose()
    }
}

impl Settings {
    /// Returns where OSS answers, for requests that are signed.
    ///
    /// # Errors
    ///
    /// Those of [`endpoint`](Self::endpoint), and that the region is not known, which a signature of
    /// version 4 contains.
    pub(crate) fn endpoint_with_region(&self) -> Result<Endpoint> {
        let endpoint = self.endpoint()?;
        if endpoint.region().is_some() || self.signature == SignatureVersion::V1 {
            return Ok(endpoint);
        }
        let problem = format!(
            "{}: the region of {} is not known, and the signature contains it",
            self.origin(),
            endpoint.authority()
        );
        Err(Failure::usage(problem).hint("use --region, such as --region cn-hangzhou"))
    }
}

impl Place {
    fn addressed(&self, endpoint: Endpoint) -> Endpoint {
        match self.path_style {
            true => endpoint.with_addressing(Addressing::Path),
            false => endpoint,
        }
    }

    /// The endpoint of a bucket with settings of its own. What they leave open is taken from the
    /// settings of the profile.
    fn own_endpoint(&self, own: &BucketSettings) -> Result<Endpoint> {
        let refused = |error| refused(&own.origin, &error);
        let is_bound = own.addressing == Some(Addressing::Cname);
        let endpoint = match (&own.endpoint, &own.region) {
            (Some(domain), _) if is_bound => Endpoint::cname(domain).map_err(refused)?,
            (Some(endpoint), _) => Endpoint::parse(endpoint).map_err(refused)?,
            (None, Some(region)) => Endpoint::for_region(region).map_err(refused)?,
            (None, None) => self.host()?,
        };
        let endpoint = match own.addressing {
            Some(addressing) => endpoint.with_addressing(addressing),
            None => endpoint,
        };
        let endpoint = self.addressed(endpoint);
        match (&own.region, &self.region) {
            (Some(region), _) => endpoint.with_region(region).map_err(refused),
            (None, Some(region)) if endpoint.region().is_none() => {
                endpoint.with_region(&region.value).map_err(refused)
            }
            (None, _) => Ok(endpoint),
        }
    }

    fn host(&self) -> Result<Endpoint> {
        if let Some(domain) = &self.cname {
            let endpoint = Endpoint::cname(domain).map_err(|error| refused("--cname", &error))?;
            return self.in_region(endpoint, Origin::Flag("--cname"));
        }
        if let Some(endpoint) = self.endpoint.as_ref().filter(|_| !self.internal) {
            let parsed = Endpoint::parse(&endpoint.value);
            let parsed = parsed.map_err(|error| refused(endpoint.origin, &error))?;
            return self.in_region(parsed, endpoint.origin);
        }
        let Some(region) = &self.region else {
            return Err(self.problem.as_ref().map_or_else(nowhere, Problem::failure));
        };
        let of_region = Endpoint::for_region(&region.value).and_then(|endpoint| {
            if self.internal {
                endpoint.internal()
            } else {
                Ok(endpoint)
            }
        });
        of_region.map_err(|error| refused(region.origin, &error))
    }

    /// An endpoint that names its region outranks a region that stands lower.
    fn in_region(&self, endpoint: Endpoint, origin: Origin) -> Result<Endpoint> {
        match &self.region {
            Some(region) if endpoint.region().is_none() || region.origin >= origin => endpoint
                .with_region(&region.value)
                .map_err(|error| refused(region.origin, &error)),
            _ => Ok(endpoint),
        }
    }
}

fn first_set(environment: &Environment, names: &[&'static str]) -> Result<Option<Sourced<String>>> {
    for name in names {
        if let Some(value) = environment.var(name)? {
            let origin = Origin::Environment(name);
            return Ok(Some(Sourced { value, origin }));
        }
    }
    Ok(None)
}

/// The source of keys: that of the flag, else that of the variable. A profile or a file that was
/// typed outranks the variable.
fn source(global: &Global, environment: &Environment) -> Result<Source> {
    if let Some(source) = global.credentials {
        return Ok(source);
    }
    let is_typed = global.profile.is_some() || global.config.is_some();
    let Some(text) = environment.var(CREDENTIALS)?.filter(|_| !is_typed) else {
        return Ok(Source::Auto);
    };
    Source::from_str(&text, true).map_err(|_| {
        let all = Source::value_variants().iter();
        let all = all.filter_map(|source| Some(source.to_possible_value()?.get_name().to_owned()));
        let all: Vec<_> = all.collect();
        let problem = format!(
            "{CREDENTIALS} is {text:?}; expected one of {}",
            all.join(", ")
        );
        Failure::usage(problem)
    })
}

/// The variables that say where STS is called.
const STS_VARIABLES: [&str; 2] = ["ALIBABA_CLOUD_STS_ENDPOINT", "ALIBABA_CLOUD_STS_REGION"];

/// The variable of `--credentials`.
pub(crate) const CREDENTIALS: &str = "OSS_CREDENTIALS";

fn nowhere() -> Failure {
    Failure::usage("neither a region nor an endpoint is known")
        .hint("use --region, such as --region cn-hangzhou, or set OSS_REGION")
}

fn refused(origin: impl fmt::Display, error: &oss_sign::Error) -> Failure {
    let failure = Failure::usage(format!("{origin}: {error}"));
    match error {
        oss_sign::Error::InvalidRegion { region, .. } if region.ends_with("-internal") => {
            failure.hint("--internal chooses the internal host of the region")
        }
        _ => failure,
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::args::Cli;

    fn settings(flags: &str, environment: &[(&str, &str)]) -> Settings {
        resolved(flags, environment).unwrap()
    }

    #[tokio::main(flavor = "current_thread")]
    async fn resolved(flags: &str, environment: &[(&str, &str)]) -> Result<Settings> {
        let words = format!("oss {flags} stat oss://examplebucket/a");
        let cli = Cli::try_parse_from(words.split_whitespace()).unwrap();
        let environment = Environment::fixed(environment.iter().copied());
        Settings::resolve(&cli.global, &environment).await
    }

    fn authority(flags: &str, environment: &[(&str, &str)]) -> String {
        let endpoint = settings(flags, environment).endpoint();
        endpoint.map_or_else(|failure| failure.to_string(), |e| e.authority().to_owned())
    }

    #[test]
    fn a_flag_outranks_the_environment() {
        let environment = [("OSS_REGION", "cn-hangzhou")];
        assert_eq!(authority("", &environment), "oss-cn-hangzhou.aliyuncs.com");
        assert_eq!(
            authority("--region cn-beijing", &environment),
            "oss-cn-beijing.aliyuncs.com"
        );
        assert_eq!(
            authority("--region cn-beijing --internal", &environment),
            "oss-cn-beijing-internal.aliyuncs.com"
        );
    }

    #[test]
    fn an_endpoint_that_was_typed_outranks_a_region_of_the_environment() {
        let environment = [("OSS_REGION", "cn-hangzhou")];
        let typed = settings("--endpoint oss-cn-beijing.aliyuncs.com", &environment);
        assert_eq!(typed.endpoint().unwrap().region(), Some("cn-beijing"));
        let local = settings("--endpoint http://127.0.0.1:9000", &environment);
        assert_eq!(local.endpoint().unwrap().region(), Some("cn-hangzhou"));
    }

    #[test]
    fn two_settings_that_contradict_each_other_are_refused_by_name() {
        let environment = [("OSS_ENDPOINT", "oss-cn-beijing.aliyuncs.com")];
        let problem = authority("--region cn-hangzhou", &environment);
        assert!(problem.starts_with("--region: "), "{problem}");
        assert!(problem.contains("cn-beijing"), "{problem}");
    }

    #[test]
    fn without_any_place_the_failure_says_what_to_set() {
        let failure = settings("", &[]).endpoint().unwrap_err();
        assert_eq!(
            failure.to_string(),
            "neither a region nor an endpoint is known"
        );
        assert!(failure.hints()[0].contains("OSS_REGION"));
    }

    #[test]
    fn a_bound_domain_and_path_style_choose_the_addressing() {
        let environment = [("OSS_REGION", "cn-hangzhou")];
        let bound = settings("--cname https://static.example.com", &environment);
        assert_eq!(bound.endpoint().unwrap().addressing(), Addressing::Cname);
        let path = settings("--path-style", &environment);
        assert_eq!(path.endpoint().unwrap().addressing(), Addressing::Path);
    }

    #[test]
    fn a_file_comes_last_and_a_named_one_must_be_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config");
        let text = "[default]\nregion = cn-shenzhen\nendpoint = oss-cn-shenzhen.aliyuncs.com\n";
        #[expect(clippy::disallowed_methods, reason = "a test prepares its folder")]
        std::fs::write(&file, text).unwrap();
        let path = file.to_str().unwrap();
        let flag = format!("--config {path}");
        assert_eq!(authority(&flag, &[]), "oss-cn-shenzhen.aliyuncs.com");
        assert_eq!(
            authority("", &[("OSS_CONFIG_FILE", path)]),
            "oss-cn-shenzhen.aliyuncs.com"
        );
        let higher = [("OSS_REGION", "cn-beijing")];
        assert_eq!(authority(&flag, &higher), "oss-cn-beijing.aliyuncs.com");
        let failure = resolved("--config /nowhere/config", &[]).unwrap_err();
        assert_eq!(failure.status(), crate::exit::ExitStatus::NotFound);
    }

    #[test]
    fn the_name_of_an_internal_host_is_not_taken_for_a_region() {
        for flags in [
            "--region cn-beijing-internal",
            "--region cn-beijing-internal --internal",
        ] {
            let settings = settings(flags, &[]);
            for failure in [
                settings.endpoint().unwrap_err(),
                settings.region().unwrap_err(),
            ] {
                let text = failure.to_string();
                assert!(text.contains("did you mean cn-beijing?"), "{text}");
                assert!(failure.hints()[0].contains("--internal"));
            }
        }
    }

    #[test]
    fn a_region_is_doubted_only_where_it_chooses_the_host() {
        let doubt = settings("--region beijing", &[]).region_doubt().unwrap();
        assert!(doubt.contains("cn-beijing"), "{doubt}");
        assert_eq!(
            settings("--region ap-southeast-9", &[]).region_doubt(),
            None
        );
        let local = "--region beijing --endpoint http://127.0.0.1:9000";
        assert_eq!(settings(local, &[]).region_doubt(), None);
    }

    #[test]
    fn the_profile_is_looked_for_under_both_names() {
        let profile = settings("", &[("ALIBABA_CLOUD_PROFILE", "prod")])
            .profile
            .unwrap();
        assert_eq!(profile.value, "prod");
        assert_eq!(profile.origin.to_string(), "ALIBABA_CLOUD_PROFILE");
    }

    /// A home folder with these files, which are not removed before the end of the test.
    fn home(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            #[expect(clippy::disallowed_methods, reason = "a test prepares its folder")]
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    fn authority_at(home: &tempfile::TempDir, flags: &str, more: &[(&str, &str)]) -> String {
        let home = home.path().to_str().unwrap();
        let environment = [&[("HOME", home), ("USERPROFILE", home)], more].concat();
        authority(flags, &environment)
    }

    const BEIJING: &str = "oss-cn-beijing.aliyuncs.com";

    #[test]
    fn files_are_read_by_the_grammar_of_the_keys() {
        for text in [
            "\u{feff}[Default]\r\nRegion: \"cn-beijing\" # the nearest\r\n",
            "[credentials]\nhost=oss-cn-beijing.aliyuncs.com\n[Default]\nloglevel=info\n",
        ] {
            let home = home(&[(".ossutilconfig", text)]);
            assert_eq!(authority_at(&home, "", &[]), BEIJING, "{text}");
        }
        let json = r#"{"profiles":[{"name":"default","region_id":"cn-beijing"}]}"#;
        let with_mark = format!("\u{feff}{json}");
        for text in [json, &with_mark] {
            let usual = home(&[(".aliyun/config.json", text)]);
            assert_eq!(authority_at(&usual, "", &[]), BEIJING);
            let other = home(&[("other.json", text)]);
            let path = other.path().join("other.json");
            let variable = [("ALIBABA_CLOUD_CONFIG_FILE", path.to_str().unwrap())];
            assert_eq!(authority_at(&other, "", &variable), BEIJING);
        }
    }

    #[test]
    fn a_profile_that_no_file_has_is_reported_with_those_that_exist() {
        let home = home(&[
            (".ossutilconfig", "[profile dev]\nregion = cn-beijing\n"),
            (".aliyun/config.json", r#"{"profiles":[{"name":"prod"}]}"#),
        ]);
        let path = home.path().to_str().unwrap();
        let failure = settings("--profile devv", &[("HOME", path), ("USERPROFILE", path)])
            .endpoint()
            .unwrap_err();
        assert_eq!(
            failure.to_string(),
            "--profile: no configuration file has the profile \"devv\""
        );
        let hints = failure.hints().join("\n");
        assert!(hints.contains("did you mean \"dev\"?"), "{hints}");
        assert!(hints.contains("the profiles are prod"), "{hints}");
        assert_eq!(authority_at(&home, "--profile dev", &[]), BEIJING);
    }

    #[test]
    fn a_file_that_cannot_be_used_is_named_where_it_is_needed() {
        let home = home(&[(".ossutilconfig", "[default]\nregion\n")]);
        let problem = authority_at(&home, "", &[]);
        assert!(
            problem.contains(".ossutilconfig: line 2 is not"),
            "{problem}"
        );
        assert_eq!(authority_at(&home, "--region cn-beijing", &[]), BEIJING);
    }

    #[test]
    fn a_bucket_may_have_an_endpoint_of_its_own() {
        let home = home(&[(
            ".ossutilconfig",
            "[Credentials]\nendpoint = oss-cn-hangzhou.aliyuncs.com\n[Bucket-Endpoint]\n\
             far = oss-cn-beijing.aliyuncs.com\n[Bucket-Cname]\nbound = static.example.com\n",
        )]);
        let path = home.path().to_str().unwrap();
        let environment = [("HOME", path), ("USERPROFILE", path)];
        let found = |flags: &str, bucket: &str| {
            let bucket = BucketName::new(bucket).unwrap();
            let endpoint = settings(flags, &environment).endpoint_of_bucket(&bucket);
            endpoint
                .unwrap()
                .map(|endpoint| endpoint.authority().to_owned())
        };
        assert_eq!(found("", "far").as_deref(), Some(BEIJING));
        assert_eq!(found("", "bound").as_deref(), Some("static.example.com"));
        assert_eq!(found("", "other"), None);
        assert_eq!(found("--region cn-shanghai", "far"), None);
    }

    #[test]
    fn a_section_of_buckets_says_where_each_of_them_answers() {
        let home = home(&[(
            ".ossutilconfig",
            "[default]\nregion = cn-hangzhou\n[buckets b]\nfar =\n  region = cn-beijing\n\
             path =\n  addressing-style = path\nbound =\n  endpoint = static.example.com\n  \
             addressing-style = cname\nwrong =\n  region = cn-beijing\n  \
             endpoint = oss-cn-shanghai.aliyuncs.com\n",
        )]);
        let path = home.path().to_str().unwrap();
        let settings = settings("", &[("HOME", path), ("USERPROFILE", path)]);
        let found = |bucket: &str| {
            let bucket = BucketName::new(bucket).unwrap();
            settings.endpoint_of_bucket(&bucket)
        };
        for (bucket, authority, addressing, region) in [
            ("far", BEIJING, Addressing::VirtualHost, "cn-beijing"),
            (
                "path",
                "oss-cn-hangzhou.aliyuncs.com",
                Addressing::Path,
                "cn-hangzhou",
            ),
            (
                "bound",
                "static.example.com",
                Addressing::Cname,
                "cn-hangzhou",
            ),
        ] {
            let endpoint = found(bucket).unwrap().unwrap();
            assert_eq!(endpoint.authority(), authority);
            assert_eq!(endpoint.addressing(), addressing);
            assert_eq!(endpoint.region(), Some(region));
        }
        assert_eq!(found("other").unwrap(), None);
        let refused = found("wrong").unwrap_err().to_string();
        assert!(
            refused.starts_with("\"wrong\" of [buckets b] in "),
            "{refused}"
        );
    }
}
