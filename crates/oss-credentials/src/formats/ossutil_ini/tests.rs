//! Tests of inheritance, overrides and version 1, of which the samples show only parts.

use oss_sign::Addressing;
use serde_json::{Value, json};

use super::super::samples::described;
use super::*;
use crate::sts::StsEndpoint;

fn with(text: &str, profile: &str, fallbacks: &Fallbacks) -> Result<Value, CredentialsError> {
    let place = FileName {
        link: "ossutil_profile",
        path: "/c".to_owned(),
    };
    let wanted = Some(profile).filter(|name| !name.is_empty());
    let resolved = resolve(&place, text.as_bytes(), wanted, fallbacks)?;
    Ok(described(&resolved.recipe))
}

fn resolved(text: &str, profile: &str) -> Value {
    with(text, profile, &Fallbacks::default()).unwrap()
}

fn refusal(text: &str, profile: &str) -> String {
    with(text, profile, &Fallbacks::default())
        .unwrap_err()
        .to_string()
}

const ROLE: &str = "acs:ram::1:role/r";
const KEYS: &str = "access-key-id = a\naccess-key-secret = b\n";

#[test]
fn settings_are_inherited_one_by_one_and_keys_together() {
    let text = format!(
        "[default]\nmode = StsToken\n{KEYS}sts-token = t\nrole-arn = {ROLE}\n\
         [profile own]\nsource_profile = default\naccesskeyid = c\naccesskeysecret = d\n\
         [profile half]\nsource-profile = default\naccess-key-id = c\n\
         [role]\nmode = RamRoleArn\nsourceProfile = default\n\
         [profile far]\nsource-profile = role\n"
    );
    let own = resolved(&text, "own");
    assert_eq!(own["assume_role"]["source"]["static"], "c");
    assert!(refusal(&text, "half").contains("access-key-secret is missing"));
    for name in ["role", "far"] {
        let role = resolved(&text, name);
        assert_eq!(role["assume_role"]["source"]["static_token"], "a", "{name}");
        assert_eq!(role["assume_role"]["role_arn"], ROLE);
    }
    let lost = "[default]\nsource-profile = defaults\n";
    assert!(refusal(lost, "").contains(
        "source-profile is \"defaults\", which does not exist; did you mean \"default\"?"
    ));
}

#[test]
fn variables_override_the_role_of_a_profile_that_has_one() {
    let fallbacks = Fallbacks {
        oss_role_arn: Some("acs:ram::1:role/v".to_owned()),
        oss_session_name: Some("from-variable".to_owned()),
        ..Fallbacks::default()
    };
    let plain = format!("[default]\n{KEYS}");
    assert_eq!(with(&plain, "", &fallbacks).unwrap()["static"], "a");
    let role = format!("{plain}roleArn = {ROLE}\nroleSessionName = s1\n");
    let role = with(&role, "", &fallbacks).unwrap();
    assert_eq!(role["assume_role"]["role_arn"], "acs:ram::1:role/v");
    assert_eq!(role["assume_role"]["session_name"], "from-variable");
}

#[test]
fn version_1_may_name_a_service_that_returns_keys() {
    let service =
        |address: &str| format!("[Credentials]\nendpoint = e\n[AkService]\necsAk = {address}\n");
    let metadata = "http://100.100.100.200/latest/meta-data/Ram/security-credentials/";
    assert_eq!(resolved(&service(metadata), ""), json!({ "ecs": null }));
    assert_eq!(
        resolved(&service(&format!("{metadata}r")), ""),
        json!({ "ecs": "r" })
    );
    let other = "http://10.0.0.1/keys/r";
    assert_eq!(resolved(&service(other), ""), json!({ "uri": other }));
    let role = format!("{}ramRoleArn = {ROLE}\n", service(&format!("{metadata}r")));
    let role_over_service = format!(
        "[Credentials]\nmode = RamRoleArn\n[AkService]\necsAk = {metadata}r\nramRoleArn = {ROLE}\n"
    );
    for text in [role, role_over_service] {
        let role = resolved(&text, "");
        assert_eq!(
            role["assume_role"]["source"],
            json!({ "ecs": "r" }),
            "{text}"
        );
    }
    let keys = format!("[Credentials]\n{KEYS}[AkService]\necsAk = {metadata}r\n");
    assert_eq!(resolved(&keys, "")["static"], "a");
    let named = format!(
        "[Credentials]\nmode = EcsRamRole\necsRoleName = n\n[AkService]\necsAk = {metadata}r\n"
    );
    assert_eq!(resolved(&named, ""), json!({ "ecs": "n" }));
    let plain = service("http://example.com/keys");
    assert!(
        refusal(&plain, "").contains("ecsAk is plain http"),
        "{}",
        refusal(&plain, "")
    );
}

#[test]
fn sections_have_two_forms_of_names_and_buckets_are_not_profiles() {
    let text = format!(
        "[Profile Default]\n{KEYS}[ci]\n{KEYS}[profile prod]\n{KEYS}[buckets b]\nx =\n  region = r\n"
    );
    assert_eq!(resolved(&text, "")["static"], "a");
    assert_eq!(resolved(&text, "CI")["static"], "a");
    assert!(
        refusal(&text, "prd")
            .ends_with("did you mean \"prod\"? the profiles are Default, ci, prod")
    );
    assert!(matches!(
        with("[buckets b]\n", "", &Fallbacks::default()),
        Err(CredentialsError::NotFound { .. })
    ));
    assert!(matches!(
        with("[default]\nregion = r\n", "", &Fallbacks::default()),
        Err(CredentialsError::NotFound { .. })
    ));
}

#[test]
fn a_program_may_run_from_one_second_to_ten_minutes() {
    for (seconds, is_fit) in [
        ("0", false),
        ("1", true),
        ("600", true),
        ("601", false),
        ("x", false),
    ] {
        let text =
            format!("[default]\ncredential-process = p\ncredential-process-timeout = {seconds}\n");
        assert_eq!(
            with(&text, "", &Fallbacks::default()).is_ok(),
            is_fit,
            "{seconds}"
        );
    }
}

#[test]
fn options_of_version_1_beside_its_keys_do_not_hide_them() {
    let text = format!(
        "[Credentials]\n{KEYS}endpoint = oss-cn-hangzhou.aliyuncs.com\n[Default]\nloglevel = info\n"
    );
    assert_eq!(resolved(&text, "")["static"], "a");
    assert_eq!(resolved(&text, "default")["static"], "a");
    let settings = read_settings(&text, None).unwrap();
    assert_eq!(
        settings.endpoint.as_deref(),
        Some("oss-cn-hangzhou.aliyuncs.com")
    );
    let both = format!(
        "[default]\naccess-key-id = c\naccess-key-secret = d\n[Credentials]\n{KEYS}region = r\n"
    );
    assert_eq!(resolved(&both, "")["static"], "c");
    assert_eq!(
        read_settings(&both, None).unwrap().region.as_deref(),
        Some("r")
    );
    let half = "[Credentials]\naccessKeyID = a\n[Default]\nloglevel = info\n";
    assert!(refusal(half, "").contains("access-key-secret is missing"));
}

#[test]
fn keys_of_other_profiles_are_an_error() {
    let text = format!("[profile a]\n{KEYS}[profile b]\nregion = r\n");
    assert_eq!(
        refusal(&text, ""),
        "/c: profile is not named, and there is no section [default]; the profiles are a, b"
    );
    assert!(matches!(
        with("[profile b]\nregion = r\n", "", &Fallbacks::default()),
        Err(CredentialsError::NotFound { .. })
    ));
}

fn read_settings(text: &str, profile: Option<&str>) -> Result<ProfileSettings, CredentialsError> {
    let file = FileName {
        link: "ossutil_profile",
        path: "/c".to_owned(),
    };
    settings(&file, text.as_bytes(), profile)
}

#[test]
fn endpoints_are_found_in_all_spellings() {
    let expected = Some("oss-cn-hangzhou.aliyuncs.com");
    for text in [
        "[default]\nendpoint=oss-cn-hangzhou.aliyuncs.com",
        "\u{feff}[DEFAULT]\r\nEndpoint: \"oss-cn-hangzhou.aliyuncs.com\" # the nearest\r\n",
        "; note\n[ profile   Default ]\nend_point = 'oss-cn-hangzhou.aliyuncs.com' ; near",
        "[credentials]\nhost=oss-cn-hangzhou.aliyuncs.com\n",
        "[Credentials]\nHOST : oss-cn-hangzhou.aliyuncs.com\n[Default]\nloglevel=info",
    ] {
        let settings = read_settings(text, None).unwrap();
        assert_eq!(settings.endpoint.as_deref(), expected, "{text}");
    }
    let text = "[default]\nregion = a\nsts-region = s\n[profile b]\nsource-profile = default\nendpoint = e";
    let settings = read_settings(text, Some("B")).unwrap();
    assert_eq!(settings.region.as_deref(), Some("a"));
    assert_eq!(settings.endpoint.as_deref(), Some("e"));
    assert_eq!(settings.sts, StsEndpoint::new().region("s"));
    let error = read_settings(text, Some("c")).unwrap_err().to_string();
    assert_eq!(
        error,
        "/c: profile is \"c\", which does not exist; did you mean \"b\"? the profiles are default, b"
    );
}

#[test]
fn buckets_have_endpoints_of_their_own() {
    let text = "[Credentials]\nendpoint = e\n[Bucket-Endpoint]\none = e1\ntwo: \"e2\" # near\nthree =\n\
                [bucket-cname]\nTwo = static.example.com\n";
    let cname = Some(Addressing::Cname);
    assert_eq!(
        buckets(text, None),
        [
            ("one", (None, Some("e1"), None)),
            ("two", (None, Some("static.example.com"), cname)),
        ]
        .map(owned)
    );
    assert!(refusal(text, "x").ends_with("there are no profiles"));
}

type NamedBucket<T> = (T, (Option<T>, Option<T>, Option<Addressing>));

/// The name of each bucket, with its region, its endpoint and its addressing.
fn buckets(text: &str, profile: Option<&str>) -> Vec<NamedBucket<String>> {
    let buckets = read_settings(text, profile).unwrap().buckets.into_iter();
    buckets
        .map(|(name, own)| (name, (own.region, own.endpoint, own.addressing)))
        .collect()
}

fn owned((name, (region, endpoint, addressing)): NamedBucket<&str>) -> NamedBucket<String> {
    let (region, endpoint) = (region.map(str::to_owned), endpoint.map(str::to_owned));
    (name.to_owned(), (region, endpoint, addressing))
}

#[test]
fn sections_of_version_2_have_the_settings_of_buckets_on_indented_lines() {
    let text = [
        "[default]\nregion = r\n[Bucket-Endpoint]\none = e1",
        "[buckets a]\nOne =\n  region = cn-beijing # near\n  addressing_style = \"Path\"\nempty =",
        "[Buckets  b]\ntwo =\n\tendpoint: static.example.com\n\tAddressingStyle = CNAME",
        "\n\t; note\n\tother = x\n",
    ]
    .join("\n");
    let (path, cname) = (Some(Addressing::Path), Some(Addressing::Cname));
    let one = owned(("one", (Some("cn-beijing"), None, path)));
    let two = owned(("two", (None, Some("static.example.com"), cname)));
    assert_eq!(buckets(&text, None), [one.clone(), two.clone()]);
    let chosen =
        |name: &str| format!("{text}[profile p]\nsource-profile = q\n[q]\nbuckets = {name}\n");
    assert_eq!(buckets(&chosen("A"), Some("p")), [one]);
    let older = owned(("one", (None, Some("e1"), None)));
    assert_eq!(buckets(&chosen("b"), Some("p")), [older, two]);
    let error = read_settings(&chosen("c"), Some("p")).unwrap_err();
    assert!(
        error.to_string().starts_with(
            "profile \"p\" in /c: buckets is \"c\", which does not exist; did you mean"
        ),
        "{error}"
    );
}

#[test]
fn errors_about_buckets_name_the_bucket_and_the_section() {
    let value = "x has a value on line 3; its settings belong on indented lines below it";
    let style =
        "\"x\" of [buckets b] in /c: addressing-style is \"vhost\"; it is virtual, path or cname";
    for (lines, expected) in [
        ("x = {region: y}", value),
        ("x =\n  addressing-style = vhost", style),
        ("x =\n  region", "/c: line 4 is not a key = value"),
        (
            "x =\n  a = 1\n  A = 2",
            "/c: A is set twice, on lines 4 and 5",
        ),
        (
            "x =\n  a = 1\nX =\n",
            "/c: X is set twice, on lines 3 and 5",
        ),
    ] {
        let text = format!("[default]\n[buckets b]\n{lines}\n");
        let error = read_settings(&text, None).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
        // A fault in the settings of buckets does not prevent the use of the keys.
        let keys = format!("{text}[profile p]\n{KEYS}");
        assert_eq!(resolved(&keys, "p")["static"], "a");
    }
}
