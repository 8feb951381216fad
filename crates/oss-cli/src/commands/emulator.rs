//! `oss emulator`.

use std::io;

use oss_emulator::{Error, program};

use crate::args::emulator::Args;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::Text;
use crate::session::Session;

/// Runs a server until a signal arrives, which is its normal end.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    let printer = session.printer();
    let say = |lines: &str| {
        let said = printer.text(Text::block(lines));
        said.map_err(|failure| io::Error::other(failure.to_string()))
    };
    let variable = |name: &str| session.environment().var(name).ok().flatten();
    let log = move |line: &str| printer.note(line);
    let stop = session.stop();
    let stopped = async {
        stop.requested().await;
    };
    let served = program::serve(args.server, variable, say, log, stopped).await;
    served
        .map(|()| ExitStatus::Success)
        .map_err(|error| explain(&error))
}

fn explain(error: &Error) -> Failure {
    let status = match error {
        Error::Announce(_) => ExitStatus::LocalIo,
        _ => ExitStatus::Usage,
    };
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    Failure::new(status, text)
}
