//! Compares the credentials that this SDK finds in variables and files with those that the official
//! packages find.
//!
//! Each case of `cases.json` is a set of variables, files and endpoints, with the expected results.
//! This SDK runs in this process, and the official packages in processes of their own (`resolve.py`,
//! `resolve.cjs`). If the expected results differ, the case states the reason.
//!
//! `cargo xtask compat` starts this program. The variables `COMPAT_PYTHON` and `COMPAT_NODE` contain the
//! interpreters.

mod case;
mod ours;
mod outcome;
mod reroute;
mod stage;
mod theirs;

use std::error::Error;
use std::io::Write;

use self::case::{Case, Expected};
use self::stage::Stages;
use self::theirs::Package;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Result<()> {
    let stages = Stages::start().await?;
    let packages = Package::all()?;
    for case in case::read()? {
        run(&case, &stages, &packages).await?;
    }
    report("done")
}

async fn run(case: &Case, stages: &Stages, packages: &[Package]) -> Result<()> {
    let stage = stages.for_case(case)?;
    let world = stage.lay_out(case).await?;
    let (ours, error) = ours::resolve(&world).await?;
    let mut problem = world.expect(&case.ours).differs_from(&ours);
    if let (None, Some(part), Some(error)) = (&problem, &case.error, &error)
        && !error.contains(part.as_str())
    {
        problem = Some(format!("the error lacks {part:?}: {error}"));
    }
    check(&format!("{}, ours", case.name), problem)?;
    for package in packages {
        let theirs = package.resolve(&world).await?;
        let (expected, because) = match case.expected(package.name()) {
            Some(Expected { gives, because }) => (gives, format!(" ({because})")),
            None => (&case.ours, String::new()),
        };
        let problem = world
            .expect(expected)
            .without_anonymous()
            .differs_from(&theirs);
        check(
            &format!("{}, {}{because}", case.name, package.name()),
            problem,
        )?;
    }
    Ok(())
}

fn check(name: &str, problem: Option<String>) -> Result<()> {
    match problem {
        None => report(&format!("ok {name}")),
        Some(problem) => report(&format!("FAILED {name}: {}", problem.replace('\n', " / "))),
    }
}

fn report(line: &str) -> Result<()> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}
