//! The commands of the README, as a shell runs them.

use std::process::{Command, Output};

use oss_emulator::Emulator;

use crate::stage::Stage;

/// The block of commands that follows this heading, without its prompts.
fn commands(heading: &str) -> Vec<String> {
    let page = include_str!("../../../../README.md");
    let (_, section) = page.split_once(heading).unwrap();
    let (_, block) = section.split_once("```console\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    let lines = block.lines().map(|line| line.strip_prefix("$ ").unwrap());
    lines.map(str::to_owned).collect()
}

fn sh(stage: &Stage, line: &str) -> Output {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_oss"));
    let folder = program.parent().unwrap().to_str().unwrap();
    Command::new("sh")
        .args(["-c", line])
        .env_clear()
        .envs(stage.environment())
        .env("PATH", format!("{folder}:/usr/bin:/bin"))
        .current_dir(stage.folder())
        .output()
        .unwrap()
}

#[test]
fn the_guide_of_the_readme_goes_from_nothing_to_an_object_and_back() {
    let stage = Stage::with(Emulator::builder().bucket("examplebucket"));
    stage.file("report.csv", "a,b\n");
    let commands = commands("### Giving access, and taking it back");
    assert_eq!(commands.len(), 6);
    for line in commands {
        let output = sh(&stage, &line);
        // What explains a denial ends as the denied call would.
        let right = if line.contains(" explain ") { 4 } else { 0 };
        assert_eq!(output.status.code(), Some(right), "{line}: {output:?}");
        if line.contains(" presign ") {
            let url = String::from_utf8(output.stdout).unwrap();
            assert!(
                url.contains("/examplebucket/incoming/report.csv?")
                    || url.contains("examplebucket."),
                "{url}"
            );
        }
    }
}
