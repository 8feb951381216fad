//! Parsing and verification of SAML responses.
//!
//! The form, the status, the issuer, the recipient, the times, the pair of role and provider, and
//! the name of the session are verified. The XML signature and the audience are not.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use oss_sign::UtcSeconds;

use crate::providers::SamlIssuer;
use crate::rpc::RpcError;
use crate::xml::{Characters, Element};

use super::limits;

/// The contents of an assertion in a SAML response.
pub(super) struct Assertion {
    subject: String,
    subject_type: String,
    issuer: String,
    pub(super) recipient: String,
    /// The pairs of a role ARN and a provider ARN, joined by a comma in either order.
    roles: Vec<String>,
    pub(super) session: String,
}

impl Assertion {
    /// Parses a SAML response in base64 and verifies everything except the role.
    ///
    /// # Errors
    ///
    /// Returns 401 `AuthenticationFail.SAMLAssertion.Invalid` or `.Expired`.
    pub(super) fn read(text: &str, issuer: &str, now: UtcSeconds) -> Result<Self, RpcError> {
        if !(4..=100_000).contains(&text.len()) {
            return Err(invalid("its length is not within 4 and 100000"));
        }
        let xml = BASE64
            .decode(text)
            .map_err(|_| invalid("it is not base64"))?;
        let response = Element::read(&xml, "Response", Characters::Xml10)
            .map_err(|_| invalid("it holds no response"))?;
        let status = response.all("StatusCode").next();
        let status = status.and_then(|code| code.attribute("Value"));
        if status.is_some_and(|value| !value.ends_with(":Success")) {
            return Err(invalid("its status is no success"));
        }
        let assertion = response.child("Assertion");
        let assertion = assertion.ok_or_else(|| invalid("it has no assertion"))?;
        check_times(assertion, now)?;
        let read =
            Self::from_element(assertion).ok_or_else(|| invalid("something is missing in it"))?;
        read.check(issuer)?;
        Ok(read)
    }

    fn from_element(assertion: &Element) -> Option<Self> {
        let name = assertion.all("NameID").next()?;
        let format = name.attribute("Format").unwrap_or("unspecified");
        let confirmation = assertion.all("SubjectConfirmationData").next()?;
        Some(Self {
            subject: name.text.trim().to_owned(),
            subject_type: format.rsplit(':').next().unwrap_or(format).to_owned(),
            issuer: assertion.child_text("Issuer")?.trim().to_owned(),
            recipient: confirmation.attribute("Recipient")?.to_owned(),
            roles: values(assertion, SamlIssuer::ROLE).collect(),
            session: values(assertion, SamlIssuer::SESSION_NAME).next()?,
        })
    }

    fn check(&self, issuer: &str) -> Result<(), RpcError> {
        if self.issuer != issuer {
            return Err(invalid("its issuer is not the provider"));
        }
        if self.recipient != SamlIssuer::RECIPIENT {
            return Err(invalid("its recipient is somebody else"));
        }
        if !limits::is_session_name(&self.session) {
            return Err(invalid("its RoleSessionName is wrongly formed"));
        }
        Ok(())
    }

    /// Checks that the assertion allows this role.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Assertion::read`].
    pub(super) fn check_role(&self, role: &str, provider: &str) -> Result<(), RpcError> {
        let asserted = self.roles.iter().any(|pair| {
            let parts = pair.split_once(',').map(|(a, b)| (a.trim(), b.trim()));
            parts == Some((role, provider)) || parts == Some((provider, role))
        });
        match asserted {
            true => Ok(()),
            false => Err(invalid("it does not assert this role by this provider")),
        }
    }

    /// Returns the contents of the member `SAMLAssertionInfo` in the response.
    pub(super) fn info(&self) -> Vec<(&'static str, String)> {
        vec![
            ("SubjectType", self.subject_type.clone()),
            ("Subject", self.subject.clone()),
            ("Recipient", self.recipient.clone()),
            ("Issuer", self.issuer.clone()),
        ]
    }
}

/// Iterates over the values of the attribute with the given name.
fn values<'e>(assertion: &'e Element, name: &'e str) -> impl Iterator<Item = String> + 'e {
    let named = assertion.all("Attribute");
    let named = named.filter(move |attribute| attribute.attribute("Name") == Some(name));
    let values = named.flat_map(|attribute| attribute.all("AttributeValue"));
    values.map(|value| value.text.trim().to_owned())
}

/// Checks all validity periods in the assertion.
fn check_times(assertion: &Element, now: UtcSeconds) -> Result<(), RpcError> {
    for place in ["SubjectConfirmationData", "Conditions"] {
        for element in assertion.all(place) {
            if let Some(end) = instant(element, "NotOnOrAfter")?
                && end <= now
            {
                return Err(RpcError::new(
                    401,
                    "AuthenticationFail.SAMLAssertion.Expired",
                    "The SAML Assertion is expired.",
                ));
            }
            if let Some(begin) = instant(element, "NotBefore")?
                && begin > now
            {
                return Err(invalid("it is not valid yet"));
            }
        }
    }
    Ok(())
}

fn instant(element: &Element, name: &str) -> Result<Option<UtcSeconds>, RpcError> {
    let Some(text) = element.attribute(name) else {
        return Ok(None);
    };
    match UtcSeconds::parse_iso_extended(text) {
        Some(instant) => Ok(Some(instant)),
        None => Err(invalid("a time in it is wrongly written")),
    }
}

fn invalid(why: &'static str) -> RpcError {
    RpcError::new(
        401,
        "AuthenticationFail.SAMLAssertion.Invalid",
        format!("The SAML Assertion is invalid: {why}."),
    )
}
