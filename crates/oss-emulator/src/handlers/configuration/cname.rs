//! CreateCnameToken, GetCnameToken, PutCname, DeleteCname and ListCname.

use oss_sign::UtcSeconds;

use crate::codes::{Code, OssError};
use crate::configurations::{
    CertificateChange, CertificateKind, Cname, CnameCertificate, CnameRequest, CnameToken, Document,
};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::runtime::{fingerprint, random_digits, random_hex};
use crate::store::{Bucket, Slot};
use crate::xml::Xml;

use ::http::StatusCode;

/// Creates a token by which the caller can prove to own a domain. One that has not expired is
/// returned again.
pub(crate) async fn create_cname_token(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(Cname::LIMIT).await?;
    let domain = CnameRequest::from_request(&body)?.domain;
    let now = call.clock().now();
    let token = call
        .update_bucket(move |bucket| {
            if let Some(token) = valid_token(bucket, &domain, now) {
                return Ok(token);
            }
            let token = CnameToken {
                bucket: bucket.name.clone(),
                domain,
                token: random_hex(16).to_ascii_lowercase(),
                expires: now.plus_seconds(TOKEN_LIFE),
            };
            let slot = Slot::with_parsed(token.to_document(), token.clone());
            let kind = CnameToken::KIND;
            bucket.configurations.insert(kind, &token.domain, slot);
            Ok(token)
        })
        .await?;
    Ok(token_answer(&token))
}

/// Returns the token for a domain.
pub(crate) async fn get_cname_token(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let domain = call.query("cname").unwrap_or_default().to_ascii_lowercase();
    match valid_token(&bucket, &domain, call.clock().now()) {
        Some(token) => Ok(token_answer(&token)),
        None => Err(OssError::new(Code::CnameTokenNotFound)
            .with("Bucket", &bucket.name)
            .with("Cname", domain)),
    }
}

fn valid_token(bucket: &Bucket, domain: &str, now: UtcSeconds) -> Option<CnameToken> {
    let token = bucket.configurations.named::<CnameToken>(domain)?;
    (now < token.expires).then(|| CnameToken::clone(&token))
}

fn token_answer(token: &CnameToken) -> ServerResponse {
    response::xml(token.shown(Xml::document(CnameToken::ROOT)).end())
}

/// Binds a domain to a bucket, or changes the certificate of a domain that is bound to it.
///
/// The server does not ask the DNS. Unless it was started with
/// [`skip_domain_verification`](crate::Builder::skip_domain_verification), no domain is verified.
pub(crate) async fn put_cname(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(Cname::LIMIT).await?;
    let sent = CnameRequest::from_request(&body)?;
    let bucket = call.existing_bucket()?;
    if let Some(other) = call.store().bound_bucket(&sent.domain)
        && other.name != bucket.name
    {
        return Err(match other.owner == bucket.owner {
            true => {
                let message = "The domain is bound to another bucket.";
                OssError::invalid_argument("Domain", &sent.domain, message)
            }
            false => OssError::new(Code::CnameDenied).with("Bucket", &bucket.name),
        });
    }
    if call.config().verifies_domains {
        return Err(OssError::new(Code::NeedVerifyDomainOwnership).with("Bucket", &bucket.name));
    }
    let now = call.clock().now();
    call.update_bucket(move |bucket| {
        let before = bucket.configurations.named::<Cname>(&sent.domain);
        let before = before.and_then(|before| before.certificate.clone());
        let certificate = match sent.certificate {
            Some(change) => changed(before.as_ref(), change, now)?,
            None => before,
        };
        let cname = Cname {
            domain: sent.domain,
            modified: now,
            certificate,
        };
        let domain = cname.domain.clone();
        let slot = Slot::with_parsed(cname.to_document(), cname);
        bucket.configurations.insert(Cname::KIND, &domain, slot);
        bucket.configurations.remove(CnameToken::KIND, &domain);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the certificate of a domain after a change.
fn changed(
    before: Option<&CnameCertificate>,
    change: CertificateChange,
    now: UtcSeconds,
) -> Result<Option<CnameCertificate>, OssError> {
    if change.delete == Some(true) {
        return Ok(None);
    }
    let current = before.map(|before| before.id.as_str());
    if let (Some(expected), false) = (&change.previous_id, change.force == Some(true))
        && !expected.is_empty()
        && current != Some(expected)
    {
        let message = "The certificate of the domain is another one.";
        return Err(OssError::invalid_argument(
            "PreviousCertId",
            expected,
            message,
        ));
    }
    match (change.id, change.certificate) {
        (Some(id), _) if !id.is_empty() => Ok(Some(CnameCertificate {
            kind: CertificateKind::Service,
            id,
            created: now,
            fingerprint: None,
        })),
        (_, Some(text)) if change.private_key.is_some() => Ok(Some(CnameCertificate {
            kind: CertificateKind::Upload,
            id: random_digits(8),
            created: now,
            fingerprint: Some(hex(&fingerprint(&[&text]))),
        })),
        _ => Err(OssError::malformed_xml(
            "a certificate needs a CertId, or a Certificate and a PrivateKey",
        )),
    }
}

fn hex(bytes: &[u8]) -> String {
    let pairs: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.join(":")
}

/// Unbinds a domain from a bucket. A domain for which the bucket only has a token loses the token.
pub(crate) async fn delete_cname(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(Cname::LIMIT).await?;
    let domain = CnameRequest::from_request(&body)?.domain;
    call.update_bucket(move |bucket| {
        let bound = bucket.configurations.remove(Cname::KIND, &domain);
        let begun = bucket.configurations.remove(CnameToken::KIND, &domain);
        match bound || begun {
            true => Ok(()),
            false => Err(OssError::new(Code::NoSuchCname).with("Bucket", &bucket.name)),
        }
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the domains that are bound to a bucket.
pub(crate) async fn list_cname(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let document = Xml::document("ListCnameResult")
        .text("Bucket", &bucket.name)
        .text("Owner", &bucket.owner)
        .each(bucket.configurations.each::<Cname>(), |xml, (_, cname)| {
            cname.shown(xml.begin("Cname")).close()
        })
        .end();
    Ok(response::xml(document))
}

/// How long a token is valid, in seconds: three days.
const TOKEN_LIFE: i64 = 3 * 86_400;
