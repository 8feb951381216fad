//! The referers from which objects can be read.

use ::http::Method;
use oss_policy::matching::resource_fits;

use super::caller::Caller;
use crate::codes::{Code, OssError};
use crate::configurations::Referers;
use crate::http::ServerRequest;
use crate::store::Bucket;

/// Checks the header `Referer` of a request to read. It is checked for anonymous requests and for
/// signed URLs only, because browsers send those.
///
/// # Errors
///
/// Returns 403 `AccessDenied` if the bucket does not allow the referer.
pub(crate) fn check_referer(
    caller: &Caller,
    request: &ServerRequest,
    bucket: &Bucket,
) -> Result<(), OssError> {
    let signed_by_header = !caller.is_anonymous() && request.headers.contains("authorization");
    if signed_by_header || request.method != Method::GET {
        return Ok(());
    }
    let Some(rules) = bucket.configurations.get::<Referers>() else {
        return Ok(());
    };
    let referer = request.header("referer").unwrap_or_default();
    if admits(&rules, referer) {
        return Ok(());
    }
    let (ec, cause) = match referer {
        "" => (
            "0003-00000501",
            "the bucket allows no request without a Referer",
        ),
        _ => (
            "0003-00000503",
            "the referer rules of the bucket do not allow this Referer",
        ),
    };
    Err(OssError::new(Code::AccessDenied)
        .message("You are denied by bucket referer policy.")
        .with("BucketName", &bucket.name)
        .ec(ec)
        .because(cause))
}

fn admits(rules: &Referers, referer: &str) -> bool {
    let empty = Vec::new();
    let denied = rules.denied.as_ref().map_or(&empty, |list| &list.patterns);
    let allowed = rules.allowed.as_ref().map_or(&empty, |list| &list.patterns);
    if referer.is_empty() {
        return rules.allow_empty;
    }
    let compared = shortened(rules, referer);
    let fits = |pattern: &String| {
        // A pattern without a scheme is compared with the rest of the referer.
        let compared = match pattern.contains("://") {
            true => compared,
            false => compared
                .split_once("://")
                .map_or(compared, |(_, rest)| rest),
        };
        resource_fits(pattern, compared)
    };
    !denied.iter().any(fits) && (allowed.is_empty() || allowed.iter().any(fits))
}

/// Returns the part of a referer that is compared with the patterns.
fn shortened<'r>(rules: &Referers, referer: &'r str) -> &'r str {
    let without_query = match rules.allow_truncate_query_string.unwrap_or(true) {
        true => referer.split('?').next().unwrap_or(referer),
        false => referer,
    };
    if rules.truncate_path != Some(true) {
        return without_query;
    }
    let authority = without_query.find("://").map_or(0, |at| at + 3);
    let path = without_query
        .get(authority..)
        .and_then(|rest| rest.find('/'));
    path.and_then(|at| without_query.get(..authority + at))
        .unwrap_or(without_query)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::configurations::Document;

    fn rules(lists: &str) -> Referers {
        let document = format!(
            "<RefererConfiguration><AllowEmptyReferer>false</AllowEmptyReferer>{lists}</RefererConfiguration>"
        );
        Referers::from_request(document.as_bytes()).unwrap()
    }

    #[test]
    fn lists_decide_and_the_black_one_first() {
        let some = rules(
            "<RefererList><Referer>http://*.example.com</Referer><Referer>www.example.?rg</Referer></RefererList>\
             <RefererBlacklist><Referer>http://bad.example.com</Referer></RefererBlacklist><TruncatePath>true</TruncatePath>",
        );
        for (referer, admitted) in [
            ("http://www.example.com", true),
            ("http://www.example.com/page?query", true),
            ("https://www.example.org/page", true),
            ("https://www.example.com", false),
            ("http://bad.example.com/page", false),
            ("", false),
        ] {
            assert_eq!(admits(&some, referer), admitted, "{referer}");
        }
        let none = rules("<RefererList/>");
        assert!(admits(&none, "http://anybody.example"));
        assert!(!admits(&none, ""));
    }

    #[test]
    fn a_query_is_compared_only_if_the_rules_say_so() {
        let list = "<RefererList><Referer>http://a/page</Referer></RefererList>";
        assert!(admits(&rules(list), "http://a/page?x=1"));
        let strict = format!("<AllowTruncateQueryString>false</AllowTruncateQueryString>{list}");
        assert!(!admits(&rules(&strict), "http://a/page?x=1"));
    }
}
