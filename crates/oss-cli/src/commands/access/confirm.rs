//! Asking before anything is changed.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::exit::ExitStatus;
use crate::failure::{Failure, Result, plain};
use crate::signals::Stop;

/// Whether to go on: by `-y`, or by an answer from the terminal.
///
/// # Errors
///
/// Nobody can be asked, or somebody asked to stop.
pub(super) async fn confirm(question: &str, yes: bool, stop: &Stop) -> Result<bool> {
    if yes {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        return Err(
            Failure::usage(format!("{question}: there is nobody to ask"))
                .hint("pass -y to do it without asking, or --dry-run to see the plan alone"),
        );
    }
    let _ = write!(io::stderr().lock(), "{question}? [y/N] ");
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
        Err(_) => return Err(Failure::new(ExitStatus::Internal, "the question was lost")),
    };
    let answer = line.trim().to_ascii_lowercase();
    Ok(answer == "y" || answer == "yes")
}
