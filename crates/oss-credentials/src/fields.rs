//! The members of a JSON object that contains keys.

use oss_sign::{Credentials, UtcSeconds};
use serde_json::{Map, Value};

use crate::key_parts::{KeyParts, Text, Unusable};
use crate::timestamp;
use oss_context::{CredentialsError, Sender};

/// A JSON object of an answer. Texts are moved out of it into buffers that are overwritten when they
/// are dropped. An empty text counts as absent.
pub(crate) struct Fields<'a> {
    origin: &'a str,
    sender: Sender,
    size: usize,
    case: Case,
    /// What errors write before the name of a member: the object that contains it, and a dot.
    prefix: &'static str,
    members: Map<String, Value>,
}

/// The names that one source gives to what belongs to a key.
pub(crate) struct Names {
    pub(crate) id: &'static str,
    pub(crate) secret: &'static str,
    /// The first of these that is there.
    pub(crate) token: &'static [&'static str],
    pub(crate) expiration: &'static str,
}

/// Whether a field may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Optional,
    Required,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Any,
    Exact,
}

impl<'a> Fields<'a> {
    /// Parses the answer of a service, which errors call `origin`.
    pub(crate) fn parse(origin: &'a str, body: &[u8]) -> Result<Self, CredentialsError> {
        Self::parse_from(Sender::Service, origin, body)
    }

    /// Parses the answer of a sender of any kind, which errors call `origin`.
    pub(crate) fn parse_from(
        sender: Sender,
        origin: &'a str,
        body: &[u8],
    ) -> Result<Self, CredentialsError> {
        let invalid = |field: &str| CredentialsError::InvalidResponse {
            origin: origin.to_owned(),
            field: field.to_owned(),
            size: body.len(),
            sender,
        };
        match serde_json::from_slice(body) {
            Ok(Value::Object(members)) => Ok(Self {
                origin,
                sender,
                size: body.len(),
                case: Case::Exact,
                prefix: "",
                members,
            }),
            Ok(_) => Err(invalid("not a JSON object")),
            Err(_) => Err(invalid("not JSON")),
        }
    }

    /// From now on, ignores the case of names.
    pub(crate) fn in_any_case(self) -> Self {
        Self {
            case: Case::Any,
            ..self
        }
    }

    /// Whether there is a member with this name that is not `null`.
    pub(crate) fn has(&self, name: &str) -> bool {
        let found = self
            .members
            .iter()
            .find(|(member, _)| self.is_called(member, name));
        found.is_some_and(|(_, value)| !value.is_null())
    }

    /// The object with this name.
    pub(crate) fn object(mut self, name: &'static str) -> Result<Self, CredentialsError> {
        match self.take(name) {
            Some(Value::Object(members)) => Ok(Self { members, ..self }),
            _ => Err(self.invalid(name)),
        }
    }

    /// The object with this name, with its members called `prefix` and their names in errors.
    pub(crate) fn object_as(
        self,
        name: &'static str,
        prefix: &'static str,
    ) -> Result<Self, CredentialsError> {
        let object = self.object(name)?;
        Ok(Self { prefix, ..object })
    }

    /// The text with this name, if there is one.
    pub(crate) fn text(&mut self, name: &'static str) -> Option<Text<'static>> {
        match self.take(name) {
            Some(Value::String(text)) if !text.is_empty() => Some(Text::new(name, text)),
            _ => None,
        }
    }

    /// The text with this name, which must exist.
    pub(crate) fn required(
        &mut self,
        name: &'static str,
    ) -> Result<Text<'static>, CredentialsError> {
        self.text(name).ok_or_else(|| self.invalid(name))
    }

    /// The whole number of seconds with this name.
    pub(crate) fn seconds(&mut self, name: &'static str) -> Result<u64, CredentialsError> {
        let value = self.take(name);
        value
            .as_ref()
            .and_then(Value::as_u64)
            .ok_or_else(|| self.invalid(name))
    }

    /// The keys with these names. `temporary` says whether the token and the expiry must exist.
    pub(crate) fn keys(
        &mut self,
        names: &Names,
        temporary: Need,
    ) -> Result<Credentials, CredentialsError> {
        let token_field = names.token.first().copied().unwrap_or("security token");
        let parts = KeyParts {
            id: self.required(names.id)?,
            secret: self.required(names.secret)?,
            token: names.token.iter().find_map(|name| self.text(name)),
            token_field,
        };
        if parts.token.is_none() && temporary == Need::Required {
            return Err(self.invalid(token_field));
        }
        let expires_at = self.instant(names.expiration)?;
        if expires_at.is_none() && temporary == Need::Required {
            return Err(self.invalid(names.expiration));
        }
        let refuse = |unusable: &Unusable| self.invalid(&unusable.field);
        let credentials = parts.check(self.origin, refuse)?.credentials;
        Ok(match expires_at {
            Some(expires_at) => credentials.with_expiration(expires_at),
            None => credentials,
        })
    }

    /// An error about the field `name`.
    pub(crate) fn invalid(&self, name: &str) -> CredentialsError {
        CredentialsError::InvalidResponse {
            origin: self.origin.to_owned(),
            field: format!("{}{name}", self.prefix),
            size: self.size,
            sender: self.sender,
        }
    }

    fn instant(&mut self, name: &'static str) -> Result<Option<UtcSeconds>, CredentialsError> {
        match self.take(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => timestamp::parse(&text)
                .map(Some)
                .ok_or_else(|| self.invalid(name)),
            Some(_) => Err(self.invalid(name)),
        }
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        let case = self.case;
        let is_called = |member: &String| is_called(case, member, name);
        let member = self
            .members
            .keys()
            .find(|member| is_called(member))?
            .clone();
        self.members.get_mut(&member).map(Value::take)
    }

    fn is_called(&self, member: &str, name: &str) -> bool {
        is_called(self.case, member, name)
    }
}

impl Names {
    /// As STS writes them.
    pub(crate) const PASCAL: Self = Self {
        id: "AccessKeyId",
        secret: "AccessKeySecret",
        token: &["SecurityToken"],
        expiration: "Expiration",
    };
}

fn is_called(case: Case, member: &str, name: &str) -> bool {
    match case {
        Case::Any => member.eq_ignore_ascii_case(name),
        Case::Exact => member == name,
    }
}

/// The error for an answer of a service that has not the required form. Its text is never shown.
pub(crate) fn invalid(origin: &str, field: &str, size: usize) -> CredentialsError {
    CredentialsError::InvalidResponse {
        origin: origin.to_owned(),
        field: field.to_owned(),
        size,
        sender: Sender::Service,
    }
}
