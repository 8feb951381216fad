//! Temporary keys in a shell: lines that it evaluates, files that it sources, and commands that run
//! with these keys and no others.

use std::process::{Command, Output};

use oss_emulator::Emulator;

use crate::access::walk::ROOT;
use crate::stage::Stage;

const GRANT: &str = "oss access grant uploads --on oss://examplebucket/in/ --can upload,read,list \
                     --key-file up.json -y --wait 0s";

/// A server with a grant, whose caller has keys that may do everything.
fn stage() -> Stage {
    let stage = without_grant();
    stage.file("report.csv", "a,b\n");
    let granted = sh(&stage, GRANT);
    assert!(granted.status.success(), "{granted:?}");
    stage
}

fn without_grant() -> Stage {
    Stage::with(
        Emulator::builder()
            .bucket("examplebucket")
            .root_access_key(ROOT.0, ROOT.1),
    )
}

/// Runs a script with the keys of the account in the environment, under all names, and in a file.
fn sh(stage: &Stage, script: &str) -> Output {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_oss"));
    let folder = program.parent().unwrap().to_str().unwrap();
    stage.file(
        ".aliyun/config.json",
        format!(
            r#"{{"current":"own","profiles":[{{"name":"own","mode":"AK","access_key_id":"{}","access_key_secret":"{}"}}]}}"#,
            ROOT.0, ROOT.1
        ),
    );
    let mut command = Command::new("sh");
    command
        .args(["-c", script])
        .env_clear()
        .envs(stage.environment())
        .env("PATH", format!("{folder}:/usr/bin:/bin"))
        .current_dir(stage.folder());
    for prefix in ["OSS", "ALIBABA_CLOUD", "ALIBABACLOUD", "ALICLOUD"] {
        command.env(format!("{prefix}_ACCESS_KEY_ID"), ROOT.0);
        command.env(format!("{prefix}_ACCESS_KEY_SECRET"), ROOT.1);
    }
    command.output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[test]
fn a_command_runs_with_the_temporary_keys_and_ends_as_it_does() {
    let stage = stage();
    let exec = "oss access exec uploads --key-file up.json --";
    let copied = sh(
        &stage,
        &format!("{exec} oss cp report.csv oss://examplebucket/in/"),
    );
    assert_eq!(copied.status.code(), Some(0), "{copied:?}");
    let denied = sh(
        &stage,
        &format!("{exec} oss cp report.csv oss://examplebucket/out/"),
    );
    assert_eq!(denied.status.code(), Some(4), "{denied:?}");
    for (command, code) in [
        ("sh -c 'exit 7'", 7),
        ("sh -c 'kill -TERM $$'", 143),
        ("sh -c 'kill -KILL $$'", 137),
        ("./nothing", 127),
        ("./report.csv", 126),
    ] {
        let ended = sh(&stage, &format!("{exec} {command}"));
        assert_eq!(ended.status.code(), Some(code), "{command}: {ended:?}");
    }
    let typed = sh(
        &stage,
        "echo typed | oss access exec uploads --key-file up.json -- cat",
    );
    assert_eq!(text(&typed), "typed");
}

#[test]
fn a_command_sees_no_other_keys() {
    let stage = stage();
    let others = "OSS_PROFILE OSS_CONFIG_FILE OSSUTIL_PROFILE ALIBABA_CLOUD_PROFILE \
                  ALIBABA_CLOUD_CREDENTIALS_URI ALIBABA_CLOUD_ROLE_ARN ALIBABA_CLOUD_ECS_METADATA \
                  ALIBABA_CLOUD_CONFIG_FILE ALICLOUD_SECRET_KEY ACCESS_KEY_SECRET";
    let set: String = others
        .split_whitespace()
        .map(|name| format!("{name}=own; export {name}; "))
        .collect();
    stage.file("own", "");
    let script =
        format!("{set} oss access exec uploads --key-file up.json --credentials env -- env");
    let run = sh(&stage, &script);
    let seen = text(&run);
    assert!(seen.contains("OSS_ACCESS_KEY_ID=STS."), "{run:?}");
    assert!(seen.contains("ALIBABA_CLOUD_ACCESS_KEY_ID=STS."), "{seen}");
    assert!(seen.contains("OSS_SESSION_TOKEN_EXPIRATION=20"), "{seen}");
    assert!(seen.contains("OSS_ENDPOINT=http"), "{seen}");
    assert!(!seen.contains(ROOT.0) && !seen.contains(ROOT.1), "{seen}");
    assert!(!seen.contains("=own"), "{seen}");
}

#[test]
fn a_role_is_assumed_for_one_command() {
    let stage = without_grant();
    let role = stage.server().role_arn();
    let credentials = stage.server().credentials();
    let key = credentials.access_key().unwrap();
    let (id, secret) = (key.id(), key.secret().expose());
    // The account's own key may not assume a role.
    let exec = format!("OSS_ACCESS_KEY_ID={id} OSS_ACCESS_KEY_SECRET={secret} oss sts exec");
    let run = sh(
        &stage,
        &format!("{exec} {role} -- sh -c 'echo $OSS_ACCESS_KEY_ID; exit 3'"),
    );
    assert!(text(&run).starts_with("STS."), "{run:?}");
    assert_eq!(run.status.code(), Some(3));
    let refused = sh(&stage, &format!("{exec} {role}x -- touch ran"));
    assert_eq!(refused.status.code(), Some(3), "{refused:?}");
    assert!(!stage.folder().join("ran").exists());
}

/// A command that sends its parent, which is `oss`, a signal and then waits for it.
fn signalling(signal: &str) -> String {
    format!(
        "sh -c 'trap \"echo caught; exit 9\" {signal}; kill -{signal} $PPID; \
         i=0; while [ $i -lt 200 ]; do i=$((i+1)); sleep 0.05; done; echo lost'"
    )
}

#[test]
fn a_signal_to_the_program_reaches_the_command() {
    let stage = stage();
    for signal in ["HUP", "INT", "QUIT", "TERM"] {
        let command = signalling(signal);
        let script = format!("oss access exec uploads --key-file up.json -- {command}; echo $?");
        assert_eq!(text(&sh(&stage, &script)), "caught\n9", "{signal}");
    }
}

#[test]
fn a_signal_reaches_the_command_of_a_role_too() {
    let stage = without_grant();
    let role = stage.server().role_arn();
    let credentials = stage.server().credentials();
    let key = credentials.access_key().unwrap();
    let (id, secret) = (key.id(), key.secret().expose());
    for signal in ["HUP", "QUIT"] {
        let command = signalling(signal);
        let script = format!(
            "OSS_ACCESS_KEY_ID={id} OSS_ACCESS_KEY_SECRET={secret} oss sts exec {role} -- {command}; echo $?"
        );
        assert_eq!(text(&sh(&stage, &script)), "caught\n9", "{signal}");
    }
}

/// What `nohup` asks for holds for the program and for its command.
#[cfg(target_os = "linux")]
#[test]
fn a_signal_that_is_to_be_ignored_stays_ignored() {
    let stage = stage();
    let script = "trap '' HUP; oss access exec uploads --key-file up.json -- \
                  sh -c 'kill -HUP $PPID; kill -HUP $$; echo alive'; echo $?";
    assert_eq!(text(&sh(&stage, script)), "alive\n0");
}

/// The keys of the shell would otherwise be used for what follows.
#[test]
fn where_there_are_no_temporary_keys_the_shell_fails_and_has_no_keys_left() {
    let stage = stage();
    let copy = "oss cp report.csv oss://examplebucket/in/";
    for lines in [
        "oss access token nosuch --key-file up.json",
        "oss access token uploads --key-file nothing.json",
        "oss access token uploads --key-file up.json --nonsense",
        "oss access token",
        "oss sts assume-role acs:ram::1000000000000001:role/nosuch",
        "oss sts assume-role nonsense",
    ] {
        let script = format!(
            "eval \"$({lines})\" && echo evaluated; echo \"[$OSS_ACCESS_KEY_ID$ALIBABA_CLOUD_ACCESS_KEY_SECRET]\""
        );
        assert_eq!(text(&sh(&stage, &script)), "[]", "{lines}");
        let failed = sh(&stage, &format!("set -e; eval \"$({lines})\"; echo alive"));
        assert_eq!(
            (text(&failed), failed.status.success()),
            (String::new(), false),
            "{lines}"
        );
        // Not even the keys of a configuration file are used.
        let copied = sh(&stage, &format!("(eval \"$({lines})\"; {copy})"));
        assert!(!copied.status.success(), "{lines}: {copied:?}");
    }
    let copied = sh(
        &stage,
        &format!("(eval \"$(oss access token uploads --key-file up.json)\"; {copy})"),
    );
    assert!(copied.status.success(), "{copied:?}");
}

#[test]
fn a_dotenv_file_can_be_sourced() {
    let stage = stage();
    let script = "oss access token uploads --key-file up.json --format dotenv >keys.env; \
                  set -a; . ./keys.env; oss presign oss://examplebucket/in/report.csv --expires 2h --output json";
    let signed = sh(&stage, script);
    let url: serde_json::Value = serde_json::from_slice(&signed.stdout).unwrap();
    assert_eq!(url["reason"], "token", "{signed:?}");
}
