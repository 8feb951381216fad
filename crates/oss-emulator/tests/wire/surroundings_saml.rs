//! AssumeRoleWithSAML, as far as the answers of STS go.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use oss_emulator::{Emulator, Role, SamlAssertion, SamlIssuer, Surroundings};

use crate::raw::{Reply, ask};
use crate::signed::form;
use crate::sts::{code, json, post};
use crate::surroundings::{NAMES, keys, live_for, server};

const PROVIDER: &str = "acs:ram::1000000000000001:saml-provider/company";
const ROLE: &str = "acs:ram::1000000000000001:role/oss-emulator";

async fn company() -> (Emulator, oss_emulator::Clock) {
    server(Surroundings::new().saml_provider("company")).await
}

fn issuer(server: &Emulator) -> &SamlIssuer {
    server.surroundings().saml().unwrap()
}

fn good() -> SamlAssertion {
    SamlAssertion::new("someone@example.com", ROLE, "sessiontest")
}

async fn assume(server: &Emulator, assertion: &str, changes: &[(&str, &str)]) -> Reply {
    let mut parameters = vec![
        ("Action", "AssumeRoleWithSAML"),
        ("Version", "2015-04-01"),
        ("Format", "JSON"),
        ("RoleArn", ROLE),
        ("SAMLProviderArn", PROVIDER),
        ("SAMLAssertion", assertion),
    ];
    parameters.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    parameters.extend(changes.iter().filter(|(_, value)| *value != "-"));
    ask(server, &post("", &form(&parameters))).await
}

#[tokio::test]
async fn a_good_response_gets_keys_of_the_session_it_names() {
    let (server, clock) = company().await;
    assert_eq!(issuer(&server).arn(), PROVIDER);
    let assertion = issuer(&server).issue_assertion(&good());
    let reply = assume(&server, &assertion, &[("DurationSeconds", "900")]).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = json(&reply);
    let names: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "RequestId",
            "AssumedRoleUser",
            "Credentials",
            "SAMLAssertionInfo"
        ]
    );
    assert_eq!(
        answer["AssumedRoleUser"]["Arn"],
        "acs:ram::1000000000000001:role/oss-emulator/sessiontest"
    );
    assert_eq!(
        answer["SAMLAssertionInfo"],
        serde_json::json!({
            "SubjectType": "persistent",
            "Subject": "someone@example.com",
            "Recipient": "https://signin.aliyun.com/saml-role/SSO",
            "Issuer": issuer(&server).issuer(),
        })
    );
    let keys = keys(&answer["Credentials"], NAMES);
    live_for(&server, &clock, &keys, Duration::from_secs(900)).await;
}

#[tokio::test]
async fn what_is_wrong_with_a_response_makes_it_invalid_or_expired() {
    let (server, clock) = company().await;
    let issue = |wanted: &SamlAssertion| issuer(&server).issue_assertion(wanted);
    let whole = issue(&good());
    let text = String::from_utf8(BASE64.decode(&whole).unwrap()).unwrap();
    let edited = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        BASE64.encode(text.replace(from, to))
    };
    let other_role = SamlAssertion::new("s", format!("{ROLE}-other"), "sessiontest");
    #[rustfmt::skip]
    let cases = [
        (issue(&good().lifetime(Duration::ZERO)), "Expired"),
        (issue(&good().issuer("https://idp.example.com")), "Invalid"),
        (issue(&good().recipient("https://signin.example.com")), "Invalid"),
        (issue(&other_role), "Invalid"),
        (issue(&SamlAssertion::new("s", ROLE, "x")), "Invalid"),
        (edited("status:Success", "status:Responder"), "Invalid"),
        (edited("NotBefore=\"2025-11-25T12", "NotBefore=\"2025-11-25T13"), "Invalid"),
        (edited("saml:NameID", "saml:NoID"), "Invalid"),
        (edited("samlp:Response", "samlp:Request"), "Invalid"),
        (edited("</saml:Assertion>", ""), "Invalid"),
        (BASE64.encode("<!DOCTYPE x><Response/>"), "Invalid"),
        ("not base64".to_owned(), "Invalid"),
        ("A".repeat(100_001), "Invalid"),
    ];
    for (assertion, fault) in cases {
        let reply = assume(&server, &assertion, &[]).await;
        assert_eq!(
            (reply.status, code(&reply)),
            (401, format!("AuthenticationFail.SAMLAssertion.{fault}")),
            "{}",
            reply.body
        );
    }
    assert_eq!(assume(&server, &whole, &[]).await.status, 200);
    clock.advance(Duration::from_secs(300));
    let late = assume(&server, &whole, &[]).await;
    assert_eq!(code(&late), "AuthenticationFail.SAMLAssertion.Expired");
}

#[tokio::test]
async fn each_parameter_has_its_limits_and_names_its_absence() {
    let (server, _) = company().await;
    let other = SamlAssertion::new("s", "acs:ram::1000000000000001:role/none", "sessiontest");
    let assertions = [
        issuer(&server).issue_assertion(&good()),
        issuer(&server).issue_assertion(&other),
    ];
    #[rustfmt::skip]
    let cases: &[(usize, &str, &str, u16, &str)] = &[
        (0, "SAMLAssertion", "-", 400, "MissingParameter.SAMLAssertion"),
        (0, "SAMLProviderArn", "-", 400, "MissingParameter.SAMLProviderArn"),
        (0, "RoleArn", "-", 400, "MissingParameter.RoleArn"),
        (0, "SAMLProviderArn", "acs:ram::1000000000000001:saml-provider/none", 404, "EntityNotExist.SAMLProvider"),
        (1, "RoleArn", "acs:ram::1000000000000001:role/none", 404, "EntityNotExist.RoleArn"),
        (0, "DurationSeconds", "899", 400, "InvalidParameter.DurationSeconds"),
        (0, "DurationSeconds", "3601", 400, "InvalidParameter.DurationSeconds"),
        (0, "Policy", "{}", 400, "InvalidParameter.PolicyGrammar"),
    ];
    for &(assertion, name, value, status, expected) in cases {
        let reply = assume(&server, &assertions[assertion], &[(name, value)]).await;
        assert_eq!(
            (reply.status, code(&reply).as_str()),
            (status, expected),
            "{name}={value}"
        );
    }
}

#[tokio::test]
async fn the_role_decides_whether_it_trusts_the_provider_and_for_which_recipient() {
    let (server, _) = company().await;
    let guest = "acs:ram::1000000000000001:role/guest";
    let wanted = SamlAssertion::new("s", guest, "sessiontest");
    let assertion = issuer(&server).issue_assertion(&wanted);
    let trusting = |recipient: &str| {
        Role::new("guest").trust(format!(
            r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole",
                "Principal":{{"Federated":["{PROVIDER}"]}},
                "Condition":{{"StringEquals":{{"saml:recipient":"{recipient}"}}}}}}]}}"#
        ))
    };
    let cases = [
        (trusting("https://signin.aliyun.com/saml-role/SSO"), 200, ""),
        (
            trusting("https://elsewhere.example.com"),
            403,
            "AuthenticationFail.NoPermission",
        ),
        (Role::new("guest"), 403, "AuthenticationFail.NoPermission"),
    ];
    for (role, status, expected) in cases {
        server.identities().add_role(role).unwrap();
        let reply = assume(&server, &assertion, &[("RoleArn", guest)]).await;
        assert_eq!((reply.status, code(&reply).as_str()), (status, expected));
    }
}
