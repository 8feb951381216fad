//! Profiles in configuration files: found, followed, and read again.

use std::path::Path;
use std::time::Duration;

use oss_credentials::{
    ChainProvider, CliConfigProvider, Context, CredentialsError, Environment, Files, IniProvider,
    OssutilConfigProvider, ProvideCredentials,
};
use oss_sign::Credentials;
use oss_transport::testing::{Answer, NoTransport, SteppedRuntime};

use crate::log::captured;
use crate::stage::*;

const CLI: &str = "/people/u/.aliyun/config.json";
const INI: &str = "/people/u/.alibabacloud/credentials";
const OSSUTIL: &str = "/people/u/.ossutilconfig";

/// A profile of the CLI with keys called `id`.
fn cli(id: &str) -> String {
    let profile = |name: &str| {
        format!(
            r#"{{"name":"{name}","mode":"AK","access_key_id":"{id}-{name}","access_key_secret":"s"}}"#
        )
    };
    let profiles = [profile("default"), profile("ci")].join(",");
    format!(r#"{{"current":"default","profiles":[{profiles}]}}"#)
}

fn ini(id: &str) -> String {
    format!(
        "[default]\naccess_key_id = {id}\naccess_key_secret = s\n[ci]\naccess_key_id = {id}-ci\naccess_key_secret = s\n"
    )
}

fn home(variables: &[(&str, &str)]) -> Environment {
    let home = [("HOME", "/people/u"), ("USERPROFILE", "/people/u")];
    Environment::fixed(home.iter().chain(variables).copied())
}

fn with(files: &Files, variables: &[(&str, &str)]) -> Context {
    // Real files take real time, during which the clock must not run on by itself.
    context(NoTransport::new(), runtime().manual())
        .with_environment(home(variables))
        .with_files(files.clone())
}

async fn given(provider: impl ProvideCredentials, cx: &Context) -> Credentials {
    provider.provide(cx).await.unwrap()
}

#[tokio::test]
async fn each_file_is_found_below_the_home_folder() {
    let files = Files::fixed([(CLI, cli("cli")), (INI, ini("ini")), (OSSUTIL, ini("oss"))]);
    let cx = with(&files, &[]);
    let all: [(Box<dyn ProvideCredentials>, &str, &str); 3] = [
        (
            Box::new(CliConfigProvider::new()),
            "cli-default",
            "cli_profile(default)/static_ak",
        ),
        (
            Box::new(IniProvider::new()),
            "ini",
            "ini_profile(default)/static_ak",
        ),
        (
            Box::new(OssutilConfigProvider::new()),
            "oss",
            "ossutil_profile(default)/static_ak",
        ),
    ];
    for (provider, expected, source) in all {
        let credentials = provider.provide(&cx).await.unwrap();
        assert_eq!(
            (id(&credentials), credentials.source()),
            (expected, Some(source))
        );
        assert!(provider.is_cached());
    }
}

#[tokio::test]
async fn the_ini_file_has_three_names() {
    let names = [
        INI,
        "/people/u/.alibabacloud/credentials.ini",
        "/people/u/.aliyun/credentials.ini",
    ];
    for (place, name) in names.iter().enumerate() {
        let files = names
            .iter()
            .skip(place)
            .map(|name| (*name, ini(&name.len().to_string())));
        let cx = with(&Files::fixed(files), &[]);
        assert_eq!(
            id(&given(IniProvider::new(), &cx).await),
            name.len().to_string()
        );
    }
}

#[tokio::test]
async fn what_the_caller_says_goes_before_the_variables_and_those_before_the_file() {
    let files = Files::fixed([
        (CLI, cli("home")),
        ("/v", cli("variable")),
        ("/p", cli("path")),
    ]);
    let variables = [
        ("ALIBABA_CLOUD_CONFIG_FILE", "/v"),
        ("ALIBABACLOUD_PROFILE", "default"),
        ("ALIBABA_CLOUD_PROFILE", "ci"),
    ];
    let cx = with(&files, &variables);
    let provider = CliConfigProvider::new;
    assert_eq!(id(&given(provider(), &cx).await), "variable-ci");
    assert_eq!(id(&given(provider().path("/p"), &cx).await), "path-ci");
    assert_eq!(
        id(&given(provider().path("/p").profile("default"), &cx).await),
        "path-default"
    );
    let cx = with(&files, &variables[1..2]);
    assert_eq!(id(&given(provider().profile("ci"), &cx).await), "home-ci");

    let files = Files::fixed([("/v", ini("v")), (OSSUTIL, ini("home"))]);
    let variables = [
        ("ALIBABA_CLOUD_CREDENTIALS_FILE", "/v"),
        ("ALICLOUD_PROFILE", "ci"),
        ("OSSUTIL_PROFILE", "ci"),
    ];
    let cx = with(&files, &variables);
    assert_eq!(id(&given(IniProvider::new(), &cx).await), "v-ci");
    assert_eq!(
        id(&given(OssutilConfigProvider::new(), &cx).await),
        "home-ci"
    );
    let cx = with(&files, &[("OSSUTIL_CONFIG_FILE", "/v")]);
    assert_eq!(id(&given(OssutilConfigProvider::new(), &cx).await), "v");
}

#[tokio::test]
async fn the_files_of_the_machine_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    write(&path, &cli("disk"), 0o600).await;
    let cx = with(&Files::machine(), &[]);
    let (log, _guard) = captured();
    let provider = CliConfigProvider::new().path(&path);
    assert_eq!(id(&given(provider.clone(), &cx).await), "disk-default");
    let path = folder.path().join("credentials");
    write(&path, &ini("disk"), 0o600).await;
    assert_eq!(
        id(&given(IniProvider::new().path(&path), &cx).await),
        "disk"
    );
    assert_eq!(
        id(&given(OssutilConfigProvider::new().path(&path), &cx).await),
        "disk"
    );
    assert!(!log.text().contains("WARN"), "{}", log.text());
}

async fn write(path: &Path, contents: &str, mode: u32) {
    tokio::fs::write(path, contents).await.unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let permissions = std::fs::Permissions::from_mode(mode);
        tokio::fs::set_permissions(path, permissions).await.unwrap();
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_that_others_can_read_is_warned_of_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    write(&path, &cli("a"), 0o640).await;
    let cx = with(&Files::machine(), &[]);
    let (log, _guard) = captured();
    let provider = CliConfigProvider::new().path(&path);
    let credentials = given(provider.clone(), &cx).await;
    provider.invalidate(&credentials);
    write(&path, &cli("longer"), 0o640).await;
    assert_eq!(id(&given(provider, &cx).await), "longer-default");
    assert_eq!(
        log.text().matches("other users can read").count(),
        1,
        "{}",
        log.text()
    );
    assert!(log.text().contains(path.to_str().unwrap()));
}

#[tokio::test]
async fn blanks_around_a_key_are_warned_of_once() {
    let file = |id| ini(id).replace("= s", "= \" s\"");
    let files = Files::fixed([(INI, file("a"))]);
    let cx = with(&files, &[]);
    let (log, _guard) = captured();
    let provider = IniProvider::new();
    let credentials = given(provider.clone(), &cx).await;
    assert_eq!(credentials.access_key().unwrap().secret().expose(), "s");
    files.put(INI, file("b"));
    provider.invalidate(&credentials);
    given(provider, &cx).await;
    assert_eq!(
        log.text().matches("blanks around a key").count(),
        1,
        "{}",
        log.text()
    );
}

#[tokio::test]
async fn replaced_keys_are_seen_after_a_minute_and_when_the_server_calls_the_old_ones_dead() {
    let files = Files::fixed([(CLI, cli("one"))]);
    let clock = runtime();
    let cx = context(NoTransport::new(), clock.clone())
        .with_environment(home(&[]))
        .with_files(files.clone());
    let provider = CliConfigProvider::new();
    let one = given(provider.clone(), &cx).await;
    files.put(CLI, cli("two"));
    assert_eq!(id(&given(provider.clone(), &cx).await), "one-default");
    provider.invalidate(&one);
    assert_eq!(id(&given(provider.clone(), &cx).await), "two-default");
    files.put(CLI, cli("three"));
    clock.advance(Duration::from_secs(61));
    assert_eq!(id(&given(provider.clone(), &cx).await), "three-default");
    // A file that is broken for a while is no reason to stop.
    files.put(CLI, "{");
    clock.advance(Duration::from_secs(61));
    assert_eq!(id(&given(provider.clone(), &cx).await), "three-default");
    files.put(CLI, cli("four"));
    clock.advance(Duration::from_secs(61));
    given(provider.clone(), &cx).await;
    settle().await;
    assert_eq!(id(&given(provider, &cx).await), "four-default");
}

#[tokio::test]
async fn dead_keys_are_read_again_even_where_the_file_looks_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    write(&path, &cli("one"), 0o600).await;
    let modified = tokio::fs::metadata(&path).await.unwrap().modified();
    let cx = with(&Files::machine(), &[]);
    let provider = CliConfigProvider::new().path(&path);
    let one = given(provider.clone(), &cx).await;
    // In place, of the same length, within what the clock of the file system tells apart.
    write(&path, &cli("two"), 0o600).await;
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(modified.unwrap()).unwrap();
    provider.invalidate(&one);
    assert_eq!(id(&given(provider, &cx).await), "two-default");
}

#[tokio::test]
async fn a_changed_role_is_assumed_at_the_next_refresh_and_an_unchanged_one_is_kept() {
    let config = |role: &str| {
        format!(
            r#"{{"profiles":[
            {{"name":"default","mode":"ChainableRamRoleArn","source_profile":"first","ram_role_arn":"acs:ram::1:role/{role}","ram_session_name":"hop2"}},
            {{"name":"first","mode":"RamRoleArn","access_key_id":"LTAI","access_key_secret":"s","ram_role_arn":"acs:ram::1:role/first"}}]}}"#
        )
    };
    let files = Files::fixed([(CLI, config("one"))]);
    let clock = runtime().manual();
    let answers = ["A", "B"].map(|id| granted(id, NOW + 3600));
    let later = ["C", "D"].map(|id| granted(id, NOW + 7200));
    let transport = played(answers.into_iter().chain(later));
    let cx = context(transport.clone(), clock.clone())
        .with_environment(home(&[]))
        .with_files(files.clone());
    let provider = CliConfigProvider::new();
    let credentials = given(provider.clone(), &cx).await;
    assert_eq!(id(&credentials), "B");
    assert_eq!(
        credentials.source(),
        Some("cli_profile(default)/ram_role_arn/ram_role_arn/static_ak")
    );
    given(provider.clone(), &cx).await;
    files.put(CLI, config("two"));
    clock.advance(Duration::from_secs(3597));
    assert_eq!(id(&given(provider, &cx).await), "D");
    let roles: Vec<_> = transport
        .requests()
        .iter()
        .map(|request| form(request)["RoleArn"].clone())
        .collect();
    let role = |name: &str| format!("acs:ram::1:role/{name}");
    assert_eq!(
        roles,
        [role("first"), role("one"), role("first"), role("two")]
    );
}

/// Every mode that asks somebody, and whom it asks.
#[tokio::test]
async fn profiles_lead_to_their_providers() {
    let keys = r#"{"Code":"Success","AccessKeyId":"STS.x","AccessKeySecret":"s","SecurityToken":"t","Expiration":"2026-03-05T08:08:09Z"}"#;
    let file = "[ecs]\ntype = ecs_ram_role\nrole_name = r\n\
                [uri]\ntype = credentials_uri\ncredentials_uri = http://127.0.0.1:1/k?t=1\n\
                [pod]\ntype = oidc_role_arn\nrole_arn = acs:ram::1:role/p\noidc_provider_arn = acs:ram::1:oidc-provider/o\noidc_token_file_path = /token\n";
    let files = Files::fixed([(INI, file), ("/token", "a.b.c")]);
    let cases = [
        (
            "ecs",
            vec![
                Answer::status(200).body("token"),
                Answer::status(200).body(keys),
            ],
            "/latest/meta-data/ram/security-credentials/r",
            "ini_profile(ecs)/ecs_ram_role",
        ),
        (
            "uri",
            vec![Answer::status(200).body(keys)],
            "/k?t=1",
            "ini_profile(uri)/credentials_uri",
        ),
        (
            "pod",
            vec![granted("STS.x", NOW + 3600)],
            "/",
            "ini_profile(pod)/oidc_role_arn",
        ),
    ];
    for (profile, answers, path, source) in cases {
        let transport = played(answers);
        let cx = context(transport.clone(), runtime())
            .with_environment(home(&[]))
            .with_files(files.clone());
        let credentials = given(IniProvider::new().profile(profile), &cx).await;
        assert_eq!(id(&credentials), "STS.x", "{profile}");
        assert_eq!(credentials.source(), Some(source));
        let last = transport.requests().pop().unwrap();
        assert_eq!(last.uri().path_and_query().unwrap().as_str(), path);
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_profile_runs_its_program() {
    let config = r#"{"profiles":[{"name":"default","mode":"External",
        "process_command":"printf '{\"AccessKeyId\":\"P\",\"AccessKeySecret\":\"s\"}'"}]}"#;
    let files = Files::fixed([(CLI, config)]);
    let credentials = given(CliConfigProvider::new(), &with(&files, &[])).await;
    assert_eq!(
        (id(&credentials), credentials.source()),
        ("P", Some("cli_profile(default)/process"))
    );
}

#[tokio::test]
async fn no_file_is_nothing_configured_and_says_where_one_would_be() {
    let cx = with(&Files::none(), &[]);
    let all: [(Box<dyn ProvideCredentials>, &[&str], &str); 3] = [
        (
            Box::new(CliConfigProvider::new()),
            &[CLI],
            "run `aliyun configure`",
        ),
        (
            Box::new(IniProvider::new()),
            &[INI, "/people/u/.aliyun/credentials.ini"],
            "[default]",
        ),
        (
            Box::new(OssutilConfigProvider::new()),
            &[OSSUTIL],
            "run `ossutil config`",
        ),
    ];
    for (provider, paths, fix) in all {
        let error = provider.provide(&cx).await.unwrap_err();
        let CredentialsError::NotFound { passed, .. } = &error else {
            panic!("{error}")
        };
        assert_eq!(passed.len(), 1);
        for path in paths {
            assert!(passed[0].reason.contains(path), "{error}");
        }
        assert!(passed[0].fix.contains(fix), "{error}");
    }
    let cx = cx.with_environment(Environment::empty());
    let error = CliConfigProvider::new().provide(&cx).await.unwrap_err();
    assert!(
        error.is_not_configured() && error.to_string().contains("is not set"),
        "{error}"
    );
}

#[tokio::test]
async fn a_file_can_be_switched_off() {
    let files = Files::fixed([(CLI, cli("a"))]);
    let cx = with(&files, &[("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "TRUE")]);
    let error = CliConfigProvider::new().provide(&cx).await.unwrap_err();
    assert!(error.is_not_configured(), "{error}");
    assert!(
        error
            .to_string()
            .contains("ALIBABA_CLOUD_CLI_PROFILE_DISABLED is true")
    );
}

#[tokio::test]
async fn what_was_named_and_is_not_there_stops_a_chain() {
    let files = Files::fixed([(OSSUTIL, ini("other"))]);
    let cx = with(&files, &[("ALIBABA_CLOUD_CREDENTIALS_FILE", "/absent")]);
    let chain = ChainProvider::builder()
        .link("cli", CliConfigProvider::new())
        .link("ini", IniProvider::new())
        .link("ossutil", OssutilConfigProvider::new())
        .build();
    let error = chain.provide(&cx).await.unwrap_err();
    let CredentialsError::ChainStopped {
        link,
        passed,
        cause,
    } = &error
    else {
        panic!("{error}")
    };
    assert_eq!((link.as_str(), passed.len()), ("ini", 1));
    assert_eq!(
        cause.to_string(),
        "ini_profile: ALIBABA_CLOUD_CREDENTIALS_FILE names /absent, which does not exist"
    );
}

#[tokio::test]
async fn a_profile_whose_source_has_nothing_stops_a_chain() {
    let files = Files::fixed([
        (INI, "[default]\ntype = ecs_ram_role\n"),
        (OSSUTIL, &ini("other")),
    ]);
    let answers = [Answer::status(200).body("token"), Answer::status(404)];
    let clock: SteppedRuntime = runtime();
    let cx = context(played(answers), clock)
        .with_environment(home(&[]))
        .with_files(files);
    let chain = ChainProvider::builder()
        .link("ini", IniProvider::new())
        .link("ossutil", OssutilConfigProvider::new())
        .build();
    let error = chain.provide(&cx).await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::ChainStopped { .. }),
        "{error}"
    );
}
