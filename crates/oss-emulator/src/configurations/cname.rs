//! Domains that are bound to a bucket, and the tokens by which somebody proves to own a domain.

use oss_sign::{Secret, UtcSeconds};

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::{Xml, elements, words};

elements! {
    /// A domain that is bound to a bucket.
    pub(crate) struct Cname {
        domain: String = "Domain",
        modified: UtcSeconds = "LastModified",
        certificate: Option<CnameCertificate> = "Certificate",
    }

    /// The certificate of a domain. Its private key is not kept.
    pub(crate) struct CnameCertificate {
        kind: CertificateKind = "Type",
        id: String = "CertId",
        created: UtcSeconds = "CreationDate",
        fingerprint: Option<String> = "Fingerprint",
    }

    /// A token. Whoever can publish it in the DNS owns the domain.
    pub(crate) struct CnameToken {
        bucket: String = "Bucket",
        domain: String = "Cname",
        token: String = "Token",
        expires: UtcSeconds = "ExpireTime",
    }

    /// `BucketCnameConfiguration` in requests.
    pub(crate) struct CnameRequest {
        cname: CnameInRequest = "Cname",
    }

    /// The domain, and what changes about its certificate.
    pub(crate) struct CnameInRequest {
        domain: String = "Domain",
        certificate: Option<CertificateChange> = "CertificateConfiguration",
    }

    /// A certificate as text, or the id of one in the certificate service.
    pub(crate) struct CertificateChange {
        id: Option<String> = "CertId",
        certificate: Option<String> = "Certificate",
        private_key: Option<Secret> = "PrivateKey",
        previous_id: Option<String> = "PreviousCertId",
        force: Option<bool> = "Force",
        delete: Option<bool> = "DeleteCertificate",
    }
}

words! {
    /// Where a certificate comes from.
    pub(crate) enum CertificateKind {
        Service = "CAS",
        Upload = "Upload",
    }
}

impl Document for Cname {
    const KIND: ConfigurationKind = ConfigurationKind::Cname;
    const ROOT: &'static str = "Cname";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchCname))
    }
}

impl Document for CnameToken {
    const KIND: ConfigurationKind = ConfigurationKind::CnameToken;
    const ROOT: &'static str = "CnameToken";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::CnameTokenNotFound))
    }
}

impl CnameRequest {
    /// Reads the document in a request and checks the domain, which is written in lower case
    /// afterwards.
    ///
    /// # Errors
    ///
    /// Returns `MalformedXML` and `InvalidArgument`.
    pub(crate) fn from_request(body: &[u8]) -> Result<CnameInRequest, OssError> {
        let request: Self = super::document::read(body, "BucketCnameConfiguration")?;
        let mut cname = request.cname;
        cname.domain = cname.domain.trim().to_ascii_lowercase();
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"-.*".contains(&byte);
        match cname.domain.contains('.') && cname.domain.bytes().all(legal) {
            true => Ok(cname),
            false => Err(OssError::invalid_argument(
                "Domain",
                &cname.domain,
                "The domain is not valid.",
            )),
        }
    }
}

impl CnameToken {
    /// Adds the elements that answers contain.
    pub(crate) fn shown(&self, xml: Xml) -> Xml {
        xml.text("Bucket", &self.bucket)
            .text("Cname", &self.domain)
            .text("Token", &self.token)
            .text("ExpireTime", self.expires.to_http_date())
    }
}

impl Cname {
    /// Adds the elements that answers contain.
    pub(crate) fn shown(&self, xml: Xml) -> Xml {
        let xml = xml
            .text("Domain", &self.domain)
            .text("LastModified", self.modified.to_iso_millis())
            .text("Status", "Enabled");
        let Some(certificate) = &self.certificate else {
            return xml;
        };
        xml.begin("Certificate")
            .text("Type", certificate.kind.as_str())
            .text("CertId", &certificate.id)
            .text("Status", "Enabled")
            .text("CreationDate", certificate.created.to_http_date())
            .maybe("Fingerprint", certificate.fingerprint.as_deref())
            .close()
    }
}
