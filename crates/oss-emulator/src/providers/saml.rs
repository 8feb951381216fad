//! A SAML identity provider, which issues responses about people as the login of a company does.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use oss_sign::UtcSeconds;
use quick_xml::escape::escape;

use crate::runtime::{Clock, random_hex, seconds};

/// A SAML identity provider that is registered in the account.
///
/// STS verifies the form and the status of its responses, the issuer, the recipient, the times, the
/// pair of role and provider, and the name of the session. The responses have **no XML signature, and
/// none is verified**. That is enough to test a client of STS, but an identity provider cannot be
/// tested with it.
#[derive(Debug)]
pub struct SamlIssuer {
    arn: String,
    issuer: String,
    clock: Clock,
}

/// A response to be issued by [`SamlIssuer::issue_assertion`], and what is wrong with it if
/// anything.
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
    /// Creates a valid response: the subject may assume the role in a session with the given name. Its
    /// lifetime is five minutes.
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

    /// Sets the issuer that the response names. The default is the issuer of the provider, and STS
    /// accepts no other.
    pub fn issuer(self, issuer: impl Into<String>) -> Self {
        Self {
            issuer: Some(issuer.into()),
            ..self
        }
    }

    /// Sets the recipient. The default is `https://signin.aliyun.com/saml-role/SSO`, and STS accepts
    /// no other.
    pub fn recipient(self, recipient: impl Into<String>) -> Self {
        Self {
            recipient: recipient.into(),
            ..self
        }
    }

    /// Sets the lifetime. The default is five minutes, and a response with a lifetime of zero has
    /// expired already.
    pub fn lifetime(self, lifetime: Duration) -> Self {
        Self { lifetime, ..self }
    }
}

impl SamlIssuer {
    /// The recipient of responses for roles.
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

    /// The ARN, such as `acs:ram::1000000000000001:saml-provider/NAME`.
    pub fn arn(&self) -> &str {
        &self.arn
    }

    /// The issuer that its responses name.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Returns the response in base64. It is issued at the current time of the server.
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
