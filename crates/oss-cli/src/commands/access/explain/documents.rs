//! The documents that a decision is made by: given in files, or read from RAM.

use oss_policy::{Document, DocumentUse, Policy, PolicyKind};
use oss_ram::operations::attachment::AttachedPolicy;
use oss_ram::operations::policy::GetPolicyOutput;
use oss_ram::{Error, PolicyName};

use crate::access::found::FoundRole;
use crate::access::names::grant_of;
use crate::access::read;
use crate::args::access::explain::{Args, Resource, Who};
use crate::commands::access::account::Account;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::input;
use crate::location::Location;
use crate::session::Session;

/// The documents that decide about one request.
#[derive(Debug)]
pub(super) struct Documents {
    /// The account of the caller.
    pub(super) account: String,
    pub(super) identity: Vec<Policy>,
    pub(super) session: Option<Document>,
    pub(super) bucket: Option<Document>,
    pub(super) trust: Option<Document>,
    /// The name of the grant that made the role, if one did.
    pub(super) grant: Option<String>,
}

impl Documents {
    /// Reads the files, and the documents that RAM has unless `--offline` is given.
    pub(super) async fn gather(
        args: &Args,
        who: &Who,
        resource: &Resource,
        session: &Session,
    ) -> Result<Self> {
        let mut documents = Self {
            account: OFFLINE_ACCOUNT.to_owned(),
            identity: Vec::new(),
            session: file("--session-policy", args.session_policy.as_ref(), SESSION).await?,
            bucket: file(
                "--bucket-policy",
                args.bucket_policy.as_ref(),
                DocumentUse::Bucket,
            )
            .await?,
            trust: file("--trust", args.trust.as_ref(), DocumentUse::Trust).await?,
            grant: None,
        };
        if !args.offline {
            documents.read(who, resource, session).await?;
        }
        for path in &args.policy {
            if let Some(document) = file("--policy", Some(path), DocumentUse::Identity).await? {
                documents
                    .identity
                    .push(Policy::custom(name(path), document));
            }
        }
        Ok(documents)
    }

    /// What is probably wrong in the documents, a line each.
    pub(super) fn findings(&self) -> Vec<String> {
        let identity = self.identity.iter();
        let named = identity
            .filter(|policy| policy.kind() != PolicyKind::System)
            .map(|policy| (format!("policy {}", policy.name()), policy.document()));
        let others = [
            ("the session policy", &self.session),
            ("the bucket policy", &self.bucket),
            ("the trust policy", &self.trust),
        ];
        let others = others
            .into_iter()
            .filter_map(|(name, document)| Some((name.to_owned(), document.as_ref()?)));
        named
            .chain(others)
            .flat_map(|(name, document)| {
                let found = document.pitfalls().into_iter();
                found.map(move |finding| format!("{name}, {finding}"))
            })
            .collect()
    }

    async fn read(&mut self, who: &Who, resource: &Resource, session: &Session) -> Result<()> {
        let account = Account::open(session).await?;
        let ram = &account.ram;
        let attached = match who {
            Who::User(name) => {
                let listed = ram.list_policies_for_user(name).send().await;
                let listed = listed.map_err(|error| refused(error, &account.id, "user", name))?;
                listed.policies.iter().map(AttachedPolicy::name).collect()
            }
            Who::Role(name, _) => {
                let role = role(&account, name).await?;
                let description = role.description.as_deref();
                self.grant = description.and_then(grant_of).map(str::to_owned);
                role.policies
            }
        };
        for name in attached {
            self.identity.push(attached_policy(&account, name).await?);
        }
        if self.trust.is_none()
            && let Some(name) = role_of(resource, &account.id)?
        {
            self.trust = role(&account, &name).await?.trust;
        }
        self.account = account.id;
        Ok(())
    }
}

async fn role(account: &Account, name: &str) -> Result<FoundRole> {
    let found = read::role(&account.ram, name).await;
    let found = found.map_err(|error| refused(error, &account.id, "role", name))?;
    found.ok_or_else(|| absent("role", name))
}

async fn attached_policy(account: &Account, name: PolicyName) -> Result<Policy> {
    let owner = match name.kind() {
        PolicyKind::System => "system",
        _ => &account.id,
    };
    let got = account.ram.get_policy(name.clone()).send().await;
    let got = got.map_err(|error| refused(error, owner, "policy", name.as_str()))?;
    policy(&name, got.into_output())
}

/// A policy with its document.
pub(super) fn policy(name: &PolicyName, got: GetPolicyOutput) -> Result<Policy> {
    let unreadable = || {
        Failure::new(
            ExitStatus::Internal,
            format!("policy {name} cannot be read"),
        )
    };
    let text = got.default_policy_version.policy_document;
    let text = text.ok_or_else(unreadable)?;
    let document = text
        .parse(DocumentUse::Identity)
        .map_err(|_| unreadable())?;
    Ok(match name.kind() {
        PolicyKind::System => Policy::system(name.as_str(), document),
        _ => Policy::custom(name.as_str(), document),
    })
}

/// Why RAM does not show a document. If the keys lack a right, the hint names it.
fn refused(error: Error, owner: &str, kind: &str, name: &str) -> Failure {
    if error.is_not_found() {
        return absent(kind, name);
    }
    let operation = error.operation().filter(|_| error.is_access_denied());
    let right = operation.map(|operation| {
        format!("the keys in use need ram:{operation} on acs:ram:*:{owner}:{kind}/{name}")
    });
    let failure = Failure::from(error).about(format!("read {kind} {name}"));
    match right {
        Some(right) => failure
            .only_hint(right)
            .hint("to decide by documents that you have: --offline --policy FILE"),
        None => failure,
    }
}

/// The name of the role that is to be assumed, whose trust policy is asked.
///
/// # Errors
///
/// The role belongs to another account, whose documents these keys cannot read.
fn role_of(resource: &Resource, account: &str) -> Result<Option<String>> {
    let arn = match resource {
        Resource::Role(name) => return Ok(Some(name.clone())),
        Resource::Literal(arn) => arn,
        Resource::Oss { .. } => return Ok(None),
    };
    let Some((owner, name)) = arn.split_once(":role/") else {
        return Ok(None);
    };
    if owner.rsplit(':').next() == Some(account) {
        return Ok(Some(name.to_owned()));
    }
    Err(Failure::usage(format!(
        "--resource {arn}: the role belongs to another account, and these keys read only account \
         {account}"
    ))
    .hint("give its trust policy with --trust FILE"))
}

async fn file(
    flag: &str,
    location: Option<&Location>,
    use_: DocumentUse,
) -> Result<Option<Document>> {
    let Some(location) = location else {
        return Ok(None);
    };
    let text = input::read(flag, location).await?;
    let document = Document::parse(&text, use_);
    let document =
        document.map_err(|refusal| Failure::usage(format!("{flag} {}: {refusal}", name(location))));
    document.map(Some)
}

fn name(location: &Location) -> String {
    match location {
        Location::Local(path) => path.display().to_string(),
        Location::Stream => "-".to_owned(),
        Location::Remote(url) => url.to_string(),
    }
}

fn absent(kind: &str, name: &str) -> Failure {
    Failure::new(ExitStatus::NotFound, format!("there is no {kind} {name}"))
        .hint("oss access show lists the grants of this account")
}

const SESSION: DocumentUse = DocumentUse::Session;
/// The account of callers and resources with `--offline`, where any one will do.
const OFFLINE_ACCOUNT: &str = "1234567890123456";
