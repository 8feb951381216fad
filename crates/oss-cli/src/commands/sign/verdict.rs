//! Whether OSS takes a signature, why not, and what to change.

use oss_client::error::ErrorDocument;
use oss_sign::explain::{Difference, compare};
use oss_sign::verify::{Claim, Reason};
use oss_sign::{Credentials, UtcSeconds};

use super::explain::Texts;
use crate::exit::ExitStatus;

/// What comes out of an explanation.
#[derive(Debug)]
pub(super) struct Verdict {
    pub(super) status: ExitStatus,
    pub(super) sentence: String,
    pub(super) difference: Option<String>,
    pub(super) change: Option<String>,
}

impl Verdict {
    fn fine(sentence: impl Into<String>) -> Self {
        Self {
            status: ExitStatus::Success,
            sentence: sentence.into(),
            difference: None,
            change: None,
        }
    }

    fn refused(sentence: impl Into<String>, change: impl Into<String>) -> Self {
        Self {
            status: ExitStatus::Denied,
            change: Some(change.into()),
            ..Self::fine(sentence)
        }
    }
}

/// The request was not signed, so there is nothing to compare.
pub(super) fn unsigned() -> Verdict {
    Verdict::fine("the request is not signed; this is what the current key signs of it")
}

/// The signature that a request carries, held against our key and the clock.
pub(super) fn of_claim(claim: &Claim<'_>, keys: Option<&Credentials>, now: UtcSeconds) -> Verdict {
    if let Err(reason) = claim.check_time(now) {
        return Verdict::refused(reason.to_string(), "sign it anew");
    }
    let key = keys.and_then(|keys| keys.access_key());
    let Some(key) = key.filter(|key| key.id() == claim.access_key_id()) else {
        return Verdict::fine(
            "it is signed by another key than the current one, so only OSS can check it",
        );
    };
    match claim.check_signature(key.secret()) {
        Ok(()) => Verdict::fine("the signature is right for the current key"),
        Err(Reason::SignatureMismatch(_)) => Verdict::refused(
            "the signature does not belong to this request",
            "method, path, parameters or signed headers are not what was signed, or it was signed \
             by another secret; with --error and the answer of OSS the line is shown",
        ),
        Err(reason) => Verdict::refused(reason.to_string(), "sign it anew without that"),
    }
}

/// What was signed beside what the server says it has received.
pub(super) fn of_error(texts: &Texts, document: &ErrorDocument) -> Verdict {
    let code = document.get("Code").unwrap_or_default();
    let canonical = match (&texts.canonical_request, document.get("CanonicalRequest")) {
        (Some(ours), Some(servers)) => compare(ours.trim_end(), servers.trim_end()),
        _ => None,
    };
    let of_v4 = texts.canonical_request.is_some();
    if let Some(difference) = canonical {
        let change = in_canonical_request(&difference);
        return differs(
            &difference,
            "the request that arrived is not the one that was signed",
            change,
        );
    }
    let Some(servers) = document.get("StringToSign") else {
        return Verdict::refused(
            format!("the answer is {code:?}, which is not about a signature"),
            "its <Message> says what is wrong; oss access explain --error looks at rights",
        );
    };
    match compare(texts.string_to_sign.trim_end(), servers.trim_end()) {
        Some(difference) if of_v4 => {
            let change = in_v4_string(&difference);
            differs(
                &difference,
                "request and server agree, but not on date or scope",
                change,
            )
        }
        Some(difference) => {
            let change = in_v1_string(&difference);
            differs(
                &difference,
                "the request that arrived is not the one that was signed",
                change,
            )
        }
        None => Verdict::refused(
            "both sides signed the same text, so the secret is another one",
            "check the access key secret: cut off, with a blank at its end, or of another key",
        ),
    }
}

fn differs(difference: &Difference, sentence: &str, change: String) -> Verdict {
    Verdict {
        difference: Some(difference.to_string()),
        ..Verdict::refused(sentence, change)
    }
}

/// Method, path, query, headers, additional headers, payload hash: a line each, the headers several.
fn in_canonical_request(difference: &Difference) -> String {
    match difference.line {
        1 => "send it with the method that was signed".to_owned(),
        2 => "bucket or key differ: encode the key once, and sign bucket and key also where the \
              host names the bucket"
            .to_owned(),
        3 => "send exactly the parameters that were signed, no more and no fewer".to_owned(),
        _ => in_headers(difference),
    }
}

fn in_headers(difference: &Difference) -> String {
    let name = |line: &Option<String>| {
        let (name, _) = line.as_deref()?.split_once(':')?;
        Some(name.to_owned())
    };
    match (name(&difference.ours), name(&difference.servers)) {
        (Some(ours), Some(servers)) if ours == servers => {
            format!("send {ours} exactly as it was signed")
        }
        (_, Some(servers)) => format!(
            "{servers} arrived and was not signed so: sign it, or keep the client from adding it"
        ),
        (Some(ours), None) => format!("{ours} was signed and did not arrive: send it"),
        (None, None) => "the headers that were signed and those that arrived differ".to_owned(),
    }
}

/// Algorithm, time, scope, hash of the canonical request.
fn in_v4_string(difference: &Difference) -> String {
    match difference.line {
        2 => "sign with the time that x-oss-date has".to_owned(),
        3 => "sign for the region of the bucket, and with the day of x-oss-date in UTC".to_owned(),
        _ => "what is hashed differs: compare the canonical requests".to_owned(),
    }
}

/// Method, MD5, type, date, then headers and resource.
fn in_v1_string(difference: &Difference) -> String {
    match difference.line {
        1 => "send it with the method that was signed".to_owned(),
        2 => "send content-md5 exactly as it was signed".to_owned(),
        3 => "send exactly the content type that was signed; curl --data and browsers add one"
            .to_owned(),
        4 => "send the date, or Expires, that was signed".to_owned(),
        _ => in_headers(difference),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(canonical: &str, string: &str) -> ErrorDocument {
        let text = format!(
            "<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>{canonical}\
             </CanonicalRequest><StringToSign>{string}</StringToSign></Error>"
        );
        ErrorDocument::parse(&text).unwrap()
    }

    fn texts() -> Texts {
        Texts {
            canonical_request: Some(
                "PUT\n/b/k\n\ncontent-type:text/plain\n\n\nUNSIGNED-PAYLOAD".to_owned(),
            ),
            string_to_sign: "OSS4-HMAC-SHA256\n20260101T000000Z\nscope\nhash".to_owned(),
        }
    }

    #[test]
    fn a_content_type_that_the_client_added_is_named() {
        let servers = "PUT\n/b/k\n\ncontent-type:image/png\n\n\nUNSIGNED-PAYLOAD";
        let verdict = of_error(&texts(), &document(servers, ""));
        assert_eq!(verdict.status, ExitStatus::Denied);
        assert!(verdict.difference.unwrap().starts_with("line 4 differs"));
        assert_eq!(
            verdict.change.unwrap(),
            "send content-type exactly as it was signed"
        );
    }

    #[test]
    fn equal_texts_blame_the_secret() {
        let ours = texts();
        let document = document(
            ours.canonical_request.as_ref().unwrap(),
            &ours.string_to_sign,
        );
        let verdict = of_error(&ours, &document);
        assert!(
            verdict.sentence.contains("the secret is another one"),
            "{verdict:?}"
        );
    }

    #[test]
    fn another_region_is_a_matter_of_the_scope() {
        let ours = texts();
        let string = ours.string_to_sign.replace("scope", "other");
        let document = document(ours.canonical_request.as_ref().unwrap(), &string);
        let verdict = of_error(&ours, &document);
        assert!(verdict.change.unwrap().contains("region of the bucket"));
    }

    #[test]
    fn an_answer_about_rights_is_no_matter_of_signatures() {
        let document = ErrorDocument::parse("<Error><Code>AccessDenied</Code></Error>").unwrap();
        let verdict = of_error(&texts(), &document);
        assert!(
            verdict.sentence.contains("not about a signature"),
            "{verdict:?}"
        );
    }
}
