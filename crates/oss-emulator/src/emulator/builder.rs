//! Configuring a server before it starts.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use oss_sign::verify::KeyCache;
use oss_sign::{BucketName, Credentials, Secret};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::config::{Config, PathStyle, Quotas};
use crate::dispatch;
use crate::error::Error;
use crate::faults::Faults;
use crate::http::{BadHead, server};
use crate::identities::{DEFAULT_ACCOUNT, DEFAULT_NAME, Identities, Role, User};
use crate::runtime::{Clock, random_text};
use crate::state::{Diagnoses, Nonces, State};
use crate::store::Store;
use crate::surroundings::{self, Listener, Surrounded, Surroundings, SurroundingsHandle};

use super::running::Emulator;
use super::tls::Certificates;

/// What a server is started with.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), oss_emulator::Error> {
/// use oss_emulator::{Clock, Emulator, Role, User};
/// use oss_sign::UtcSeconds;
///
/// let oss = Emulator::builder()
///     .region("cn-beijing")
///     .clock(Clock::stepped(UtcSeconds::new(1_764_028_800)))
///     .bucket("examplebucket")
///     .cname("static.example.com", "examplebucket")
///     .user(User::new("ramtest").access_key("LTAI5tExample", "secret"))
///     .role(Role::new("ramosstest"))
///     .start()
///     .await?;
/// # oss.shutdown().await;
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Builder {
    listen: SocketAddr,
    clock: Clock,
    config: Config,
    access_key: Option<(String, Secret)>,
    root_keys: Vec<(String, Secret)>,
    users: Vec<User>,
    roles: Vec<Role>,
    buckets: Vec<(Option<String>, String)>,
    tls: bool,
    surroundings: Surroundings,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            clock: Clock::system(),
            config: Config {
                region: "cn-hangzhou".to_owned(),
                account: DEFAULT_ACCOUNT.to_owned(),
                hosts: Vec::new(),
                cnames: Default::default(),
                path_style: PathStyle::Accepted,
                vpc: None,
                trusts_vpc_header: false,
                body_patience: Duration::from_secs(60),
                quotas: Quotas::default(),
            },
            access_key: None,
            root_keys: Vec::new(),
            users: Vec::new(),
            roles: Vec::new(),
            buckets: Vec::new(),
            tls: false,
            surroundings: Surroundings::new(),
        }
    }
}

impl Emulator {
    /// Starts a server in memory on 127.0.0.1, at a free port.
    ///
    /// # Errors
    /// When no port can be opened.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// A server to be configured first.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

impl Builder {
    /// The address to listen at; 127.0.0.1 and a free port by default.
    pub fn listen(self, listen: SocketAddr) -> Self {
        Self { listen, ..self }
    }

    /// The region, `cn-hangzhou` by default. Signatures must name it.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.config.region = region.into();
        self
    }

    /// The account that owns buckets, users and roles of whom no other is said;
    /// `1000000000000001` by default.
    pub fn account(mut self, id: impl Into<String>) -> Self {
        self.config.account = id.into();
        self
    }

    /// The clock, the system's by default.
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// The key of the user who may do everything; a random one by default.
    pub fn access_key(self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            access_key: Some((id.into(), Secret::new(secret))),
            ..self
        }
    }

    /// The account's own key: it needs no policy for OSS and may not assume a role.
    pub fn root_access_key(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.root_keys.push((id.into(), Secret::new(secret)));
        self
    }

    /// A RAM user.
    pub fn user(mut self, user: User) -> Self {
        self.users.push(user);
        self
    }

    /// A role.
    pub fn role(mut self, role: Role) -> Self {
        self.roles.push(role);
        self
    }

    /// A private bucket of the account.
    pub fn bucket(mut self, name: impl Into<String>) -> Self {
        self.buckets.push((None, name.into()));
        self
    }

    /// A private bucket of another account.
    pub fn bucket_of(mut self, account: impl Into<String>, name: impl Into<String>) -> Self {
        self.buckets.push((Some(account.into()), name.into()));
        self
    }

    /// A domain bound to a bucket: requests to this host are for it.
    pub fn cname(mut self, domain: impl Into<String>, bucket: impl Into<String>) -> Self {
        self.config
            .cnames
            .insert(domain.into().to_ascii_lowercase(), bucket.into());
        self
    }

    /// A further service host, as `oss.example.test`: itself, and a label in front of it per
    /// bucket. `localhost`, IP addresses and the region's own hosts always are.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.config.hosts.push(host.into().to_ascii_lowercase());
        self
    }

    /// Sets the VPC that requests come from. By default they come from none.
    pub fn vpc(mut self, id: impl Into<String>) -> Self {
        self.config.vpc = Some(id.into());
        self
    }

    /// Believes the header `oss-emulator-vpc-id`: a request that has it comes from the VPC that it
    /// names. By default the header means nothing, because anybody can send it and policies may
    /// grant rights by `acs:SourceVpc`.
    pub fn trust_vpc_header(mut self) -> Self {
        self.config.trusts_vpc_header = true;
        self
    }

    /// Whether a bucket may be named in the path.
    pub fn path_style(mut self, path_style: PathStyle) -> Self {
        self.config.path_style = path_style;
        self
    }

    /// How long a client may say nothing in the middle of a body before it is answered 400
    /// `RequestTimeout`; one minute by default.
    pub fn body_patience(mut self, patience: Duration) -> Self {
        self.config.body_patience = patience;
        self
    }

    /// How much RAM lets an account have; the service's own limits by default.
    pub fn quotas(mut self, quotas: Quotas) -> Self {
        self.config.quotas = quotas;
        self
    }

    /// Serves https with a certificate made for the purpose: [`Emulator::ca_certificate`].
    pub fn tls(self) -> Self {
        Self { tls: true, ..self }
    }

    /// The services around it that give keys; none by default.
    pub fn surroundings(self, surroundings: Surroundings) -> Self {
        Self {
            surroundings,
            ..self
        }
    }

    /// Starts the server.
    ///
    /// # Errors
    /// A name, key or policy that is not valid, an address that cannot be listened at.
    pub async fn start(self) -> Result<Emulator, Error> {
        let (id, secret) = match &self.access_key {
            Some((id, secret)) => (id.clone(), secret.clone()),
            None => (
                format!("LTAI5t{}", random_text(18)),
                Secret::new(random_text(30)),
            ),
        };
        let credentials = Credentials::new(&id, secret.expose()).map_err(Error::Credentials)?;
        let faults = Faults::default();
        let identities = self.identities(&id, &secret, &faults)?;
        let store = self.store()?;
        let certificates = if self.tls {
            Some(self.certificates()?)
        } else {
            None
        };
        let listener = TcpListener::bind(self.listen)
            .await
            .map_err(Error::Listen)?;
        let address = listener.local_addr().map_err(Error::Listen)?;
        let scheme = if self.tls { "https" } else { "http" };
        let providers = self
            .surroundings
            .providers(&self.config.account, &self.clock);
        let providers = Arc::new(providers.ok_or(Error::SigningKey)?);
        let server = Surrounded {
            clock: &self.clock,
            account: &self.config.account,
            scheme,
            providers: Arc::clone(&providers),
        };
        let (around, others) = SurroundingsHandle::open(self.surroundings, &server)
            .await
            .map_err(Error::Listen)?;
        let around = Arc::new(around);
        let state = Arc::new(State {
            config: self.config,
            clock: self.clock,
            store,
            identities,
            faults,
            nonces: Nonces::default(),
            keys: KeyCache::default(),
            diagnoses: Diagnoses::default(),
            providers,
        });
        let (stop, stopped) = watch::channel(());
        let (acceptor, ca) = match certificates {
            Some(certificates) => (Some(certificates.acceptor), Some(certificates.ca_pem)),
            None => (None, None),
        };
        let service = {
            let state = Arc::clone(&state);
            move |peer, request| dispatch::answer(Arc::clone(&state), peer, request)
        };
        let refuse = {
            let state = Arc::clone(&state);
            move |bad: &BadHead| dispatch::refuse_head(&state, bad)
        };
        let own = server::serve(listener, acceptor.clone(), service, refuse, stopped.clone());
        let mut servers = vec![tokio::spawn(own)];
        for (place, listener) in others {
            let acceptor = acceptor.clone().filter(|_| place != Listener::Metadata);
            let (state, around) = (Arc::clone(&state), Arc::clone(&around));
            let service = move |_, request| {
                let (state, around) = (Arc::clone(&state), Arc::clone(&around));
                surroundings::answer(state, around, place, request)
            };
            let refuse = surroundings::refuse_head;
            let serve = server::serve(listener, acceptor, service, refuse, stopped.clone());
            servers.push(tokio::spawn(serve));
        }
        let endpoint = format!("{scheme}://{}", reachable(address));
        Ok(Emulator::running(
            endpoint,
            credentials,
            ca,
            state,
            around,
            stop,
            servers,
        ))
    }

    fn identities(&self, id: &str, secret: &Secret, faults: &Faults) -> Result<Identities, Error> {
        let account = &self.config.account;
        let identities = Identities::new(account, self.clock.clone(), faults.propagation());
        let owner = User::new(DEFAULT_NAME)
            .access_key(id, secret.expose())
            .policy(EVERYTHING);
        identities.add_user(owner)?;
        let trust = self.surroundings.trust_policy(account);
        let role = Role::new(DEFAULT_NAME).trust(trust).policy(ALL_OF_OSS);
        identities.add_role(role)?;
        for (id, secret) in &self.root_keys {
            identities.add_root_key(account, id, secret.expose());
        }
        for user in &self.users {
            identities.add_user(user.clone())?;
        }
        for role in &self.roles {
            identities.add_role(role.clone())?;
        }
        Ok(identities)
    }

    fn certificates(&self) -> Result<Certificates, Error> {
        let buckets: Vec<&str> = self.buckets.iter().map(|(_, name)| name.as_str()).collect();
        Certificates::generate(&self.config, &buckets)
    }

    fn store(&self) -> Result<Store, Error> {
        let store = Store::default();
        for (owner, bucket) in &self.buckets {
            BucketName::new(bucket).map_err(Error::Bucket)?;
            let owner = owner.as_ref().unwrap_or(&self.config.account);
            store.create_bucket(bucket, owner, self.clock.now_millis());
        }
        Ok(store)
    }
}

/// Clients cannot connect to "any address"; a server that listens there is also at this one.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

const EVERYTHING: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:*","sts:AssumeRole","ram:*"],"Resource":"*"}]}"#;
const ALL_OF_OSS: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*","Resource":"*"}]}"#;
