//! From the arguments of `oss access grant` to what the grant is to be.

use oss_policy::DocumentUse;
use oss_policy::grant::{Grant, GrantError, Trust, assume_policy};

use crate::access::desired::{DesiredGrant, DesiredKey};
use crate::access::names::Names;
use crate::args::access::grant::{Args, Key};
use crate::failure::{Failure, Result};
use crate::set::SetIfSome;

/// Returns the grant that the arguments describe, with every document written and checked. Nothing
/// is sent. `now` is in Unix seconds.
///
/// # Errors
///
/// A flag has a value that no grant can have.
pub(super) fn grant(args: &Args, names: &Names, account: &str, now: i64) -> Result<DesiredGrant> {
    let rights = rights(args, now)?;
    let refused = |error: GrantError| Failure::usage(format!("grant {}: {error}", names.grant()));
    let seconds = args.max_session.as_secs();
    if !(3600..=43_200).contains(&seconds) {
        let problem = format!("--max-session: {seconds} s; a role allows sessions of 1h to 12h");
        return Err(Failure::usage(problem));
    }
    let assume = match args.as_documented {
        true => None,
        false => Some(assume_policy(account, names.own()).map_err(refused)?),
    };
    Ok(DesiredGrant {
        rights: rights.to_document(DocumentUse::Identity).map_err(refused)?,
        rights_in_words: rights.in_words(),
        assume,
        trust: trust(args, names, account)?
            .to_document()
            .map_err(refused)?,
        max_session: args.max_session,
        key: key(&args.key),
        delete_old: args.key.delete_old,
        adopt: args.adopt,
        account: account.to_owned(),
        names: names.clone(),
    })
}

/// Returns remarks on what the rights include.
pub(super) fn notes(args: &Args, names: &Names) -> Vec<String> {
    let Ok(rights) = rights(args, i64::MIN) else {
        return Vec::new();
    };
    let mut notes = rights.notes();
    for note in &mut notes {
        if note.starts_with("may ") {
            *note = format!("{} {note}", names.grant());
        }
    }
    // A tool that begins at the bucket is rarer than one that begins a folder above.
    let is_deep = rights.prefix().trim_end_matches('/').contains('/');
    let hint = rights.listing_hint().filter(|_| is_deep);
    notes.extend(hint.map(|hint| format!("{hint} (--list-parents)")));
    notes
}

fn rights(args: &Args, now: i64) -> Result<Grant> {
    let Some(on) = &args.on else {
        return Err(Failure::usage("--on is missing: oss://BUCKET/PREFIX/"));
    };
    if args.until.is_some_and(|until| until <= now) {
        return Err(Failure::usage(
            "--until: this time has passed, so nothing would be granted",
        ));
    }
    let rights = Grant::new(on.bucket().as_str(), on.key())
        .permissions(args.can.iter().copied())
        .from_addresses(&args.from);
    Ok(rights
        .set_if_some(args.until, Grant::until)
        .set_if(args.versions, Grant::versions)
        .set_if(args.list_parents, Grant::list_parents)
        .set_if(args.https_only, Grant::https_only))
}

fn trust(args: &Args, names: &Names, account: &str) -> Result<Trust> {
    let default = match args.as_documented {
        true => "account",
        false => "user",
    };
    let default = [default.to_owned()];
    let trusted = match args.trust.is_empty() {
        true => &default[..],
        false => &args.trust,
    };
    let mut trust = Trust::new();
    for whom in trusted {
        trust = match whom.as_str() {
            "user" => trust.user(account, names.own()),
            "account" => trust.account(account),
            arn if arn.starts_with("acs:") => trust.arn(arn),
            other => {
                return Err(Failure::usage(format!(
                    "--trust {other:?}: expected user, account, or an ARN such as \
                     acs:ram::ACCOUNT:role/NAME"
                )));
            }
        };
    }
    Ok(trust.set_if_some(args.external_id.as_deref(), Trust::external_id))
}

/// Returns whether the grant's own user may assume the role.
pub(super) fn trusts_user(args: &Args) -> bool {
    let by_user = |whom: &String| whom == "user" || whom == "account";
    args.trust.is_empty() || args.trust.iter().any(by_user)
}

fn key(key: &Key) -> DesiredKey {
    let place = match key {
        Key { no_key: true, .. } => return DesiredKey::None,
        Key {
            key_file: Some(path),
            ..
        } => format!("→ {} (0600)", path.display()),
        Key {
            save_profile: Some(name),
            ..
        } => format!("→ profile {name} of the aliyun CLI"),
        Key {
            print_key: true, ..
        } => "→ printed, once".to_owned(),
        _ => NO_PLACE.to_owned(),
    };
    match key.rotate_key {
        true => DesiredKey::New(place),
        false => DesiredKey::One(place),
    }
}

const NO_PLACE: &str = "→ --key-file, --save-profile, --print-key or --no-key";
