//! `oss access revoke`.

use humantime::format_duration;

use super::account::Account;
use super::refusal;
use crate::access::apply::Apply;
use crate::access::{Found, Names, Plan, Step, revoke};
use crate::args::access::revoke::Args;
use crate::commands::confirm::confirm;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::json::Object;
use crate::output::{Printer, Text};
use crate::session::Session;

/// Revokes the grant.
pub(super) async fn run(args: &Args, session: &Session) -> Result<ExitStatus> {
    let stop = session.stop();
    let (account, names, found, plan) = tokio::select! {
        prepared = prepare(args, session) => prepared?,
        status = stop.requested() => return Ok(status),
    };
    let printer = session.printer();
    say(
        printer,
        [account.in_words(), String::new()].iter().collect(),
    )?;
    if plan.is_empty() {
        say(printer, "  nothing to revoke".into())?;
        report(printer, &names, &plan, false)?;
        return Ok(ExitStatus::Success);
    }
    say(printer, Text::from(&plan))?;
    if args.dry_run {
        let text = format!(
            "dry run: nothing was changed; it would apply {}",
            plan.size()
        );
        say(printer, text.into())?;
        report(printer, &names, &plan, false)?;
        return Ok(ExitStatus::Success);
    }
    let question = format!("apply {}", plan.size());
    if !confirm(&question, args.yes, &stop, printer).await? {
        report(printer, &names, &plan, false)?;
        return Ok(ExitStatus::Success);
    }
    let mut apply = Apply::new(&account.ram, &names, &account.id, stop);
    let steps = plan.steps();
    if let Err(failure) = apply.run(&steps).await {
        return Err(half_way(&apply, &steps, failure, &names));
    }
    say(printer, format!("  done {0} of {0}", steps.len()).into())?;
    if let Some(role) = &found.role {
        let longest = format_duration(role.max_session);
        let note = format!(
            "  note: other regions may accept the old rights for a while; the last token ends \
             within {longest}"
        );
        say(printer, note.into())?;
    }
    report(printer, &names, &plan, true)?;
    Ok(ExitStatus::Success)
}

async fn prepare(args: &Args, session: &Session) -> Result<(Account, Names, Found, Plan)> {
    let names = Names::new(&args.name, args.as_documented).map_err(Failure::usage)?;
    let account = Account::open(session).await?;
    let found = account.found(&names).await?;
    if found.is_empty() {
        return Err(refusal::no_such_grant(&names));
    }
    let plan = revoke::revoke(&names, &found, args.keep_user);
    let plan = plan.map_err(|refusal| refusal::revoke_refused(&names, refusal))?;
    Ok((account, names, found, plan))
}

fn half_way(apply: &Apply<'_>, steps: &[Step], failure: Failure, names: &Names) -> Failure {
    let lines = apply.account_for(steps);
    let failure = lines.into_iter().fold(failure, Failure::hint);
    failure.hint(format!("to continue: {}", names.command("revoke")))
}

fn say(printer: Printer, text: Text) -> Result<()> {
    match printer.is_json() || printer.is_quiet() {
        true => Ok(()),
        false => printer.text(text),
    }
}

fn report(printer: Printer, names: &Names, plan: &Plan, applied: bool) -> Result<()> {
    if !printer.is_json() {
        return Ok(());
    }
    printer.value(
        Object::default()
            .with("grant", names.grant())
            .with("changes", plan.to_value())
            .with("calls", plan.steps().len())
            .with("applied", applied),
    )
}
