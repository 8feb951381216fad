//! Times in rows, which are written as seconds since 1970.

use oss_sign::UtcSeconds;
use serde::{Deserialize, Deserializer, Serializer};

pub(super) fn serialize<S: Serializer>(time: &UtcSeconds, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_i64(time.as_i64())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<UtcSeconds, D::Error> {
    i64::deserialize(from).map(UtcSeconds::new)
}

/// Times that may be absent.
pub(super) mod optional {
    use oss_sign::UtcSeconds;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(
        clippy::ref_option,
        reason = "the derive macro calls it with a reference"
    )]
    pub(crate) fn serialize<S: Serializer>(
        time: &Option<UtcSeconds>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        time.map(UtcSeconds::as_i64).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<UtcSeconds>, D::Error> {
        Ok(Option::<i64>::deserialize(from)?.map(UtcSeconds::new))
    }
}
