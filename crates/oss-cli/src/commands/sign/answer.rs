//! What OSS answered, beside what was signed.

use oss_client::error::RefusalClass;
use oss_sign::explain::{Difference, compare};

use super::texts::Texts;
use super::verdict::Verdict;
use crate::commands::refusal::{Reading, Saved};

/// The answer without the request that it belongs to.
pub(super) fn alone(saved: &Saved) -> Verdict {
    let reading = Reading::new(&saved.refusal());
    let sentence = match reading.class {
        RefusalClass::Authentication => reading.cause,
        class => format!(
            "the refusal is not about a signature but about {class}: {}",
            reading.cause
        ),
    };
    Verdict::refused(reading.class, sentence, reading.change)
}

/// The answer beside what was signed. Where the answer repeats the request as it arrived, the first
/// line that differs is the reason.
pub(super) fn beside(texts: &Texts, saved: &Saved) -> Verdict {
    let canonical = match (&texts.canonical_request, saved.get("CanonicalRequest")) {
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
    let Some(servers) = saved.get("StringToSign") else {
        return alone(saved);
    };
    match compare(texts.string_to_sign.trim_end(), servers.trim_end()) {
        Some(difference) if of_v4 => {
            let change = in_v4_string(&difference);
            differs(
                &difference,
                "the requests agree, but their dates or scopes do not",
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
        None => Verdict::unauthentic(
            "both sides signed the same text, so the secret is wrong",
            "check the access key secret: it may be cut off, have a blank at its end, or belong to \
             another access key",
        ),
    }
}

fn differs(difference: &Difference, sentence: &str, change: String) -> Verdict {
    Verdict {
        difference: Some(difference.to_string()),
        ..Verdict::unauthentic(sentence, change)
    }
}

/// The lines are method, path, query, one for each header, additional headers, and payload hash.
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
            "{servers} arrived in a form that was not signed: sign it, or keep the client from \
             adding it"
        ),
        (Some(ours), None) => format!("{ours} was signed and did not arrive: send it"),
        (None, None) => "the headers that were signed and those that arrived differ".to_owned(),
    }
}

/// The lines are algorithm, time, scope, and hash of the canonical request.
fn in_v4_string(difference: &Difference) -> String {
    match difference.line {
        2 => "sign with the time that x-oss-date has".to_owned(),
        3 => "sign for the region of the bucket, and with the day of x-oss-date in UTC".to_owned(),
        _ => "the canonical requests differ: compare them".to_owned(),
    }
}

/// The lines are method, MD5, type and date, then headers and resource.
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
    use crate::exit::ExitStatus;

    fn saved(canonical: &str, string: &str) -> Saved {
        let text = format!(
            "<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>{canonical}\
             </CanonicalRequest><StringToSign>{string}</StringToSign></Error>"
        );
        Saved::parse(&text).unwrap()
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
        let verdict = beside(&texts(), &saved(servers, ""));
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
        let document = saved(
            ours.canonical_request.as_ref().unwrap(),
            &ours.string_to_sign,
        );
        let verdict = beside(&ours, &document);
        assert!(
            verdict.sentence.contains("the secret is wrong"),
            "{verdict:?}"
        );
    }

    #[test]
    fn another_region_is_a_matter_of_the_scope() {
        let ours = texts();
        let string = ours.string_to_sign.replace("scope", "other");
        let document = saved(ours.canonical_request.as_ref().unwrap(), &string);
        let verdict = beside(&ours, &document);
        assert!(verdict.change.unwrap().contains("region of the bucket"));
    }

    #[test]
    fn an_answer_about_rights_is_no_matter_of_signatures() {
        let document = Saved::parse("<Error><Code>AccessDenied</Code></Error>").unwrap();
        let verdict = beside(&texts(), &document);
        assert!(
            verdict.sentence.contains("not about a signature"),
            "{verdict:?}"
        );
    }

    #[test]
    fn an_expired_link_is_explained_without_sending_anybody_elsewhere() {
        let text = "<Error><Code>AccessDenied</Code><Message>Request has expired.</Message>\
                    <EC>0002-00000069</EC></Error>";
        let verdict = beside(&texts(), &Saved::parse(text).unwrap());
        assert_eq!(verdict.sentence, "the link has expired");
        assert!(verdict.change.unwrap().starts_with("make a new link"));
    }
}
