//! The servers that the cases use, and the values of the names in braces.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use oss_credentials::{AssumeRoleProvider, Context, Environment, ProvideCredentials};
use oss_emulator::{Emulator, Imds, OidcToken, Role, Surroundings};
use oss_sign::{Credentials, Secret, UtcSeconds};
use oss_transport::{HyperTransport, Runtime, SystemRuntime};
use serde_json::Value;
use tempfile::TempDir;
use tokio::fs;

use crate::Result;
use crate::case::{Case, Given, Machine};
use crate::outcome::Outcome;
use crate::reroute::{Rerouted, Routes};

/// One server for each kind of machine.
#[derive(Debug)]
pub(crate) struct Stages(BTreeMap<Machine, Stage>);

/// A server with everything that gives keys, and the names of what it has.
#[derive(Debug)]
pub(crate) struct Stage {
    server: Emulator,
    ca: String,
    routes: Routes,
    /// Keys that a role gave, for profiles that begin with such.
    session: Credentials,
}

/// What one case sees: its variables, with its files below a home of its own.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) env: BTreeMap<String, String>,
    pub(crate) routes: Routes,
    pub(crate) region: String,
    pub(crate) ca: PathBuf,
    ca_pem: String,
    names: Names,
    /// Deleted with this value.
    _home: TempDir,
}

/// Names in braces and what they stand for.
type Names = BTreeMap<&'static str, String>;

impl Stages {
    pub(crate) async fn start() -> Result<Self> {
        let mut stages = BTreeMap::new();
        for machine in [
            Machine::Elsewhere,
            Machine::Role,
            Machine::Hardened,
            Machine::VersionOne,
        ] {
            stages.insert(machine, Stage::start(machine).await?);
        }
        Ok(Self(stages))
    }

    pub(crate) fn for_case(&self, case: &Case) -> Result<&Stage> {
        let stage = self.0.get(&case.machine);
        stage.ok_or_else(|| "there is no such machine".into())
    }
}

impl Stage {
    async fn start(machine: Machine) -> Result<Self> {
        let server = Emulator::builder()
            .tls()
            // The certificate covers the addresses that the packages have built in.
            .host("sts.aliyuncs.com")
            .host("oauth.aliyun.com")
            .role(Role::new("guarded").trust(GUARDED_TRUST))
            .role(Role::new(HOP).trust(HOP_TRUST).policy(MAY_ASSUME))
            .surroundings(surroundings(machine))
            .start()
            .await?;
        let ca = server.ca_certificate().ok_or("no TLS")?.to_owned();
        let routes = routes(&server)?;
        let transport = Arc::new(rerouted(&ca, &routes)?);
        let cx = Context::new(transport, Arc::new(SystemRuntime::new()))
            .with_environment(Environment::empty());
        let session = AssumeRoleProvider::builder(arn(&server, HOP))
            .session_name("before")
            .sts_region(server.region())
            .source(server.credentials())
            .build()?
            .provide(&cx)
            .await?;
        Ok(Self {
            server,
            ca,
            routes,
            session,
        })
    }

    /// Writes the files of a case, and says what the names stand for.
    pub(crate) async fn lay_out(&self, case: &Case) -> Result<World> {
        let home = TempDir::new()?;
        let mut names = self.names()?;
        names.insert("HOME", home.path().display().to_string());
        for (path, contents) in &case.files {
            let path = home.path().join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).await?;
            }
            fs::write(path, text_of(contents, &names)?).await?;
        }
        let ca = home.path().join("ca.pem");
        fs::write(&ca, &self.ca).await?;
        let env = case.env.iter();
        let mut env: BTreeMap<_, _> = env
            .map(|(name, value)| (name.clone(), filled(value, &names)))
            .collect();
        env.insert("HOME".to_owned(), filled("{HOME}", &names));
        Ok(World {
            env,
            routes: self.routes.clone(),
            region: self.server.region().to_owned(),
            ca,
            ca_pem: self.ca.clone(),
            names,
            _home: home,
        })
    }

    fn names(&self) -> Result<Names> {
        let server = &self.server;
        let credentials = server.credentials();
        let user = credentials.access_key().ok_or("no key")?;
        let session = self.session.access_key().ok_or("no key")?;
        let surroundings = server.surroundings();
        let sso = surroundings.cloud_sso().ok_or("no CloudSSO")?;
        let oauth = surroundings.oauth().ok_or("no OAuth")?;
        let uri = surroundings.credentials_uri().ok_or("no URI")?;
        let oidc = surroundings.oidc().ok_or("no OIDC")?;
        let login = oauth.log_in(HOUR);
        let now = UtcSeconds::from(SystemRuntime::new().now());
        let token = session.security_token().map(Secret::expose);
        Ok(BTreeMap::from([
            ("REGION", server.region().to_owned()),
            ("USER_ID", user.id().to_owned()),
            ("USER_SECRET", user.secret().expose().to_owned()),
            ("SESSION_ID", session.id().to_owned()),
            ("SESSION_SECRET", session.secret().expose().to_owned()),
            ("SESSION_TOKEN", token.unwrap_or_default().to_owned()),
            ("ROLE_ARN", server.role_arn()),
            ("GUARDED_ARN", arn(server, "guarded")),
            ("HOP_ARN", arn(server, HOP)),
            ("URI", uri.uri()),
            ("URI_REFUSING", format!("{}/nothing-here", uri.uri())),
            ("OIDC_PROVIDER_ARN", oidc.arn().to_owned()),
            ("OIDC_TOKEN", oidc.issue_token(&OidcToken::new(SUBJECT))),
            (
                "OIDC_TOKEN_EXPIRED",
                oidc.issue_token(&OidcToken::new(SUBJECT).lifetime(Duration::ZERO)),
            ),
            ("SSO_URL", sso.sign_in_url()),
            ("SSO_ACCOUNT", sso.account_id().to_owned()),
            (
                "SSO_ACCESS_CONFIG",
                sso.access_configuration_id().to_owned(),
            ),
            ("SSO_ACCESS_TOKEN", sso.log_in(HOUR)),
            ("OAUTH_ACCESS_TOKEN", login.access_token().to_owned()),
            ("OAUTH_REFRESH_TOKEN", login.refresh_token().to_owned()),
            ("LATER", now.plus(HOUR).as_i64().to_string()),
            ("EARLIER", now.plus_seconds(-3600).as_i64().to_string()),
        ]))
    }
}

impl World {
    /// What is given, with what the names stand for.
    pub(crate) fn expect(&self, given: &Given) -> Outcome {
        match given {
            Given::Anonymous => Outcome::Anonymous,
            Given::Keys(keys) => {
                Outcome::Keys(keys.iter().map(|key| filled(key, &self.names)).collect())
            }
            Given::Nothing => Outcome::Nothing("as the case says".to_owned()),
            Given::Session(session) => Outcome::Session(filled(session, &self.names)),
        }
    }

    /// A transport for this world alone.
    pub(crate) fn transport(&self) -> Result<Rerouted> {
        rerouted(&self.ca_pem, &self.routes)
    }
}

fn surroundings(machine: Machine) -> Surroundings {
    let always = Surroundings::new()
        .credentials_uri(ROLE)
        .cloud_sso(ROLE)
        .oauth(ROLE)
        .oidc_provider("ack-rrsa-test");
    match machine {
        Machine::Elsewhere => always,
        Machine::Role => always.ecs_role(HOP),
        Machine::Hardened => always.ecs_role(HOP).imds(Imds::TokenRequired),
        Machine::VersionOne => always.ecs_role(HOP).imds(Imds::V1Only),
    }
}

fn arn(server: &Emulator, role: &str) -> String {
    format!("acs:ram::{}:role/{role}", server.account())
}

/// Where the addresses that are built into the packages lead. Without a metadata service they lead
/// to a port of nobody.
fn routes(server: &Emulator) -> Result<Routes> {
    let metadata = server.surroundings().metadata();
    let oauth = server.surroundings().oauth().ok_or("no OAuth")?;
    let metadata = match metadata {
        Some(metadata) => address(metadata.endpoint())?,
        None => ("127.0.0.1".to_owned(), NOBODY),
    };
    Ok(BTreeMap::from([
        ("100.100.100.200".to_owned(), metadata),
        ("oauth.aliyun.com".to_owned(), address(oauth.endpoint())?),
        (".aliyuncs.com".to_owned(), address(server.endpoint())?),
    ]))
}

fn address(endpoint: &str) -> Result<(String, u16)> {
    let uri: http::Uri = endpoint.parse()?;
    let host = uri.host().ok_or("no host")?.to_owned();
    Ok((host, uri.port_u16().ok_or("no port")?))
}

fn rerouted(ca_pem: &str, routes: &Routes) -> Result<Rerouted> {
    Ok(Rerouted {
        routes: routes.clone(),
        inner: HyperTransport::builder().add_root_pem(ca_pem).build()?,
    })
}

/// A text as it is; anything else as JSON, in which instants are numbers.
fn text_of(contents: &Value, names: &Names) -> Result<String> {
    Ok(match contents {
        Value::String(text) => filled(text, names),
        value => serde_json::to_string_pretty(&in_json(value, names))?,
    })
}

fn in_json(value: &Value, names: &Names) -> Value {
    match value {
        Value::String(text) => {
            let filled = filled(text, names);
            match filled.parse::<u64>() {
                Ok(instant) if INSTANTS.contains(&text.as_str()) => Value::from(instant),
                _ => Value::from(filled),
            }
        }
        Value::Array(values) => values.iter().map(|value| in_json(value, names)).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), in_json(value, names)))
            .collect(),
        value => value.clone(),
    }
}

fn filled(text: &str, names: &Names) -> String {
    names.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// The role that every emulator has from the start.
const ROLE: &str = "oss-emulator";
/// A role that may assume others; the machines have it.
const HOP: &str = "hop";
const SUBJECT: &str = "system:serviceaccount:shop:uploader";
const HOUR: Duration = Duration::from_secs(3600);
/// The discard port: nobody listens there.
const NOBODY: u16 = 9;

const INSTANTS: [&str; 2] = ["{EARLIER}", "{LATER}"];

const MAY_ASSUME: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow",
    "Action":"sts:AssumeRole","Resource":"*"}]}"#;
const HOP_TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow",
    "Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"],
    "Service":["ecs.aliyuncs.com"]}}]}"#;
const GUARDED_TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow",
    "Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"]},
    "Condition":{"StringEquals":{"sts:ExternalId":"partner-42"}}}]}"#;
