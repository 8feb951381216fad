//! `oss access grant`.

use oss_credentials::CredentialsError;
use oss_policy::{Document, Pitfall};
use oss_ram::operations::access_key::NewAccessKey;
use oss_sign::Credentials;
use serde_json::Value;

use super::account::Account;
use super::desired;
use super::key_place::KeyPlace;
use super::refusal;
use crate::access::apply::Apply;
use crate::access::found::Found;
use crate::access::plan;
use crate::access::waiting::{Question, Seen};
use crate::access::{Names, Plan, Step, keys, waiting};
use crate::args::access::grant::Args;
use crate::commands::confirm::confirm;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::Text;
use crate::output::json::Object;
use crate::session::Session;

/// Creates the grant, or changes an existing one.
pub(super) async fn run(args: &Args, session: &Session) -> Result<ExitStatus> {
    let stop = session.stop();
    let work = tokio::select! {
        work = Work::prepare(args, session) => work?,
        status = stop.requested() => return Ok(status),
    };
    if work.plan.is_empty() || args.dry_run {
        return work.show_only(args);
    }
    // Checked before the question, because a secret without a place is a reason not to begin.
    let place = match work.plan.creates_key() {
        true => Some(KeyPlace::open(&args.key, &work.account.cx).await?),
        false => None,
    };
    work.say(work.plan_with_header())?;
    let question = format!("apply {}", work.plan.size());
    if !confirm(&question, args.yes, &stop, session.printer()).await? {
        work.report(None)?;
        return Ok(ExitStatus::Success);
    }
    work.apply(place).await
}

/// A grant that is to be created or changed, and the plan for it.
struct Work<'a> {
    args: &'a Args,
    session: &'a Session,
    account: Account,
    names: Names,
    role_arn: String,
    plan: Plan,
}

/// Returns remarks on actions in the existing policy that do not exist, and so have no effect.
fn without_effect(found: &Found) -> Vec<String> {
    let rights = found.rights.as_ref();
    let document = rights.and_then(|policy| policy.document.as_ref());
    let findings = document.map(Document::pitfalls).unwrap_or_default();
    findings
        .into_iter()
        .filter(|finding| finding.pitfall == Pitfall::NoSuchAction)
        .map(|finding| format!("the policy as it is, {finding}"))
        .collect()
}

/// The outcome of carrying out the plan.
struct Done {
    calls: usize,
    key: Option<(NewAccessKey, String)>,
}

impl<'a> Work<'a> {
    /// Reads what exists and makes the plan. Nothing is changed.
    async fn prepare(args: &'a Args, session: &'a Session) -> Result<Self> {
        let name = args.name.as_deref().unwrap_or_default();
        let names = Names::new(name, args.as_documented).map_err(Failure::usage)?;
        // Wrong arguments are refused before the first call.
        desired::grant(args, &names, "1", i64::MIN)?;
        let account = Account::open(session).await?;
        let desired = desired::grant(args, &names, &account.id, account.cx.now().as_i64())?;
        let found = account.found(&names).await?;
        let plan = match plan::grant(&desired, &found) {
            Ok(plan) => plan,
            Err(refusal) => return Err(refusal::grant_refused(&account, &desired, refusal).await),
        };
        let role_arn = match &found.role {
            Some(role) => role.arn.clone(),
            None => names.role_arn(&account.id),
        };
        let mut work = Self {
            args,
            session,
            account,
            names,
            role_arn,
            plan,
        };
        if work.plan.changes_policy(work.names.own()) {
            for note in desired::notes(args, &work.names) {
                work.plan.note(note);
            }
        }
        for note in without_effect(&found) {
            work.plan.note(note);
        }
        Ok(work)
    }

    fn show_only(&self, args: &Args) -> Result<ExitStatus> {
        let header = self.account.in_words();
        if self.plan.is_empty() {
            let mut lines = vec![header, String::new(), "  nothing to change".to_owned()];
            // Who asked for a key needs to know that one exists already.
            let wants_key = args.key.key_file.is_some()
                || args.key.save_profile.is_some()
                || args.key.print_key;
            lines.extend(self.plan.notes().filter(|_| wants_key));
            self.say(lines.iter().collect())?;
        } else {
            self.say(self.plan_with_header())?;
            let text = format!(
                "dry run: nothing was changed; it would apply {}",
                self.plan.size()
            );
            self.say(text.into())?;
        }
        self.report(None)?;
        Ok(ExitStatus::Success)
    }

    async fn apply(&self, place: Option<KeyPlace>) -> Result<ExitStatus> {
        let stop = self.session.stop();
        let mut apply = Apply::new(&self.account.ram, &self.names, &self.account.id, stop);
        let key = match self.run_all(&mut apply, place).await {
            Ok(key) => key,
            Err(failure) => return Err(self.half_way(apply, failure).await),
        };
        let done = Done {
            calls: apply.done().len(),
            key,
        };
        self.tell(&done)?;
        let seen = self.wait(done.key.as_ref()).await;
        self.report(Some(&done))?;
        match seen? {
            Some(failure) => Err(failure),
            None => self.say(self.farewell()).map(|()| ExitStatus::Success),
        }
    }

    /// Carries out all steps. The secret of a new key is stored before the next step.
    async fn run_all(
        &self,
        apply: &mut Apply<'_>,
        place: Option<KeyPlace>,
    ) -> Result<Option<(NewAccessKey, String)>> {
        let steps = self.plan.steps();
        let is_key = |step: &Step| matches!(step, Step::CreateKey { .. });
        let position = steps.iter().position(is_key).unwrap_or(steps.len());
        let (before, rest) = steps.split_at(position);
        apply.run(before).await?;
        let (Some((_, after)), Some(place)) = (rest.split_first(), place) else {
            return Ok(None);
        };
        let user = self.names.own();
        let key = apply.create_key(user).await?;
        let printer = self.session.printer();
        let kept = place.keep(&key, &self.names, &self.role_arn, printer).await;
        let told = match kept {
            Ok(told) => told,
            Err(failure) => {
                // A key whose secret is lost is of no use and must not remain.
                let deleted = keys::delete(&self.account.ram, user, &key.access_key_id).await;
                return Err(match deleted {
                    Ok(()) => failure.hint("the new key was deleted again"),
                    Err(_) => failure.hint(format!("delete the new key {}", key.access_key_id)),
                });
            }
        };
        if !after.is_empty() {
            self.verify(&key).await?;
            apply.run(after).await?;
        }
        Ok(Some((key, told)))
    }

    /// Waits until the new key works, before the keys that it replaces are disabled.
    async fn verify(&self, key: &NewAccessKey) -> Result<()> {
        let keys = key.credentials()?;
        let question = self.question(&keys, None);
        let stop = self.session.stop();
        let seen = tokio::select! {
            seen = question.wait(waiting::PATIENCE, self.session.printer()) => seen?,
            status = stop.requested() => return Err(Failure::new(
                status,
                "stopped before the new key was known to work, so the old one stays active",
            )),
        };
        match seen {
            Seen::After(_) => Ok(()),
            Seen::NotYet(error) => Err(Failure::from(error)
                .about("the new key does not work yet, so the old one stays active")),
        }
    }

    fn question<'q>(&'q self, keys: &'q Credentials, role: Option<&'q str>) -> Question<'q> {
        Question {
            cx: &self.account.cx,
            keys,
            sts: &self.session.settings().sts,
            role,
            external_id: self.args.external_id.as_deref(),
        }
    }

    /// Waits until the new key can assume the role. Returns a failure if it cannot yet.
    async fn wait(&self, key: Option<&(NewAccessKey, String)>) -> Result<Option<Failure>> {
        let Some((key, _)) = key.filter(|_| !self.args.no_wait) else {
            return Ok(None);
        };
        let keys = key.credentials()?;
        let role = desired::trusts_user(self.args).then_some(self.role_arn.as_str());
        let question = self.question(&keys, role);
        let stop = self.session.stop();
        let seen = tokio::select! {
            seen = question.wait(self.args.wait, self.session.printer()) => seen?,
            status = stop.requested() => {
                return Ok(Some(Failure::new(status, "the grant exists; waiting for STS was stopped")));
            }
        };
        match seen {
            Seen::After(time) => {
                let words = format!("ok after {}s", time.as_secs());
                self.say(self.in_columns("waiting for STS", &words).into())?;
                Ok(None)
            }
            Seen::NotYet(error) => Ok(Some(self.not_yet(&error))),
        }
    }

    fn not_yet(&self, error: &CredentialsError) -> Failure {
        let code = error.service().and_then(|service| service.code());
        let code = code.unwrap_or("no answer").to_owned();
        let problem = format!("the grant exists, but STS does not know it yet ({code})");
        Failure::new(ExitStatus::Unavailable, problem)
            .hint(format!("try again in a minute: {}", self.token_command()))
            .hint(format!("undo: {}", self.names.command("revoke")))
    }

    fn tell(&self, done: &Done) -> Result<()> {
        let total = self.plan.steps().len();
        let left = format!("done {} of {total}", done.calls);
        let words = done.key.as_ref().map_or("", |(_, told)| told);
        self.say(self.in_columns(&left, words).into())
    }

    /// Returns two texts that are aligned with the columns of the plan.
    fn in_columns(&self, left: &str, right: &str) -> String {
        let width = self.plan.column() - 2;
        format!("  {left:<width$}{right}").trim_end().to_owned()
    }

    /// The commands that may follow.
    fn farewell(&self) -> Text {
        let next = match self.args.key.no_key {
            true => self.names.command("show"),
            false => self.token_command(),
        };
        let undo = self.names.command("revoke");
        [format!("next:  {next}"), format!("undo:  {undo}")]
            .iter()
            .collect()
    }

    /// The account and the plan, with empty lines around the plan.
    fn plan_with_header(&self) -> Text {
        let (header, plan) = (self.account.in_words(), self.plan.to_string());
        let around = [header, String::new()].into_iter();
        let plan = plan.lines().map(str::to_owned);
        around.chain(plan).chain([String::new()]).collect()
    }

    fn token_command(&self) -> String {
        let mut command = format!("{} --duration 30m", self.names.command("token"));
        if let Some(path) = &self.args.key.key_file {
            command.push_str(&format!(" --key-file {}", path.display()));
        }
        if let Some(name) = &self.args.key.save_profile {
            command.push_str(&format!(" --profile {name}"));
        }
        if let Some(id) = &self.args.external_id {
            command.push_str(&format!(" --external-id {id}"));
        }
        command
    }

    /// Adds to a failure which steps are done and which are not, or undoes them with `--atomic`.
    async fn half_way(&self, mut apply: Apply<'_>, failure: Failure) -> Failure {
        let lines = apply.account_for(&self.plan.steps());
        if apply.changed_nothing() {
            return lines.into_iter().fold(failure, Failure::hint);
        }
        if !self.args.atomic {
            let failure = lines.into_iter().fold(failure, Failure::hint);
            return failure
                .hint("to continue, repeat the command")
                .hint(format!("undo: {}", self.names.command("revoke")));
        }
        let done = lines.join("; ");
        let stuck = apply.undo().await;
        let mut failure = failure.hint(format!(
            "{done}; what was created was removed again (--atomic)"
        ));
        for (step, trouble) in stuck {
            failure = failure.hint(format!("except: {step}: {}", trouble.message()));
        }
        failure
    }

    /// Prints text for people. With `--print-key` it goes to standard error, so that the key is alone
    /// on standard output.
    fn say(&self, text: Text) -> Result<()> {
        let printer = self.session.printer();
        if printer.is_json() || printer.is_quiet() {
            return Ok(());
        }
        if self.args.key.print_key {
            printer.note(text);
            return Ok(());
        }
        printer.text(text)
    }

    /// Prints the value for `--output json`. It contains no secret.
    fn report(&self, done: Option<&Done>) -> Result<()> {
        let printer = self.session.printer();
        if !printer.is_json() {
            return Ok(());
        }
        let key = done.and_then(|done| done.key.as_ref());
        let value: Value = Object::default()
            .with("grant", self.names.grant())
            .with("account", self.account.id.as_str())
            .with("caller", self.account.caller.as_str())
            .with("role_arn", self.role_arn.as_str())
            .with("changes", self.plan.to_value())
            .with("calls", self.plan.steps().len())
            .with("applied", done.is_some())
            .with_some(
                "access_key_id",
                key.map(|(key, _)| key.access_key_id.as_str()),
            )
            .into();
        // With `--print-key` the key is the only data, and was printed already.
        match self.args.key.print_key && key.is_some() {
            true => Ok(()),
            false => printer.value(value),
        }
    }
}
