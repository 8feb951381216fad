//! Carrying out the steps of a plan in order, and undoing them.

use std::future::ready;

use oss_ram::operations::access_key::NewAccessKey;
use oss_ram::{Error, PolicyName, Ram};

use super::found::FoundPolicy;
use super::send::send;
use super::{keys, read, waiting};
use crate::access::names::Names;
use crate::access::step::Step;
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::signals::Stop;

/// Carries out steps, and remembers which are done.
#[derive(Debug)]
pub(crate) struct Apply<'a> {
    ram: &'a Ram,
    names: &'a Names,
    account: &'a str,
    stop: Stop,
    done: Vec<Step>,
    /// The step that was under way when the program was asked to stop.
    begun: Option<Step>,
}

impl<'a> Apply<'a> {
    /// Creates a value that has not done any step.
    pub(crate) fn new(ram: &'a Ram, names: &'a Names, account: &'a str, stop: Stop) -> Self {
        Self {
            ram,
            names,
            account,
            stop,
            done: Vec::new(),
            begun: None,
        }
    }

    /// Returns the steps that are done.
    pub(crate) fn done(&self) -> &[Step] {
        &self.done
    }

    /// Returns whether RAM is certainly unchanged.
    pub(crate) fn changed_nothing(&self) -> bool {
        self.done.is_empty() && self.begun.is_none()
    }

    /// Returns lines for people that say which of these steps are done and which are not.
    pub(crate) fn account_for(&self, steps: &[Step]) -> Vec<String> {
        if self.changed_nothing() {
            return vec!["nothing was changed".to_owned()];
        }
        let mut rest = steps.get(self.done.len()..).unwrap_or_default();
        let mut lines = Vec::new();
        if !self.done.is_empty() {
            lines.push(format!("done: {}", list(&self.done)));
        }
        if let Some(begun) = &self.begun {
            lines.push(format!("perhaps done: {begun}"));
            rest = rest.get(1..).unwrap_or_default();
        }
        if !rest.is_empty() {
            lines.push(format!("not done: {}", list(rest)));
        }
        lines
    }

    /// Carries out the steps one after another. A request to stop takes effect at once: the step that
    /// was under way may or may not be done, and may be repeated.
    ///
    /// # Errors
    ///
    /// The failure of the first step that cannot be done. It does not say which steps are done; see
    /// [`account_for`](Self::account_for).
    pub(crate) async fn run(&mut self, steps: &[Step]) -> Result<(), Failure> {
        for step in steps {
            self.go_on().await?;
            let outcome = tokio::select! {
                biased;
                outcome = self.settled(step) => outcome,
                status = self.stop.requested() => {
                    self.begun = Some(step.clone());
                    return Err(interrupted(status));
                }
            };
            outcome?;
            self.done.push(step.clone());
        }
        Ok(())
    }

    /// Fails if the program was asked to stop.
    async fn go_on(&self) -> Result<(), Failure> {
        tokio::select! {
            biased;
            status = self.stop.requested() => Err(interrupted(status)),
            () = ready(()) => Ok(()),
        }
    }

    /// Carries out a step, and repeats it while RAM does not yet know what earlier steps created.
    async fn settled(&self, step: &Step) -> Result<(), Failure> {
        let fresh = self.done.iter().any(Step::creates);
        let mut waits = waiting::waits(waiting::PATIENCE);
        loop {
            let error = match self.once(step).await {
                Ok(()) => return Ok(()),
                Err(error) => error,
            };
            match (&error, waits.next()) {
                (Trouble::Ram(ram), Some(wait)) if fresh && ram.is_not_found() => {
                    self.ram.context().runtime().sleep(wait).await;
                }
                _ => return Err(self.explain(step, error)),
            }
        }
    }

    /// Creates an access key of the user. A request to stop does not interrupt this, because the
    /// secret of the key would be lost.
    ///
    /// # Errors
    ///
    /// RAM refuses. There is no new key then.
    pub(crate) async fn create_key(&mut self, user: &str) -> Result<NewAccessKey, Failure> {
        self.go_on().await?;
        let step = Step::CreateKey {
            user: user.to_owned(),
        };
        let fresh = self.done.iter().any(Step::creates);
        let mut waits = waiting::waits(waiting::PATIENCE);
        loop {
            let error = match keys::create(self.ram, user).await {
                Ok(key) => {
                    self.done.push(step);
                    return Ok(key);
                }
                Err(error) => error,
            };
            match waits.next().filter(|_| fresh && error.is_not_found()) {
                Some(wait) => self.ram.context().runtime().sleep(wait).await,
                None => return Err(self.refused(&step, error)),
            }
        }
    }

    /// Makes the call of a step once. That the step was done before counts as success.
    async fn once(&self, step: &Step) -> Result<(), Trouble> {
        let sent = send(self.ram, step).await;
        match (sent, step) {
            (Ok(()), _) => Ok(()),
            (Err(error), Step::AttachToUser(..) | Step::AttachToRole(..))
                if error.is_already_exists() =>
            {
                Ok(())
            }
            (Err(error), step) if error.is_already_exists() => self.compare(step, error).await,
            (Err(error), step) if error.is_not_found() && removes(step) => Ok(()),
            (Err(error), _) => Err(error.into()),
        }
    }

    /// Compares what has the name with what the step creates. It was created meanwhile, perhaps by
    /// this very call, if the answer to an earlier attempt was lost.
    async fn compare(&self, step: &Step, error: Error) -> Result<(), Trouble> {
        let taken = |what: String| Trouble::Taken(what);
        match step {
            Step::CreatePolicy { name, document, .. } => {
                let found = read::policy(self.ram, PolicyName::custom(name)).await?;
                let Some(FoundPolicy {
                    description,
                    document: there,
                }) = found
                else {
                    return Err(error.into());
                };
                if !self.names.owns(description.as_deref()) {
                    return Err(taken(format!("policy {name}")));
                }
                if there.is_some_and(|there| there.says_the_same(document)) {
                    return Ok(());
                }
                let change = Step::ChangePolicy {
                    name: name.clone(),
                    document: document.clone(),
                };
                Ok(send(self.ram, &change).await?)
            }
            Step::CreateUser { name, .. } => match read::user(self.ram, name).await? {
                Some(user) if self.names.owns(user.comments.as_deref()) => Ok(()),
                _ => Err(taken(format!("user {name}"))),
            },
            Step::CreateRole {
                name,
                trust,
                max_session,
                marker,
            } => match read::role(self.ram, name).await? {
                Some(role) if self.names.owns(role.description.as_deref()) => {
                    let change = Step::ChangeRole {
                        name: name.clone(),
                        trust: trust.clone(),
                        max_session: *max_session,
                        marker: marker.clone(),
                    };
                    let same = role.trust.is_some_and(|there| there.says_the_same(trust));
                    match same && role.max_session == *max_session {
                        true => Ok(()),
                        false => Ok(send(self.ram, &change).await?),
                    }
                }
                _ => Err(taken(format!("role {name}"))),
            },
            _ => Err(error.into()),
        }
    }

    /// Removes what was created, in reverse order. Returns the steps that failed.
    pub(crate) async fn undo(&mut self) -> Vec<(Step, Failure)> {
        let mut stuck = Vec::new();
        self.done.extend(self.begun.take());
        while let Some(done) = self.done.pop() {
            let Some(back) = done.undo() else {
                continue;
            };
            if let Err(trouble) = self.once(&back).await {
                let failure = self.explain(&back, trouble);
                stuck.push((back, failure));
            }
        }
        stuck
    }

    /// Returns the failure for a step that could not be done.
    fn explain(&self, step: &Step, trouble: Trouble) -> Failure {
        match trouble {
            Trouble::Ram(error) => self.refused(step, error),
            Trouble::Taken(what) => Failure::new(
                ExitStatus::Conflict,
                format!("{step}: {what} was created meanwhile and does not belong to this grant"),
            )
            .hint("--adopt takes over what exists"),
        }
    }

    /// Returns the failure for a refusal of RAM. If a right is missing, it is named.
    fn refused(&self, step: &Step, error: Error) -> Failure {
        if !error.is_access_denied() {
            return Failure::from(error).about(step);
        }
        let (mut operation, resource) = step.right(self.account);
        if let Some(asked) = error.operation() {
            // A step may read before it writes.
            operation = asked;
        }
        let failure = Failure::from(error).about(step);
        lacks(failure, &format!("ram:{operation} on {resource}"))
    }
}

/// Adds the right that the keys lack to a failure.
pub(crate) fn lacks(failure: Failure, right: &str) -> Failure {
    failure
        .only_hint(format!("the keys lack {right}"))
        .hint("for all rights that grants need: oss access grant --print-admin-policy")
}

fn list(steps: &[Step]) -> String {
    let all: Vec<_> = steps.iter().map(Step::to_string).collect();
    all.join(", ")
}

fn interrupted(status: ExitStatus) -> Failure {
    Failure::new(status, "stopped before all changes were made")
}

fn removes(step: &Step) -> bool {
    matches!(
        step,
        Step::DeletePolicy(_)
            | Step::DeleteUser(_)
            | Step::DeleteRole(_)
            | Step::DetachFromUser(..)
            | Step::DetachFromRole(..)
            | Step::DisableKey { .. }
            | Step::DeleteKey { .. }
    )
}

/// Why a step could not be done.
enum Trouble {
    Ram(Error),
    /// An object of this name exists and does not belong to the grant.
    Taken(String),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Ram(error)
    }
}

#[cfg(test)]
mod tests;
