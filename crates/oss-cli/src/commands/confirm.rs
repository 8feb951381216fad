//! The question before anything is changed.

use std::io::{self, BufRead, IsTerminal};

use crate::exit::ExitStatus;
use crate::failure::{Failure, Result, plain};
use crate::output::Printer;
use crate::signals::Stop;

/// Returns whether to go on: because of `-y`, or because of an answer from the terminal. A refusal
/// is confirmed by a message.
///
/// # Errors
///
/// Standard input is no terminal, or the program was asked to stop.
pub(crate) async fn confirm(
    question: &str,
    yes: bool,
    stop: &Stop,
    printer: Printer,
) -> Result<bool> {
    if yes {
        return Ok(true);
    }
    needs_terminal(question)?;
    printer.ask(&format!("{question}? [y/N]"));
    let answer = tokio::task::spawn_blocking(|| {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).map(|_| line)
    });
    let answer = tokio::select! {
        answer = answer => answer,
        status = stop.requested() => return Err(Failure::new(status, "nothing was changed")),
    };
    let line = match answer {
        Ok(Ok(line)) => line,
        Ok(Err(error)) => {
            let problem = format!("cannot read the answer: {}", plain(&error));
            return Err(Failure::new(ExitStatus::LocalIo, problem));
        }
        Err(_) => {
            return Err(Failure::new(
                ExitStatus::Internal,
                "the answer could not be waited for",
            ));
        }
    };
    let answer = line.trim().to_ascii_lowercase();
    let agreed = answer == "y" || answer == "yes";
    if !agreed {
        printer.reply("nothing was changed");
    }
    Ok(agreed)
}

/// Fails if nobody can be asked.
pub(crate) fn needs_terminal(question: &str) -> Result<()> {
    if io::stdin().is_terminal() {
        return Ok(());
    }
    let problem = format!("{question}: cannot ask for confirmation: no terminal");
    Err(Failure::usage(problem)
        .hint("use -y to do it without asking, or --dry-run to see the plan only"))
}
