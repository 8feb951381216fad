//! The members of a JSON object that holds keys.

use oss_sign::{Credentials, UtcSeconds};
use serde_json::{Map, Value};

use crate::intake::{Intake, Text};
use crate::timestamp;
use oss_context::CredentialsError;

/// An object of an answer. Texts are moved out of it into buffers that are overwritten when
/// dropped; an empty text counts as not there.
pub(crate) struct Fields<'a> {
    origin: &'a str,
    size: usize,
    case: Case,
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
    /// Parses a whole body; `origin` is who errors say has sent it.
    pub(crate) fn parse(origin: &'a str, body: &[u8]) -> Result<Self, CredentialsError> {
        let invalid = |field| invalid(origin, field, body.len());
        match serde_json::from_slice(body) {
            Ok(Value::Object(members)) => Ok(Self {
                origin,
                size: body.len(),
                case: Case::Exact,
                members,
            }),
            Ok(_) => Err(invalid("not a JSON object")),
            Err(_) => Err(invalid("not JSON")),
        }
    }

    /// Takes the names in any case.
    pub(crate) fn in_any_case(self) -> Self {
        Self {
            case: Case::Any,
            ..self
        }
    }

    /// Whether there is something under this name, `null` aside.
    pub(crate) fn has(&self, name: &str) -> bool {
        let found = self
            .members
            .iter()
            .find(|(member, _)| self.is_called(member, name));
        found.is_some_and(|(_, value)| !value.is_null())
    }

    /// The object under this name.
    pub(crate) fn object(mut self, name: &'static str) -> Result<Self, CredentialsError> {
        match self.take(name) {
            Some(Value::Object(members)) => Ok(Self { members, ..self }),
            _ => Err(self.invalid(name)),
        }
    }

    /// The text under this name, where there is one.
    pub(crate) fn text(&mut self, name: &'static str) -> Option<Text<'static>> {
        match self.take(name) {
            Some(Value::String(text)) if !text.is_empty() => Some(Text::new(name, text)),
            _ => None,
        }
    }

    /// The text under this name, which must be there.
    pub(crate) fn required(
        &mut self,
        name: &'static str,
    ) -> Result<Text<'static>, CredentialsError> {
        self.text(name).ok_or_else(|| self.invalid(name))
    }

    /// The whole number of seconds under this name.
    pub(crate) fn seconds(&mut self, name: &'static str) -> Result<u64, CredentialsError> {
        let value = self.take(name);
        value
            .as_ref()
            .and_then(Value::as_u64)
            .ok_or_else(|| self.invalid(name))
    }

    /// The keys under these names; `temporary` says whether token and end must be there.
    pub(crate) fn keys(
        &mut self,
        names: &Names,
        temporary: Need,
    ) -> Result<Credentials, CredentialsError> {
        let intake = Intake {
            id: self.required(names.id)?,
            secret: self.required(names.secret)?,
            token: names.token.iter().find_map(|name| self.text(name)),
        };
        if intake.token.is_none() && temporary == Need::Required {
            return Err(self.invalid(names.token.first().copied().unwrap_or("token")));
        }
        let expires_at = self.instant(names.expiration)?;
        if expires_at.is_none() && temporary == Need::Required {
            return Err(self.invalid(names.expiration));
        }
        let taken = intake
            .take()
            .map_err(|unusable| self.invalid(&unusable.field))?;
        Ok(match expires_at {
            Some(expires_at) => taken.credentials.with_expiration(expires_at),
            None => taken.credentials,
        })
    }

    /// An error about the field `name`.
    pub(crate) fn invalid(&self, name: &str) -> CredentialsError {
        invalid(self.origin, name, self.size)
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

/// An answer without the form it must have; its text is never shown.
pub(crate) fn invalid(origin: &str, field: &str, size: usize) -> CredentialsError {
    CredentialsError::InvalidResponse {
        origin: origin.to_owned(),
        field: field.to_owned(),
        size,
    }
}
