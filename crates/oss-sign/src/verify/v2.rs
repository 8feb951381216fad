//! V2 as a server reads and checks it.
//!
//! OSS accepts V2 from clients that have it, such as older releases of the official SDKs. It signs every
//! parameter of the query with HMAC-SHA256, but names neither a region nor a day. This crate only
//! verifies it, because V4 is there for new signatures.

use std::borrow::Cow;

use super::access_key_id::check_id;
use super::provided::Provided;
use super::query::Query;
use super::v1::{self, Time};
use super::{Mismatch, Place, Reason, Received, same};
use crate::encode::{base64_encode, push_encoded};
use crate::explain::Explanation;
use crate::hash::HmacSha256Key;
use crate::headers::{Headers, is_oss};
use crate::pairs::Pairs;
use crate::sink::{Sink, Tee};
use crate::v4::Additional;
use crate::{Secret, SourceIp};

/// The first word of `Authorization`, and the value of `x-oss-signature-version` in URLs.
pub(super) const ALGORITHM: &str = "OSS2";

/// What a V2 signature says in its header, or in the parameters of a URL.
pub(super) struct Fields<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) signature: Cow<'a, str>,
    /// Names of headers that are signed besides `x-oss-*`, separated by `;`.
    pub(super) additional: Cow<'a, str>,
}

/// Reads `AccessKeyId:ID,AdditionalHeaders:NAMES,Signature:SIGNATURE`, in any order. The additional
/// headers may be absent.
pub(super) fn fields(text: &str) -> Result<Fields<'_>, Reason> {
    let (mut id, mut signature, mut additional) = (None, None, None);
    for field in text.split(',') {
        let (name, value) = field.trim().split_once(':').ok_or(Reason::V2Fields)?;
        let place = match name {
            "AccessKeyId" => &mut id,
            "Signature" => &mut signature,
            "AdditionalHeaders" => &mut additional,
            _ => return Err(Reason::V2Fields),
        };
        if place.replace(value).is_some() {
            return Err(Reason::V2Fields);
        }
    }
    let given = |field: Option<&'_ str>| field.filter(|value| !value.is_empty()).is_some();
    if !given(id) || !given(signature) {
        return Err(Reason::V2Fields);
    }
    let fields = Fields {
        id: id.unwrap_or_default().into(),
        signature: signature.unwrap_or_default().into(),
        additional: additional.unwrap_or_default().into(),
    };
    check_id(&fields.id)?;
    Ok(fields)
}

/// The signed line of the time is `date`. A request with `x-oss-date` was made at that time, although
/// the line remains `date` if there is one.
pub(super) fn time_of_header<'a>(received: &Received<'a>) -> Result<Time<'a>, Reason> {
    Ok(match v1::time_of_header(received)? {
        Time::Date { text, signed_at } => Time::Date {
            text: received.header("date").unwrap_or(text),
            signed_at,
        },
        expires @ Time::Expires { .. } => expires,
    })
}

pub(super) fn in_query<'a>(query: &Query<'a>) -> Result<(Fields<'a>, Time<'a>), Reason> {
    let parameter = |name: &'static str| {
        let value = query.cow(name).filter(|value| !value.is_empty());
        value.ok_or(Reason::ParameterMissing { name })
    };
    let fields = Fields {
        id: parameter("x-oss-access-key-id")?,
        signature: parameter("x-oss-signature")?,
        additional: query.cow("x-oss-additional-headers").unwrap_or_default(),
    };
    check_id(&fields.id)?;
    let expires = query.cow("x-oss-expires").ok_or(Reason::ExpiresMissing)?;
    Ok((fields, v1::expires(expires)?))
}

pub(super) fn check(
    provided: &Provided<'_>,
    additional: &str,
    time: &Time<'_>,
    source: Option<SourceIp>,
    secret: &Secret,
) -> Result<(), Reason> {
    let received = &provided.received;
    let (mut resource, mut query, mut pairs) = (String::new(), String::new(), Pairs::new());
    push_encoded(&mut resource, received.resource_path);
    for (name, value) in provided.query.iter() {
        if provided.place == Place::Header || name != "x-oss-signature" {
            pairs.push(&mut query, name, value);
        }
    }
    if let Some(range) = source {
        pairs.push(
            &mut query,
            "x-oss-ac-source-ip",
            range.address_text().as_str(),
        );
    }
    // A parameter that came twice is signed twice.
    let _ = pairs.sort(&query);
    let additional = Additional::from_list(additional);
    let mut headers = Headers::new();
    for (name, value) in received.headers {
        if is_oss(name) || additional.contains(name) {
            headers.push(name, value);
        }
    }
    headers.sort();
    let canonical = Canonical {
        received,
        time: time.text(),
        headers: &headers,
        additional: &additional,
        resource: &resource,
        query: (&pairs, &query),
    };
    let explanation = canonical.explain(secret);
    if same(explanation.signature(), &provided.signature) {
        return Ok(());
    }
    Err(Mismatch::from_explanation(
        &explanation,
        &provided.signature,
    ))
}

/// The parts of a string to sign, each ready to be written.
struct Canonical<'a> {
    received: &'a Received<'a>,
    time: &'a str,
    /// The `x-oss-*` and the additional headers, sorted.
    headers: &'a Headers<'a>,
    additional: &'a Additional<'a>,
    /// The resource path, whose slashes are encoded as well.
    resource: &'a str,
    /// The sorted parameters, and the text that holds them.
    query: (&'a Pairs, &'a str),
}

impl Canonical<'_> {
    fn write(&self, sink: &mut impl Sink) {
        let header = |name| self.received.header_bytes(name).unwrap_or_default();
        for line in [
            self.received.method.as_bytes(),
            header("content-md5"),
            header("content-type"),
            self.time.as_bytes(),
        ] {
            sink.put(line);
            sink.put_byte(b'\n');
        }
        self.headers.write(sink);
        self.additional.write(sink);
        sink.put_byte(b'\n');
        sink.put(self.resource.as_bytes());
        let (pairs, text) = self.query;
        if !text.is_empty() {
            sink.put_byte(b'?');
            pairs.write(text, sink);
        }
    }

    fn explain(&self, secret: &Secret) -> Explanation {
        let mut text = Vec::new();
        let mut hmac = HmacSha256Key::new(secret.expose().as_bytes()).start();
        self.write(&mut Tee(&mut text, &mut hmac));
        Explanation::new(None, text, &base64_encode(&hmac.finish()))
    }
}

/// What a V2 signature says besides the signature itself.
pub(in crate::verify) struct Claimed<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) additional: Cow<'a, str>,
    pub(super) time: Time<'a>,
}

impl<'a> Claimed<'a> {
    /// The signature, and what else the fields say.
    pub(super) fn new(fields: Fields<'a>, time: Time<'a>) -> (Cow<'a, str>, Self) {
        let Fields {
            id,
            signature,
            additional,
        } = fields;
        let claimed = Self {
            id,
            additional,
            time,
        };
        (signature, claimed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ClaimVersion, claim};
    use super::*;
    use crate::UtcSeconds;

    const NOW: UtcSeconds = UtcSeconds::new(1_702_743_657);
    const DATE: (&str, &[u8]) = ("date", b"Sat, 16 Dec 2023 16:20:57 GMT");

    fn received<'a>(
        (method, resource_path): (&'a str, &'a str),
        raw_query: &'a str,
        headers: &'a [(&'a str, &'a [u8])],
    ) -> Received<'a> {
        Received {
            method,
            resource_path,
            raw_query,
            headers,
            peer: None,
        }
    }

    /// The signatures are those of oss2 2.19.1 for the key `id` with the secret `secret`.
    #[test]
    fn signatures_of_the_official_sdk_hold_in_headers() {
        let upload = (
            ("PUT", "/bucket/dir/a b+é.txt"),
            "append=&position=0&b%20c=d%2Fe",
            vec![
                DATE,
                ("Content-Type", b"text/plain".as_slice()),
                ("x-oss-meta-a", b"1"),
                ("X-Oss-Meta-B", b"two"),
                ("Range", b"bytes=0-1"),
                ("Accept", b"not signed"),
            ],
            "AdditionalHeaders:range,Signature:WvUDNcyagQ1WKk/wptgZfqD4GRRfgs6iIA7yu2nGJqA=",
        );
        let service = (
            ("GET", "/"),
            "prefix=a&max-keys=5",
            vec![DATE],
            "Signature:6dwyHn3f/ljiMT2J4XnPlhrh0kYzk7Ws7p25sH8vWik=",
        );
        let session = (
            ("GET", "/bucket/"),
            "acl",
            vec![DATE, ("x-oss-security-token", b"tok/en=".as_slice())],
            "Signature:OskBbv8tFbIXM8xs74ua7WSShUjCxGkGgRrh+hnAIZE=",
        );
        for (what, query, mut headers, fields) in [upload, service, session] {
            let authorization = format!("OSS2 AccessKeyId:id,{fields}");
            headers.push(("authorization", authorization.as_bytes()));
            let received = received(what, query, &headers);
            let claim = claim(&received).unwrap().unwrap();
            assert_eq!(claim.version(), ClaimVersion::V2);
            assert_eq!((claim.access_key_id(), claim.region()), ("id", None));
            claim.check_time(NOW).unwrap();
            claim.check_scope("anywhere", "oss").unwrap();
            claim.check_signature(&Secret::new("secret")).unwrap();
            assert!(claim.check_signature(&Secret::new("other")).is_err());
        }
    }

    #[test]
    fn signatures_of_the_official_sdk_hold_in_urls() {
        let signed = "x-oss-signature-version=OSS2&x-oss-expires=1702743717&x-oss-access-key-id=id";
        let additional = format!(
            "response-content-type=a%2Fb%20c&{signed}\
             &x-oss-additional-headers=custom%3Bcontent-length\
             &x-oss-signature=nsuHiA%2BLBKTWzt2uY8Led1H%2FaSqs%2FOu8V2sfkCugGos%3D"
        );
        let session = format!(
            "security-token=tok%2Fen%3D&{signed}\
             &x-oss-signature=DP%2FUWSHAN2i25n3FkgHBkbjddW7YomdN6%2BOuHnD7WVw%3D"
        );
        let get: [(&str, &[u8]); 2] = [("Custom", b"abc"), ("Content-Length", b"9")];
        let put: [(&str, &[u8]); 1] = [("Content-Type", b"x/y")];
        for (what, query, headers, token) in [
            (
                ("GET", "/bucket/dir/a b"),
                &additional,
                get.as_slice(),
                None,
            ),
            (("PUT", "/bucket/k"), &session, &put, Some("tok/en=")),
        ] {
            let claimed = received(what, query, headers);
            let claimed = claim(&claimed).unwrap().unwrap();
            assert_eq!(
                (claimed.place(), claimed.security_token()),
                (Place::Query, token)
            );
            claimed.check_time(NOW.plus_seconds(60)).unwrap();
            let late = claimed.check_time(NOW.plus_seconds(61));
            assert!(matches!(late, Err(Reason::Expired { .. })), "{late:?}");
            claimed.check_signature(&Secret::new("secret")).unwrap();
            for changed in [
                received(what, &format!("{query}&more=1"), headers),
                received(what, query, &[]),
                received(("GET", "/bucket/other"), query, headers),
            ] {
                let checked = claim(&changed).unwrap().unwrap();
                let checked = checked.check_signature(&Secret::new("secret"));
                assert!(
                    matches!(checked, Err(Reason::SignatureMismatch(_))),
                    "{checked:?}"
                );
            }
        }
    }

    #[test]
    fn malformed_parts_have_their_reasons() {
        let of_header = |fields: &str, date: &[(&str, &[u8])]| {
            let value = format!("OSS2 {fields}");
            let mut headers = date.to_vec();
            headers.push(("authorization", value.as_bytes()));
            claim(&received(("GET", "/"), "", &headers)).err()
        };
        for fields in [
            "",
            "AccessKeyId:id",
            "AccessKeyId:,Signature:a",
            "AccessKeyId:id,Signature:",
            "AccessKeyId:id,Signature:a,Signature:b",
            "AccessKeyId:id,Signature:a,Else:b",
            "AccessKeyId=id,Signature=a",
        ] {
            assert_eq!(
                of_header(fields, &[DATE]),
                Some(Reason::V2Fields),
                "{fields}"
            );
        }
        let fine = "Signature:a, AccessKeyId:id";
        assert_eq!(of_header(fine, &[DATE]), None);
        assert_eq!(of_header(fine, &[]), Some(Reason::DateMissing));
        let control = "AccessKeyId:i\u{1},Signature:a";
        assert_eq!(of_header(control, &[DATE]), Some(Reason::IdMalformed));
        let missing = |name| Reason::ParameterMissing { name };
        let malformed = Reason::V1ExpiresMalformed {
            value: "soon".to_owned(),
        };
        for (query, reason) in [
            (
                "x-oss-signature=a&x-oss-expires=1",
                missing("x-oss-access-key-id"),
            ),
            (
                "x-oss-access-key-id=a&x-oss-expires=1",
                missing("x-oss-signature"),
            ),
            (
                "x-oss-access-key-id=a&x-oss-signature=a",
                Reason::ExpiresMissing,
            ),
            (
                "x-oss-access-key-id=a&x-oss-signature=a&x-oss-expires=soon",
                malformed,
            ),
        ] {
            let query = format!("x-oss-signature-version=OSS2&{query}");
            let found = claim(&received(("GET", "/"), &query, &[])).err();
            assert_eq!(found, Some(reason), "{query}");
        }
    }

    /// oss2 writes the time of the call into `date` even if the caller gives `x-oss-date`.
    #[test]
    fn the_time_is_that_of_the_header_of_oss_and_the_signed_line_that_of_date() {
        let yesterday: (&str, &[u8]) = ("x-oss-date", b"Fri, 15 Dec 2023 16:20:57 GMT");
        let authorization: (&str, &[u8]) = ("authorization", b"OSS2 AccessKeyId:id,Signature:a");
        let headers = [DATE, yesterday, authorization];
        let received = received(("GET", "/"), "", &headers);
        let claim = claim(&received).unwrap().unwrap();
        let skewed = claim.check_time(NOW);
        assert!(
            matches!(skewed, Err(Reason::TimeSkewed { .. })),
            "{skewed:?}"
        );
        let checked = claim.check_signature(&Secret::new("secret"));
        let Err(Reason::SignatureMismatch(mismatch)) = checked else {
            panic!("{checked:?}");
        };
        assert_eq!(
            mismatch.string_to_sign,
            "GET\n\n\nSat, 16 Dec 2023 16:20:57 GMT\n\
             x-oss-date:Fri, 15 Dec 2023 16:20:57 GMT\n\n%2F"
        );
    }
}
