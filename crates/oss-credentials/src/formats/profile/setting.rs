//! One value of a profile.

use std::fmt;

use oss_sign::Secret;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A value as a file holds it. Any text may be a secret, so that all are kept as such.
#[derive(Clone, Debug, Default)]
pub(crate) enum Setting {
    Flag(bool),
    #[default]
    Null,
    Number(i64),
    /// Something that no setting of ours is.
    Other,
    Text(Secret),
}

impl Setting {
    /// An empty text counts as not set.
    pub(crate) fn is_set(&self) -> bool {
        match self {
            Self::Text(text) => !text.expose().trim().is_empty(),
            Self::Null => false,
            Self::Flag(_) | Self::Number(_) | Self::Other => true,
        }
    }

    pub(crate) fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.expose().trim().parse().ok(),
            Self::Flag(_) | Self::Null | Self::Other => None,
        }
    }

    pub(crate) fn flag(&self) -> bool {
        match self {
            Self::Flag(flag) => *flag,
            Self::Text(text) => text.expose().trim().eq_ignore_ascii_case("true"),
            Self::Null | Self::Number(_) | Self::Other => false,
        }
    }
}

/// Takes whatever stands there, so that a wrong type is told by the name of its field and not by
/// its value.
impl<'de> Deserialize<'de> for Setting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnySetting)
    }
}

struct AnySetting;

impl<'de> Visitor<'de> for AnySetting {
    type Value = Setting;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Setting, E> {
        Ok(Setting::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Setting, E> {
        Ok(Setting::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Setting, E> {
        Ok(i64::try_from(number).map_or(Setting::Other, Setting::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Setting, E> {
        Ok(Setting::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Setting, E> {
        Ok(Setting::Text(Secret::new(text)))
    }

    fn visit_string<E>(self, text: String) -> Result<Setting, E> {
        Ok(Setting::Text(Secret::new(text)))
    }

    fn visit_unit<E>(self) -> Result<Setting, E> {
        Ok(Setting::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Setting, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Setting::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Setting, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Setting::Other)
    }
}
