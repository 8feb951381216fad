//! The string to sign of V4, and its signature.

use super::{Canonical, DayKey, Scope};
use crate::encode::hex;
use crate::explain::Explanation;
use crate::hash::Sha256;
use crate::sink::{Gathered, Sink, Tee};
use crate::text::Text;

pub(crate) const ALGORITHM: &str = "OSS4-HMAC-SHA256";

/// The signature of a request, in lower-case hex.
pub(crate) fn signature(
    canonical: &Canonical<'_>,
    time: &Text<16>,
    scope: &Scope,
    day: &DayKey,
) -> Text<64> {
    let mut hash = Gathered::new(Sha256::new());
    canonical.write(&mut hash);
    let hash = hex(&hash.into_inner().finish());
    let mut hmac = Gathered::new(day.key.start());
    write_string_to_sign(
        time.as_str(),
        day.date.as_str(),
        &scope.plain,
        hash.as_str(),
        &mut hmac,
    );
    hex(&hmac.into_inner().finish())
}

/// The same steps, kept as texts.
pub(crate) fn explain(
    canonical: &Canonical<'_>,
    time: &Text<16>,
    scope: &Scope,
    day: &DayKey,
) -> Explanation {
    let (mut text, mut hash) = (Vec::new(), Sha256::new());
    canonical.write(&mut Tee(&mut text, &mut hash));
    let hash = hex(&hash.finish());
    let (mut to_sign, mut hmac) = (Vec::new(), day.key.start());
    let mut both = Tee(&mut to_sign, &mut hmac);
    write_string_to_sign(
        time.as_str(),
        day.date.as_str(),
        &scope.plain,
        hash.as_str(),
        &mut both,
    );
    Explanation::new(Some(text), to_sign, hex(&hmac.finish()).as_str())
}

/// Algorithm, time, scope and hash of the canonical request, one a line. `scope` begins at the
/// slash after the date.
pub(crate) fn write_string_to_sign(
    time: &str,
    date: &str,
    scope: &str,
    hash: &str,
    sink: &mut impl Sink,
) {
    for piece in [ALGORITHM, "\n", time, "\n", date, scope, "\n", hash] {
        sink.put(piece.as_bytes());
    }
}
