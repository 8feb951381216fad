//! Finding headers of a response.

use http::{HeaderMap, HeaderValue};

/// Returns the first value of a header.
///
/// A map checks and hashes the name that it looks for. Among the few headers that most responses have,
/// comparing the names is faster.
pub(crate) fn find<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h HeaderValue> {
    if headers.len() > FEW {
        return headers.get(name);
    }
    let mut all = headers.iter();
    let found = all.find(|(known, _)| known.as_str().eq_ignore_ascii_case(name));
    found.map(|(_, value)| value)
}

/// Which names a response has, roughly: an operation asks for some thirty headers, most of which are
/// absent.
#[derive(Clone, Copy, Default)]
pub(crate) struct Names(u64);

impl Names {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let bits = headers.keys().map(|name| bit(name.as_str()));
        Self(bits.fold(0, |all, bit| all | bit))
    }

    /// Returns the first value of a header of the response from which this was made.
    pub(crate) fn find<'h>(self, headers: &'h HeaderMap, name: &str) -> Option<&'h HeaderValue> {
        match self.0 & bit(name) {
            0 => None,
            _ => find(headers, name),
        }
    }
}

/// One of 64 bits, by the length and the last letters of a name in upper or lower case.
fn bit(name: &str) -> u64 {
    let mut last = name.bytes().rev().map(|byte| u64::from(byte | 0x20));
    let mut letter = || last.next().unwrap_or_default();
    1 << ((name.len() as u64 + letter() * 7 + letter() * 13) % 64)
}

const FEW: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_is_found_among_few_and_among_many_headers() {
        let mut headers = HeaderMap::new();
        headers.append("etag", HeaderValue::from_static("first"));
        headers.append("etag", HeaderValue::from_static("second"));
        assert_eq!(find(&headers, "ETag").unwrap(), "first");
        assert_eq!(find(&headers, "etags"), None);
        for number in 0..=FEW {
            let name = http::HeaderName::try_from(format!("x-oss-meta-{number}")).unwrap();
            headers.insert(name, HeaderValue::from_static("value"));
        }
        assert_eq!(find(&headers, "ETag").unwrap(), "first");
        assert_eq!(find(&headers, "x-oss-meta-7").unwrap(), "value");
    }

    #[test]
    fn a_header_that_is_there_is_never_taken_for_an_absent_one() {
        let known = [
            "a",
            "etag",
            "x-oss-hash-crc64ecma",
            "x-oss-meta-1",
            "x_y",
            "content-type",
        ];
        for name in known {
            let mut headers = HeaderMap::new();
            headers.insert(name, HeaderValue::from_static("value"));
            let names = Names::of(&headers);
            for form in [name.to_owned(), name.to_ascii_uppercase()] {
                assert!(names.find(&headers, &form).is_some(), "{form}");
            }
        }
        assert!(Names::default().find(&HeaderMap::new(), "").is_none());
    }
}
