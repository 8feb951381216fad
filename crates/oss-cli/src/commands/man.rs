//! `oss man`.

use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::args::Cli;
use crate::args::man::Args;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::Printer;

/// Prints one page, or writes all pages to a folder.
pub(crate) async fn run(args: Args, printer: Printer) -> Result<ExitStatus> {
    let mut root = Cli::command().disable_help_subcommand(true);
    root.build();
    if let Some(folder) = &args.folder {
        write_below(folder, &root, "oss").await?;
        return Ok(ExitStatus::Success);
    }
    let (command, name) = find(&root, &args.command)?;
    printer.own_text(&page(command, &name)?)?;
    Ok(ExitStatus::Success)
}

fn find<'a>(root: &'a Command, words: &[String]) -> Result<(&'a Command, String)> {
    let mut found = (root, "oss".to_owned());
    for word in words {
        let Some(inner) = found.0.find_subcommand(word) else {
            let problem = format!("there is no command {} {word}", found.1.replace('-', " "));
            return Err(Failure::usage(problem).hint("oss --help lists the commands"));
        };
        found = (inner, format!("{}-{word}", found.1));
    }
    Ok(found)
}

fn page(command: &Command, name: &str) -> Result<String> {
    let mut page = Vec::new();
    Man::new(command.clone())
        .render(&mut page)
        .map_err(|error| Failure::local("cannot write the page", Path::new(name), &error))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// Writes a page for the command and for each command below it.
async fn write_below(folder: &Path, root: &Command, name: &str) -> Result<()> {
    let created = tokio::fs::create_dir_all(folder).await;
    created.map_err(|error| Failure::local("cannot create", folder, &error))?;
    let mut waiting = vec![(root, name.to_owned())];
    while let Some((command, name)) = waiting.pop() {
        let path = folder.join(format!("{name}.1"));
        let written = tokio::fs::write(&path, page(command, &name)?).await;
        written.map_err(|error| Failure::local("cannot write", &path, &error))?;
        let below = command
            .get_subcommands()
            .filter(|below| !below.is_hide_set());
        waiting.extend(below.map(|below| (below, format!("{name}-{}", below.get_name()))));
    }
    Ok(())
}
