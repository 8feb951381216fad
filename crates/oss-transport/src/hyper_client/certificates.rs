//! Root certificates that a user adds.

use rustls::RootCertStore;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;

use super::build_error::BuildError;

/// Certificates in one of the two forms in which they are given.
pub(super) enum Certificates {
    Der(Vec<u8>),
    Pem(Vec<u8>),
}

impl Certificates {
    /// Adds all of them to a store.
    pub(super) fn add_to(self, store: &mut RootCertStore) -> Result<(), BuildError> {
        match self {
            Self::Der(der) => store
                .add(CertificateDer::from(der))
                .map_err(BuildError::certificate)?,
            Self::Pem(pem) => {
                let before = store.len();
                for certificate in CertificateDer::pem_slice_iter(&pem) {
                    store
                        .add(certificate.map_err(BuildError::certificate)?)
                        .map_err(BuildError::certificate)?;
                }
                if store.len() == before {
                    return Err(BuildError::certificate(
                        "there is no CERTIFICATE section in the PEM text",
                    ));
                }
            }
        }
        Ok(())
    }
}
