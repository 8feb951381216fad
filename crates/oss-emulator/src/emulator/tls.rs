//! A certificate authority and a certificate that it has signed. Both are made when the server
//! starts.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, SanType};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::TlsAcceptor;

use crate::config::Config;
use crate::error::Error;

/// The certificate of a server with TLS, and the authority that its clients must trust.
pub(crate) struct Certificates {
    pub(crate) acceptor: TlsAcceptor,
    pub(crate) ca_pem: String,
}

impl Certificates {
    /// Makes a certificate for all hosts of the server, and for the host of each of the given
    /// buckets below `localhost`. A wildcard is not enough there, because clients do not accept one
    /// for `localhost`.
    pub(crate) fn generate(config: &Config, buckets: &[&str]) -> Result<Self, Error> {
        build(config, buckets).map_err(Error::Tls)
    }
}

fn build(
    config: &Config,
    buckets: &[&str],
) -> Result<Certificates, Box<dyn std::error::Error + Send + Sync>> {
    let ca_key = KeyPair::generate()?;
    let mut ca = CertificateParams::new(Vec::new())?;
    ca.distinguished_name
        .push(DnType::CommonName, "oss-emulator test authority");
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca_pem = ca.self_signed(&ca_key)?.pem();
    let issuer = Issuer::new(ca, ca_key);

    let key = KeyPair::generate()?;
    let mut leaf = CertificateParams::new(names(config, buckets))?;
    for address in [
        IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(Ipv6Addr::LOCALHOST),
    ] {
        leaf.subject_alt_names.push(SanType::IpAddress(address));
    }
    let certificate = leaf.signed_by(&key, &issuer)?;
    let chain = vec![certificate.der().clone()];
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut server = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    // The server does not implement HTTP/2, so TLS does not offer it.
    server.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Certificates {
        acceptor: TlsAcceptor::from(Arc::new(server)),
        ca_pem,
    })
}

fn names(config: &Config, buckets: &[&str]) -> Vec<String> {
    let mut services = config.hosts.clone();
    services.extend([config.public_endpoint(), config.internal_endpoint()]);
    let wildcards: Vec<String> = services.iter().map(|host| format!("*.{host}")).collect();
    let local = buckets.iter().map(|bucket| format!("{bucket}.localhost"));
    let sts = format!("sts.{}.aliyuncs.com", config.region);
    let own = services.into_iter().chain(wildcards).chain(local);
    own.chain(["localhost".to_owned(), sts])
        .chain(config.cnames.keys().cloned())
        .collect()
}
