//! The configuration of a server before it starts.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use oss_sign::verify::KeyCache;
use oss_sign::{BucketName, Credentials, Secret};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::callback::CallbackKey;
use crate::config::{Config, OutgoingPorts, PathStyle, Quotas};
use crate::configurations::LifecycleRuns;
use crate::error::Error;
use crate::faults::Faults;
use crate::http::{LoggedRequest, RequestLog};
use crate::identities::{DEFAULT_ACCOUNT, DEFAULT_NAME, Identities, Role, User};
use crate::runtime::{Clock, random_text};
use crate::state::{Background, Diagnoses, Nonces, Requests, StartContent, State};
use crate::store::Store;
use crate::surroundings::{Listener, ServerSettings, Surroundings, SurroundingsHandle};

use super::checks::{self, Keys};
use super::running::Emulator;
use super::serving::{Serving, bind, reachable};
use super::tls::Certificates;

/// The configuration of a server that has not been started yet.
///
/// Every setting has a default, so that `Emulator::builder().start()` gives a working server
/// without buckets. Settings are checked by [`Builder::start`].
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
    resource_pools: Vec<String>,
    data_dir: Option<PathBuf>,
    tls: bool,
    surroundings: Surroundings,
    log: RequestLog,
    admin: Option<SocketAddr>,
    seed: Option<PathBuf>,
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
                verifies_domains: true,
                blocks_public_access: false,
                vpc: None,
                trusts_vpc_header: false,
                body_patience: Duration::from_secs(60),
                restore_duration: Duration::from_secs(60),
                quotas: Quotas::default(),
                resource_pools: Default::default(),
                outgoing_ports: OutgoingPorts::default(),
                explains_refusals: false,
            },
            access_key: None,
            root_keys: Vec::new(),
            users: Vec::new(),
            roles: Vec::new(),
            buckets: Vec::new(),
            resource_pools: Vec::new(),
            data_dir: None,
            tls: false,
            surroundings: Surroundings::new(),
            log: RequestLog::default(),
            admin: None,
            seed: None,
        }
    }
}

impl Emulator {
    /// Starts a server with the default configuration: it listens on 127.0.0.1 at a free port and
    /// has no buckets.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Listen`] if no port can be opened.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// Creates a [`Builder`] with the default configuration, to be changed before the server starts.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

impl Builder {
    /// Sets the address to listen at. The default is 127.0.0.1 with port 0, which means any free
    /// port.
    pub fn listen(self, listen: SocketAddr) -> Self {
        Self { listen, ..self }
    }

    /// Sets the region that signatures must name. The default is `cn-hangzhou`.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.config.region = region.into();
        self
    }

    /// Sets the id of the account that owns buckets, users and roles unless they name another one.
    /// The default is `1000000000000001`.
    pub fn account(mut self, id: impl Into<String>) -> Self {
        self.config.account = id.into();
        self
    }

    /// Sets the clock. The default is the system's clock.
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// Sets the access key of the RAM user that [`Emulator::credentials`] returns. This user is
    /// allowed `oss:*`, `sts:AssumeRole` and `ram:*`. The default is a random key.
    pub fn access_key(self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            access_key: Some((id.into(), Secret::new(secret))),
            ..self
        }
    }

    /// Adds an access key of the account itself. It needs no policy, and cannot assume a role.
    pub fn root_access_key(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.root_keys.push((id.into(), Secret::new(secret)));
        self
    }

    /// Adds a RAM user. Its policies and access keys are checked by [`Builder::start`], which fails
    /// if the account has a user of this name already.
    pub fn user(mut self, user: User) -> Self {
        self.users.push(user);
        self
    }

    /// Adds a role. Its policies are checked by [`Builder::start`], which fails if the account has a
    /// role of this name already.
    pub fn role(mut self, role: Role) -> Self {
        self.roles.push(role);
        self
    }

    /// Adds an empty private bucket that belongs to the account of the server.
    ///
    /// An account can have at most 100 buckets, and only one account can have a bucket of a name.
    /// [`Builder::start`] fails if these rules are broken. A bucket that is added twice for the
    /// same account is one bucket.
    pub fn bucket(mut self, name: impl Into<String>) -> Self {
        self.buckets.push((None, name.into()));
        self
    }

    /// Adds an empty private bucket that belongs to the account with the given id. The limits of
    /// [`Builder::bucket`] apply.
    pub fn bucket_owned_by(mut self, account: impl Into<String>, name: impl Into<String>) -> Self {
        self.buckets.push((Some(account.into()), name.into()));
        self
    }

    /// Adds a resource pool to the account of the server. It has no buckets and no limits, except for
    /// those of single requesters, which are stored and not enforced. By default there are no resource
    /// pools.
    pub fn resource_pool(mut self, name: impl Into<String>) -> Self {
        self.resource_pools.push(name.into());
        self
    }

    /// Keeps buckets, objects, multipart uploads and configurations in a directory, from which a later
    /// server continues. By default they are kept in memory.
    ///
    /// The directory is created unless it exists; a new one must be empty. Only one server at a time
    /// can use it. What a request has changed is on the disk before it is answered with success, so
    /// that it survives if the process is killed or the machine stops at any moment. A request that
    /// was not answered has taken effect either completely or not at all.
    ///
    /// Users, roles, keys and policies are not kept. Give a server that continues the same ones.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use oss_emulator::Emulator;
    ///
    /// # let directory = tempfile::tempdir()?;
    /// # let path = directory.path().join("data");
    /// let oss = Emulator::builder().data_dir(&path).bucket("examplebucket").start().await?;
    /// oss.shutdown().await;
    /// let oss = Emulator::builder().data_dir(&path).start().await?;
    /// // The bucket is still there.
    /// # oss.shutdown().await;
    /// # Ok(()) }
    /// ```
    pub fn data_dir(self, path: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: Some(path.into()),
            ..self
        }
    }

    /// Binds a domain to a bucket. Requests whose host is this domain are for that bucket.
    pub fn cname(mut self, domain: impl Into<String>, bucket: impl Into<String>) -> Self {
        self.config
            .cnames
            .insert(domain.into().to_ascii_lowercase(), bucket.into());
        self
    }

    /// Adds a host name of the service, such as `oss.test`. Requests to `oss.test` are for the
    /// service, and requests to `examplebucket.oss.test` are for that bucket.
    ///
    /// IP addresses, `localhost` and the hosts of the region are always accepted. Use this for
    /// clients that put the bucket into the host name where `examplebucket.localhost` does not
    /// resolve. The names must resolve to the address of the server, for example through the hosts
    /// file.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.config.hosts.push(host.into().to_ascii_lowercase());
        self
    }

    /// Sets the VPC that requests come from, which policies see as `acs:SourceVpc`. By default
    /// requests come from no VPC.
    pub fn vpc(mut self, id: impl Into<String>) -> Self {
        self.config.vpc = Some(id.into());
        self
    }

    /// Accepts the header `oss-emulator-vpc-id`: a request that has it comes from the VPC that it
    /// names. By default the header has no meaning, because anybody can send it and policies may
    /// grant rights by `acs:SourceVpc`.
    pub fn trust_vpc_header(mut self) -> Self {
        self.config.trusts_vpc_header = true;
        self
    }

    /// Sets whether a request may name the bucket in its path. The default is
    /// [`PathStyle::Accepted`], which clients need if the endpoint is an IP address.
    pub fn path_style(mut self, path_style: PathStyle) -> Self {
        self.config.path_style = path_style;
        self
    }

    /// Lets PutCname bind any domain to a bucket. By default the request is refused with 403
    /// `NeedVerifyDomainOwnership`, because the server does not ask the DNS whether the caller owns
    /// the domain.
    pub fn skip_domain_verification(mut self) -> Self {
        self.config.verifies_domains = false;
        self
    }

    /// Blocks public access to new buckets, as for new accounts of the real service. This does not
    /// concern the buckets of the builder. By default public access is not blocked.
    pub fn block_public_access(mut self) -> Self {
        self.config.blocks_public_access = true;
        self
    }

    /// Sets how long it takes to restore an archived object, by the clock of the server. The default
    /// is one minute. With a duration of zero the object can be read at once.
    pub fn restore_duration(mut self, duration: Duration) -> Self {
        self.config.restore_duration = duration;
        self
    }

    /// Sets how long the server waits for the next kibibyte of a request body, or for the end of the
    /// body. After this time the request is answered with 400 `RequestTimeout`. The default is one
    /// minute.
    pub fn body_patience(mut self, patience: Duration) -> Self {
        self.config.body_patience = patience;
        self
    }

    /// Sets the limits of RAM. The defaults are the limits of the real service.
    pub fn quotas(mut self, quotas: Quotas) -> Self {
        self.config.quotas = quotas;
        self
    }

    /// Lets the server connect to ports of its own machine. It does so to send callbacks, and to fetch
    /// objects from the origin of a mirror and from the source of an asynchronous fetch. By default it
    /// connects to no port except its own, from which it may fetch objects, and a callback fails with
    /// 203 `CallbackFailed`. Other machines are never contacted. The method can be called several times.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), oss_emulator::Error> {
    /// use oss_emulator::Emulator;
    ///
    /// // The application that receives callbacks listens at http://127.0.0.1:8080.
    /// let oss = Emulator::builder().outgoing_ports(8080..=8080).start().await?;
    /// # oss.shutdown().await;
    /// # Ok(()) }
    /// ```
    pub fn outgoing_ports(mut self, ports: RangeInclusive<u16>) -> Self {
        self.config.outgoing_ports.add(ports);
        self
    }

    /// Serves HTTPS instead of HTTP. The server makes a certificate authority and a certificate
    /// when it starts; clients must trust [`Emulator::ca_certificate`]. The default is HTTP.
    pub fn tls(self) -> Self {
        Self { tls: true, ..self }
    }

    /// Sets the services from which a program can get its keys and which are started together with
    /// OSS. By default none of them is started.
    pub fn surroundings(self, surroundings: Surroundings) -> Self {
        Self {
            surroundings,
            ..self
        }
    }

    /// Calls the given function for every request, when its answer is ready. By default requests
    /// are not logged.
    ///
    /// The function is called on the task that answers the request, so it should return quickly.
    /// Signatures and tokens are masked in what it receives.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), oss_emulator::Error> {
    /// use oss_emulator::Emulator;
    ///
    /// let oss = Emulator::builder()
    ///     .on_request(|request| println!("{request}"))
    ///     .start()
    ///     .await?;
    /// # oss.shutdown().await;
    /// # Ok(()) }
    /// ```
    pub fn on_request(mut self, report: impl Fn(&LoggedRequest) + Send + Sync + 'static) -> Self {
        self.log = RequestLog::new(report);
        self.config.explains_refusals = true;
        self
    }

    /// Stores the files of a folder before the server starts: each folder in it is a bucket of the
    /// server's account, and each file below that is an object whose key is its path, with slashes.
    /// A key that has an object already, which is possible with a data directory, is left as it is.
    /// Symbolic links are left out.
    pub fn seed(self, folder: impl Into<PathBuf>) -> Self {
        Self {
            seed: Some(folder.into()),
            ..self
        }
    }

    /// Listens at a second address at which tests in any language can control the server. There is
    /// no such address by default.
    ///
    /// Requests to it need no signature, so the address must not be reachable for others. Bodies
    /// and answers are JSON, except for the metrics.
    ///
    /// | request | effect |
    /// |---|---|
    /// | `GET /-/health` | `{"status":"ok"}` |
    /// | `GET /-/metrics` | the number of requests by operation and status, of buckets, objects and bytes, as Prometheus text |
    /// | `POST /-/reset` | removes what was stored, the users and roles that were added, and all faults; the buckets, files and users that the server was given exist again |
    /// | `POST /-/faults` | plans a fault: `{"fault":"status","status":503,"code":"ServiceUnavailable","operation":"GetObject","after":0,"times":2}` |
    /// | `DELETE /-/faults` | removes all faults |
    /// | `GET /-/callback-key.pem` | the public key for the signatures of callbacks |
    /// | `GET /-/clock` | `{"now":"2026-01-01T00:00:00Z"}` |
    /// | `POST /-/clock` | moves the clock forward: `{"advance_seconds":3600}` |
    ///
    /// The names of faults are those of [`Fault`](crate::Fault) in small letters with hyphens, and
    /// of `skew`, `hidden-skew` (`seconds`) and `close-idle-after` (`millis`). Pauses are given as
    /// `millis`.
    pub fn admin(self, listen: SocketAddr) -> Self {
        Self {
            admin: Some(listen),
            ..self
        }
    }

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// Returns an error if a value of the configuration is not valid, or if the server cannot
    /// listen at the address. The variants of [`Error`] list the possible reasons.
    pub async fn start(mut self) -> Result<Emulator, Error> {
        let now = self.clock.now();
        let pools = std::mem::take(&mut self.resource_pools).into_iter();
        self.config.resource_pools = pools.map(|name| (name, now)).collect();
        checks::check(&self.config)?;
        let credentials = self.check_keys()?;
        let faults = Faults::default();
        let identities = self.identities(&credentials, &faults)?;
        let start = self.start_content(&identities)?;
        let store = match &self.data_dir {
            None => Store::in_memory(),
            Some(path) => Store::on_disk(path.clone())
                .await
                .map_err(|error| Error::data_dir(path.clone(), error))?,
        };
        start.fill(&store, self.clock.now()).await?;
        let certificates = self.certificates()?;
        let (listener, address) = bind(self.listen).await?;
        let admin = match self.admin {
            Some(address) => Some(bind(address).await?),
            None => None,
        };
        let scheme = if self.tls { "https" } else { "http" };
        let (surroundings, others) = self.open_surroundings(scheme).await?;
        let state = Arc::new(State {
            providers: surroundings.providers(),
            config: self.config,
            endpoint: format!("{scheme}://{}", reachable(address)),
            address: reachable(address),
            clock: self.clock,
            store,
            identities,
            faults,
            nonces: Nonces::default(),
            keys: KeyCache::default(),
            diagnoses: Diagnoses::default(),
            requests: Requests::default(),
            start,
            lifecycle_runs: LifecycleRuns::default(),
            callback_key: CallbackKey::default(),
            background: Background::default(),
        });
        let (stop, stopped) = watch::channel(());
        let (acceptor, ca_certificate) = match certificates {
            Some(certificates) => (Some(certificates.acceptor), Some(certificates.ca_pem)),
            None => (None, None),
        };
        let surroundings = Arc::new(surroundings);
        let serving = Serving {
            state: Arc::clone(&state),
            surroundings: Arc::clone(&surroundings),
            acceptor,
            log: self.log,
            stopped,
        };
        let mut servers = vec![serving.service(listener)];
        servers.extend(others.into_iter().map(|other| serving.other(other)));
        let admin_endpoint = admin.map(|(listener, address)| {
            servers.push(serving.admin(listener));
            format!("http://{}", reachable(address))
        });
        Ok(Emulator {
            admin_endpoint,
            credentials,
            ca_certificate,
            state,
            surroundings,
            stop: Some(stop),
            servers,
        })
    }

    /// Checks all access keys, and returns the one of the user that exists from the start.
    fn check_keys(&self) -> Result<Credentials, Error> {
        let mut keys = Keys::default();
        let owner = "the user that the server starts with";
        let own = match &self.access_key {
            Some((id, secret)) => keys.add(owner, id, secret),
            None => {
                let id = format!("LTAI5t{}", random_text(18));
                keys.add(owner, &id, &Secret::new(random_text(30)))
            }
        }?;
        for (id, secret) in &self.root_keys {
            keys.add(format!("the account {}", self.config.account), id, secret)?;
        }
        for user in &self.users {
            for (id, secret) in &user.keys {
                keys.add(format!("the user {}", user.name), id, secret)?;
            }
        }
        Ok(own)
    }

    fn identities(&self, own: &Credentials, faults: &Faults) -> Result<Identities, Error> {
        let account = &self.config.account;
        let identities = Identities::new(account, self.clock.clone(), faults.propagation());
        let mut owner = User::new(DEFAULT_NAME).policy(EVERYTHING);
        if let Some(key) = own.access_key() {
            owner = owner.access_key(key.id(), key.secret().expose());
        }
        identities.add_user(owner)?;
        let trust = self.surroundings.trust_policy(account);
        let role = Role::new(DEFAULT_NAME).trust(trust).policy(ALL_OF_OSS);
        identities.add_role(role)?;
        for (id, secret) in &self.root_keys {
            identities.add_root_key(account, id, secret.expose());
        }
        let users = self.users.iter().filter_map(|user| user.account.as_deref());
        let roles = self.roles.iter().filter_map(|role| role.account.as_deref());
        users.chain(roles).try_for_each(checks::check_account)?;
        for user in &self.users {
            let owner = user.account.as_ref().unwrap_or(account);
            if identities.current().user(owner, &user.name).is_some() {
                let (name, account) = (user.name.clone(), owner.clone());
                return Err(Error::RepeatedUser { name, account });
            }
            identities.add_user(user.clone())?;
        }
        for role in &self.roles {
            let owner = role.account.as_ref().unwrap_or(account);
            if identities.current().role(owner, &role.name).is_some() {
                let (name, account) = (role.name.clone(), owner.clone());
                return Err(Error::RepeatedRole { name, account });
            }
            identities.add_role(role.clone())?;
        }
        Ok(identities)
    }

    fn certificates(&self) -> Result<Option<Certificates>, Error> {
        if !self.tls {
            return Ok(None);
        }
        let buckets: Vec<&str> = self.buckets.iter().map(|(_, name)| name.as_str()).collect();
        Certificates::generate(&self.config, &buckets).map(Some)
    }

    /// Returns what the server has from the start, after checking the names of the buckets.
    fn start_content(&self, identities: &Identities) -> Result<StartContent, Error> {
        for (owner, bucket) in &self.buckets {
            BucketName::new(bucket).map_err(Error::Bucket)?;
            let owner = owner.as_ref().unwrap_or(&self.config.account);
            checks::check_account(owner)?;
        }
        Ok(StartContent {
            account: self.config.account.clone(),
            buckets: self.buckets.clone(),
            seed: self.seed.clone(),
            register: identities.current(),
        })
    }

    async fn open_surroundings(
        &self,
        scheme: &str,
    ) -> Result<(SurroundingsHandle, Vec<(Listener, TcpListener)>), Error> {
        let account = &self.config.account;
        let providers = self.surroundings.providers(account, &self.clock);
        let settings = ServerSettings {
            clock: &self.clock,
            account,
            scheme,
            providers: Arc::new(providers.ok_or(Error::SigningKey)?),
        };
        let opened = SurroundingsHandle::open(&self.surroundings, &settings).await;
        opened.map_err(Error::Listen)
    }
}

const EVERYTHING: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:*","sts:AssumeRole","ram:*"],"Resource":"*"}]}"#;
const ALL_OF_OSS: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*","Resource":"*"}]}"#;
