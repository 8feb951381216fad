//! The source of keys that the flags and the environment choose.

use oss_credentials::{
    AnonymousProvider, AssumeRoleWithOidcProvider, CachedProvider, ChainProvider,
    CliConfigProvider, Context, CredentialsUriProvider, DefaultChainProvider, EcsRoleProvider,
    EnvProvider, IniProvider, OssutilConfigProvider, PassedOver, ProvideCredentials, Resolution,
};
use oss_sign::Credentials;

use crate::args::global::Source;
use crate::failure::Result;
use crate::set::SetIfSome;
use crate::settings::Settings;

/// Keys, and how they were found.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) credentials: Credentials,
    /// The source that had them.
    pub(crate) winner: String,
    /// The sources that were looked at before it, and why they had none.
    pub(crate) passed: Vec<PassedOver>,
}

/// The source of the keys of a session, with the one cache of these keys.
#[derive(Debug)]
pub(super) struct KeySource {
    chain: Chain,
    cached: CachedProvider,
}

/// What reports how the keys were found.
#[derive(Debug)]
enum Chain {
    Default(DefaultChainProvider),
    Profiles(ChainProvider),
    /// One source without alternatives.
    Single,
}

impl KeySource {
    /// Chooses the source. Nothing is read before keys are needed.
    pub(super) fn new(settings: &Settings) -> Self {
        if let Some(profiles) = profiles(settings) {
            return Self {
                cached: CachedProvider::new(profiles.clone()),
                chain: Chain::Profiles(profiles),
            };
        }
        match settings.credentials {
            Source::Auto | Source::Profile => {
                let chain = default_chain(settings);
                Self {
                    cached: CachedProvider::new(chain.clone()),
                    chain: Chain::Default(chain),
                }
            }
            Source::Env => Self::single(EnvProvider::new()),
            Source::Ecs => Self::single(EcsRoleProvider::new()),
            Source::Oidc => Self::single(AssumeRoleWithOidcProvider::from_environment()),
            Source::Uri => Self::single(CredentialsUriProvider::from_environment()),
            Source::Anonymous => Self::single(AnonymousProvider::new()),
        }
    }

    fn single(source: impl ProvideCredentials + 'static) -> Self {
        Self {
            cached: CachedProvider::new(source),
            chain: Chain::Single,
        }
    }

    /// Returns the provider. All clones share one cache.
    pub(super) fn provider(&self) -> CachedProvider {
        self.cached.clone()
    }

    /// Gets the keys, and how they were found.
    pub(super) async fn keys(&self, cx: &Context) -> Result<Keys> {
        let credentials = self.cached.provide(cx).await?;
        let resolution = self.chain.resolution();
        let (winner, passed) = match resolution {
            Some(Resolution { winner, passed, .. }) => (winner, passed),
            None => (
                credentials.source().unwrap_or("unknown").to_owned(),
                Vec::new(),
            ),
        };
        Ok(Keys {
            credentials,
            winner,
            passed,
        })
    }
}

impl Chain {
    fn resolution(&self) -> Option<Resolution> {
        match self {
            Self::Default(chain) => chain.resolution(),
            Self::Profiles(chain) => chain.resolution(),
            Self::Single => None,
        }
    }
}

/// The files of profiles, where the settings ask for them: the profile that was named, or the
/// default one of each file.
fn profiles(settings: &Settings) -> Option<ChainProvider> {
    let chain = ChainProvider::builder();
    let chain = match (settings.credentials, &settings.config) {
        // A file that was named is the only one, and keys of the environment go before it.
        (Source::Auto, Some(_)) => chain.link("environment", EnvProvider::new()),
        (Source::Profile, _) => chain,
        _ => return None,
    };
    let profile = settings.profile.as_ref();
    let profile = profile.map(|profile| profile.value.as_str());
    let ossutil = OssutilConfigProvider::new()
        .set_if_some(settings.config.as_ref(), OssutilConfigProvider::path)
        .set_if_some(profile, OssutilConfigProvider::profile);
    let chain = chain.link("ossutil file", ossutil);
    if settings.config.is_some() {
        return Some(chain.build());
    }
    let cli = CliConfigProvider::new().set_if_some(profile, CliConfigProvider::profile);
    let ini = IniProvider::new().set_if_some(profile, IniProvider::profile);
    let chain = chain.link("config.json", cli);
    Some(chain.link("credentials file", ini).build())
}

/// All sources of this machine. A profile that was named for this program is the only source; one
/// that is named for all programs is treated as the chain treats it.
fn default_chain(settings: &Settings) -> DefaultChainProvider {
    let profile = settings.profile.as_ref();
    let profile = profile.filter(|profile| profile.is_for_this_program());
    DefaultChainProvider::new().set_if_some(
        profile.map(|profile| profile.value.as_str()),
        DefaultChainProvider::profile,
    )
}
