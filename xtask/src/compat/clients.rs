//! Runs the script of one language and counts the checks that it prints.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::packages::Script;
use super::server::Server;
use crate::failure::Failure;
use crate::shell::root;
use crate::tally::Tally;

/// Runs the script and counts its checks. A script that stops before its end counts as a failed check.
pub(crate) fn run(script: &Script, server: &Server, tally: &mut Tally) -> Result<(), Failure> {
    let name = script
        .file
        .strip_prefix(root())
        .unwrap_or(&script.file)
        .display()
        .to_string();
    tally_checks(&name, &mut command(script, server)?, tally)
}

/// Runs a program that prints its checks, and counts them.
pub(super) fn tally_checks(
    name: &str,
    command: &mut Command,
    tally: &mut Tally,
) -> Result<(), Failure> {
    println!("-- {name}");
    let mut process = command
        .current_dir(root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(Failure::during(format!("{name} does not start")))?;
    let mut complete = false;
    if let Some(output) = process.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.map_err(Failure::during(name))?;
            complete |= line == LAST_LINE;
            count(&line, tally);
        }
    }
    let status = process.wait().map_err(Failure::during(name))?;
    if !(complete && status.success()) {
        let reason = Failure::new(format!("ended before its last check ({status})"));
        tally.record(name, Err(reason));
    }
    Ok(())
}

fn command(script: &Script, server: &Server) -> Result<Command, Failure> {
    let this = std::env::current_exe().map_err(Failure::during("the path of this program"))?;
    let mut command = Command::new(&script.interpreter);
    command.arg(&script.file);
    // The scripts ask this program for our presigned URLs.
    command.env("COMPAT_PRESIGN", this);
    command.envs(server.variables().iter().map(|(name, value)| (name, value)));
    command.envs(script.packages.iter().map(|(name, value)| (*name, value)));
    // Nothing of the machine's own may come between a client and the server.
    for name in PROXIES {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    Ok(command)
}

fn count(line: &str, tally: &mut Tally) {
    if let Some(name) = line.strip_prefix("ok ") {
        tally.record(name, Ok(()));
    } else if let Some(failed) = line.strip_prefix("FAILED ") {
        let (name, reason) = failed
            .split_once(": ")
            .unwrap_or((failed, "no reason given"));
        tally.record(name, Err(Failure::new(reason)));
    } else if line != LAST_LINE {
        println!("{line}");
    }
}

/// A script prints this when it has run all its checks.
const LAST_LINE: &str = "done";

const PROXIES: &[&str] = &["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];
