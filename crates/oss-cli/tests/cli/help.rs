//! Help, manual pages and completions.

use crate::stage::Stage;

#[test]
fn help_is_short_or_long() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    transcript.run("-h");
    transcript.run("help exit-codes");
    transcript.run("help cp");
    transcript.run("--version");
    transcript.run("");
    transcript.assert("help");
}

/// What is not there must not be promised.
#[test]
fn help_promises_recursion_only_where_it_is() {
    let stage = Stage::start();
    let transcript = stage.transcript();
    for command in ["cat", "stat", "presign", "cp", "rm", "ls"] {
        let help = transcript.quietly(&format!("{command} --help"), b"").stdout;
        let is_promised = String::from_utf8(help).unwrap().contains("--recursive");
        assert_eq!(
            is_promised,
            ["cp", "rm", "ls"].contains(&command),
            "{command}"
        );
    }
}

#[test]
fn every_command_has_a_page() {
    let stage = Stage::start();
    let transcript = stage.transcript();
    let written = transcript.quietly("man --folder pages", b"");
    assert!(written.status.success(), "{written:?}");
    for page in [
        "oss",
        "oss-cp",
        "oss-sts-assume-role",
        "oss-config-doctor",
        "oss-emulator",
    ] {
        let text = stage.read(&format!("pages/{page}.1"));
        assert!(text.contains(".SH NAME"), "{page}");
    }
    let one = transcript.quietly("man sts assume-role", b"");
    assert!(String::from_utf8_lossy(&one.stdout).contains("policy"));
    assert_eq!(
        transcript.quietly("man nothing", b"").status.code(),
        Some(2)
    );
}

#[test]
fn every_shell_is_completed() {
    let stage = Stage::start();
    let transcript = stage.transcript();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = transcript
            .quietly(&format!("completions {shell}"), b"")
            .stdout;
        let script = String::from_utf8(script).unwrap();
        assert!(script.contains("assume-role"), "{shell}");
    }
}
