//! The string to sign of V4, and its signature.

use super::{Canonical, DayKey};
use crate::encode::hex;
use crate::explain::Explanation;
use crate::hash::Sha256;
use crate::sink::{Gathered, Sink, Tee};
use crate::text::Text;

pub(crate) const ALGORITHM: &str = "OSS4-HMAC-SHA256";

/// The signature of a request, in lower-case hex.
pub(crate) fn signature(canonical: &Canonical<'_>, time: &Text<16>, day: &DayKey) -> Text<64> {
    let mut hash = Gathered::<_, 1024>::new(Sha256::new());
    canonical.write(&mut hash);
    sign_hash(&hash.into_inner().finish(), time, day)
}

/// The signature of a request whose canonical form has the given hash.
pub(super) fn sign_hash(hash: &[u8; 32], time: &Text<16>, day: &DayKey) -> Text<64> {
    let hash = hex(hash);
    let mut hmac = Gathered::<_, 256>::new(day.key.start());
    write_string_to_sign(time, &day.scope, &hash, &mut hmac);
    hex(&hmac.into_inner().finish())
}

/// The same steps, kept as texts.
pub(crate) fn explain(canonical: &Canonical<'_>, time: &Text<16>, day: &DayKey) -> Explanation {
    let (mut text, mut hash) = (Vec::new(), Sha256::new());
    canonical.write(&mut Tee(&mut text, &mut hash));
    let hash = hex(&hash.finish());
    let (mut to_sign, mut hmac) = (Vec::new(), day.key.start());
    write_string_to_sign(time, &day.scope, &hash, &mut Tee(&mut to_sign, &mut hmac));
    Explanation::new(Some(text), to_sign, hex(&hmac.finish()).as_str())
}

/// The signature of a canonical request that is already text, at a time in any form.
pub(crate) fn sign_text(canonical: &str, time: &str, day: &DayKey) -> Text<64> {
    sign_texts(canonical, time, day).1
}

/// The same, with the string to sign.
pub(crate) fn sign_texts(canonical: &str, time: &str, day: &DayKey) -> (String, Text<64>) {
    let mut hash = Sha256::new();
    hash.put(canonical.as_bytes());
    let hash = hex(&hash.finish());
    let to_sign = [ALGORITHM, time, &day.scope, hash.as_str()].join("\n");
    let mut hmac = day.key.start();
    hmac.put(to_sign.as_bytes());
    (to_sign, hex(&hmac.finish()))
}

/// Algorithm, time, scope and hash of the canonical request, one a line.
fn write_string_to_sign(time: &Text<16>, scope: &str, hash: &Text<64>, sink: &mut impl Sink) {
    for line in [ALGORITHM.as_bytes(), time.as_bytes(), scope.as_bytes()] {
        sink.put(line);
        sink.put_byte(b'\n');
    }
    sink.put(hash.as_bytes());
}
