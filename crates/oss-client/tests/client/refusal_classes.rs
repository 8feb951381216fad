//! Every refusal that OSS, STS and RAM are known to make: what it is about, and the advice about it.

use oss_client::error::{ErrorDocument, Refusal, RefusalClass};
use oss_client::policy::Denial;

/// A line of the sample.
#[derive(Clone, Copy)]
struct Case<'a> {
    status: u16,
    code: &'a str,
    message: &'a str,
    ec: &'a str,
    class: &'a str,
    advice: &'a str,
}

impl<'a> Case<'a> {
    fn all() -> Vec<Case<'static>> {
        let lines = include_str!("../samples/refusals.tsv").lines();
        let cases: Vec<_> = lines
            .filter(|line| !line.starts_with('#'))
            .map(Case::read)
            .collect();
        assert!(cases.len() > 290, "{}", cases.len());
        cases
    }

    fn read(line: &'a str) -> Self {
        let fields = line.split('\t').map(|field| match field {
            "-" => "",
            field => field,
        });
        let fields: Vec<_> = fields.collect();
        let [status, code, message, ec, class, advice] = fields[..] else {
            panic!("not six fields: {line}");
        };
        Self {
            status: status.parse().unwrap(),
            code,
            message,
            ec,
            class,
            advice,
        }
    }

    fn refusal(&self) -> Refusal<'a> {
        Refusal {
            status: self.status,
            code: self.code,
            message: self.message,
            ec: Some(self.ec).filter(|ec| !ec.is_empty()),
            ..Refusal::default()
        }
    }
}

fn line(refusal: &Refusal<'_>) -> String {
    let advice = refusal.advice();
    advice.map_or_else(String::new, |advice| advice.to_string())
}

#[test]
fn every_known_refusal_has_its_class_and_its_advice() {
    let mut wrong = Vec::new();
    for case in Case::all() {
        let refusal = case.refusal();
        let (class, advice) = (refusal.class().as_str(), line(&refusal));
        if class != case.class || !advice.contains(case.advice) {
            wrong.push(format!(
                "{} {} {:?}: {class}, not {}: {advice:?} has no {:?}",
                case.ec, case.code, case.message, case.class, case.advice
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The answer to a `HEAD` may have nothing but its EC.
#[test]
fn an_ec_alone_is_enough_for_the_class() {
    for case in Case::all().iter().filter(|case| !case.ec.is_empty()) {
        let alone = Refusal {
            ec: Some(case.ec),
            ..Refusal::default()
        };
        assert_eq!(alone.class().as_str(), case.class, "{}", case.ec);
    }
}

/// A proxy may strip the EC, and STS and RAM have none.
#[test]
fn a_message_of_access_denied_is_enough_for_the_class() {
    let cases = Case::all();
    let cases = cases
        .iter()
        .filter(|case| case.code == "AccessDenied" && !case.message.is_empty());
    for case in cases {
        let without = Refusal {
            ec: None,
            ..case.refusal()
        };
        assert_eq!(without.class().as_str(), case.class, "{}", case.message);
    }
}

#[test]
fn the_ec_decides_against_the_message() {
    let refusal = |ec, message| Refusal {
        code: "AccessDenied",
        message,
        ec: Some(ec),
        ..Refusal::default()
    };
    for (ec, message, class) in [
        (
            "0002-00009999",
            "Access denied by bucket policy.",
            RefusalClass::Authentication,
        ),
        (
            "0003-00000001",
            "Request has expired.",
            RefusalClass::Access,
        ),
        ("0006-00009999", "Request has expired.", RefusalClass::Form),
        ("0016-00009999", "", RefusalClass::Request),
        ("0017-00009999", "", RefusalClass::Request),
        ("0048-00009999", "", RefusalClass::Address),
    ] {
        assert_eq!(refusal(ec, message).class(), class, "{ec}");
    }
}

/// The crate of the policies speaks only of refusals that are about rights.
#[test]
fn policies_advise_only_where_a_right_is_missing() {
    for case in Case::all() {
        let refusal = case.refusal();
        let denial = Denial {
            code: refusal.code,
            message: refusal.message,
            ec: refusal.ec,
            ..Denial::default()
        };
        let is_access = refusal.class() == RefusalClass::Access;
        assert_eq!(
            denial.is_about_rights(),
            is_access,
            "{} {} {}",
            case.ec,
            case.code,
            case.message
        );
    }
}

#[test]
fn an_answer_that_names_an_endpoint_is_about_that() {
    let text = "<Error><Code>AccessDenied</Code><Message>The bucket you are attempting to access \
                must be addressed using the specified endpoint.</Message>\
                <Endpoint>oss-cn-shanghai.example.com</Endpoint></Error>";
    let document = ErrorDocument::parse(text).unwrap();
    let refusal = document.refusal();
    assert_eq!(refusal.class(), RefusalClass::Address);
    assert_eq!(
        line(&refusal),
        "the bucket is served at another endpoint: use the endpoint oss-cn-shanghai.example.com"
    );
}

#[test]
fn a_status_alone_has_a_class_and_no_advice() {
    for (status, class) in [
        (404, RefusalClass::NotFound),
        (412, RefusalClass::State),
        (502, RefusalClass::Service),
        (403, RefusalClass::Unknown),
    ] {
        let refusal = Refusal {
            status,
            ..Refusal::default()
        };
        assert_eq!(
            (refusal.class(), refusal.advice()),
            (class, None),
            "{status}"
        );
    }
}
