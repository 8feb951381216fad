//! A SAML identity provider: responses about people, as a company's login would post them.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use oss_sign::UtcSeconds;
use quick_xml::escape::escape;

use crate::runtime::{Clock, random_hex, seconds};

/// A SAML identity provider that the account has registered.
///
/// Of its responses STS verifies form and status, issuer, recipient, times, the pair of role and
/// provider, and the name of the session. They carry **no XML signature and none is verified**:
/// this is enough to try a client, and nothing to try an identity provider with.
#[derive(Debug)]
pub struct SamlIssuer {
    arn: String,
    issuer: String,
    clock: Clock,
}

/// A response to be issued: who may have which role, and what may be wrong with it.
///
/// ```
/// use std::time::Duration;
/// use oss_emulator::SamlAssertion;
///
/// let role = "acs:ram::1000000000000001:role/oss-emulator";
/// let expired = SamlAssertion::new("someone@example.com", role, "someone").lifetime(Duration::ZERO);
/// ```
#[derive(Clone, Debug)]
pub struct SamlAssertion {
    subject: String,
    role_arn: String,
    session_name: String,
    issuer: Option<String>,
    recipient: String,
    lifetime: Duration,
}

impl SamlAssertion {
    /// A good response for five minutes: this subject may have this role, in a session of this
    /// name.
    pub fn new(
        subject: impl Into<String>,
        role_arn: impl Into<String>,
        session_name: impl Into<String>,
    ) -> Self {
        Self {
            subject: subject.into(),
            role_arn: role_arn.into(),
            session_name: session_name.into(),
            issuer: None,
            recipient: SamlIssuer::RECIPIENT.to_owned(),
            lifetime: Duration::from_secs(300),
        }
    }

    /// As if it came from another issuer.
    pub fn issuer(self, issuer: impl Into<String>) -> Self {
        Self {
            issuer: Some(issuer.into()),
            ..self
        }
    }

    /// For another recipient than `https://signin.aliyun.com/saml-role/SSO`.
    pub fn recipient(self, recipient: impl Into<String>) -> Self {
        Self {
            recipient: recipient.into(),
            ..self
        }
    }

    /// How long it is good; zero is one that has expired.
    pub fn lifetime(self, lifetime: Duration) -> Self {
        Self { lifetime, ..self }
    }
}

impl SamlIssuer {
    /// Whom responses for roles are addressed to.
    pub(crate) const RECIPIENT: &'static str = "https://signin.aliyun.com/saml-role/SSO";
    /// The attribute with the pairs of role and provider.
    pub(crate) const ROLE: &'static str = "https://www.aliyun.com/SAML-Role/Attributes/Role";
    /// The attribute with the name of the session.
    pub(crate) const SESSION_NAME: &'static str =
        "https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName";

    pub(crate) fn new(account: &str, name: &str, clock: Clock) -> Self {
        Self {
            arn: Self::arn_of(account, name),
            issuer: format!("https://saml.oss-emulator.test/{name}/metadata"),
            clock,
        }
    }

    pub(crate) fn arn_of(account: &str, name: &str) -> String {
        format!("acs:ram::{account}:saml-provider/{name}")
    }

    /// `acs:ram::1000000000000001:saml-provider/NAME`.
    pub fn arn(&self) -> &str {
        &self.arn
    }

    /// What its responses name as their issuer.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// A response in base64, issued now by the server's clock.
    pub fn issue_assertion(&self, wanted: &SamlAssertion) -> String {
        let now = self.clock.now();
        let end = now.plus_seconds(seconds(wanted.lifetime));
        let issuer = escape(wanted.issuer.as_deref().unwrap_or(&self.issuer)).into_owned();
        let assertion = format!(
            r#"<saml:Assertion ID="_{id}" Version="2.0" IssueInstant="{now}"><saml:Issuer>{issuer}</saml:Issuer>{subject}<saml:Conditions NotBefore="{now}" NotOnOrAfter="{end}"><saml:AudienceRestriction><saml:Audience>urn:alibaba:cloudcomputing</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AttributeStatement>{role}{name}</saml:AttributeStatement></saml:Assertion>"#,
            id = random_hex(16),
            now = now.to_iso_extended(),
            end = end.to_iso_extended(),
            subject = subject(wanted, end),
            role = attribute(Self::ROLE, &format!("{},{}", wanted.role_arn, self.arn)),
            name = attribute(Self::SESSION_NAME, &wanted.session_name),
        );
        BASE64.encode(format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_{id}" Version="2.0" IssueInstant="{now}"><saml:Issuer>{issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>{assertion}</samlp:Response>"#,
            id = random_hex(16),
            now = now.to_iso_extended(),
        ))
    }
}

fn subject(wanted: &SamlAssertion, end: UtcSeconds) -> String {
    format!(
        r#"<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{name}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData Recipient="{recipient}" NotOnOrAfter="{end}"/></saml:SubjectConfirmation></saml:Subject>"#,
        name = escape(&wanted.subject),
        recipient = escape(&wanted.recipient),
        end = end.to_iso_extended(),
    )
}

fn attribute(name: &str, value: &str) -> String {
    let value = escape(value);
    format!(
        r#"<saml:Attribute Name="{name}"><saml:AttributeValue>{value}</saml:AttributeValue></saml:Attribute>"#
    )
}
