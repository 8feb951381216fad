//! PutBucketReplication, GetBucketReplication, DeleteBucketReplication,
//! GetBucketReplicationLocation, GetBucketReplicationProgress and PutBucketRtc.

use ::http::StatusCode;
use oss_sign::UtcSeconds;
use oss_sign::regions;

use crate::codes::{Code, OssError};
use crate::configurations::{
    DeletedRules, Document, EnabledOrNot, Replication, ReplicationRule, TimeControlChange, read,
};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::set;
use crate::runtime::random_uuid;
use crate::xml::{Field, Value, Xml};

use super::plain::configured;

/// Adds rules to the replication of a bucket.
pub(crate) async fn put_bucket_replication(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(Replication::LIMIT).await?;
    let added = Replication::from_request(&body)?;
    let now = call.clock().now();
    let new_id = || random_uuid().to_ascii_lowercase();
    let rules: Vec<_> = added
        .rules
        .into_iter()
        .map(|rule| rule.begun(now, new_id))
        .collect();
    for rule in &rules {
        check_target(&call, rule)?;
    }
    let id = rules.first().and_then(|rule| rule.id.clone());
    call.update_bucket(move |bucket| {
        let mut replication = match bucket.configurations.get::<Replication>() {
            Some(replication) => Replication::clone(&replication),
            None => Replication { rules: Vec::new() },
        };
        for rule in rules {
            replication.add(rule)?;
        }
        let document = replication.to_document();
        bucket.configurations.set(document, replication);
        Ok(())
    })
    .await?;
    let mut answer = response::empty(StatusCode::OK);
    let id = id.unwrap_or_default();
    set(answer.headers_mut(), "x-oss-replication-rule-id", id);
    Ok(answer)
}

/// Checks the location of the target, if the target is a bucket of this server. Buckets in other
/// regions cannot be checked.
fn check_target(call: &Call, rule: &ReplicationRule) -> Result<(), OssError> {
    let target = &rule.destination;
    if call.bucket()? == target.bucket {
        let message = "A bucket cannot be replicated to itself.";
        return Err(OssError::invalid_argument(
            "Bucket",
            &target.bucket,
            message,
        ));
    }
    let exists = call.store().bucket(&target.bucket).is_ok();
    match exists && !call.config().has_location(&target.location) {
        true => Err(OssError::new(Code::InvalidTargetLocation)),
        false => Ok(()),
    }
}

/// Returns the replication rules of a bucket.
pub(crate) async fn get_bucket_replication(call: Call) -> Result<ServerResponse, OssError> {
    let replication = configured::<Replication>(call.existing_bucket()?.as_ref())?;
    let now = call.clock().now();
    let document = Xml::document(Replication::ROOT)
        .each(&replication.rules, |xml, rule| {
            rule.shown(now).write(xml, "Rule")
        })
        .end();
    Ok(response::xml(document))
}

/// Deletes replication rules.
pub(crate) async fn delete_bucket_replication(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(Replication::LIMIT).await?;
    let deleted: DeletedRules = read(&body, "ReplicationRules")?;
    call.update_bucket(move |bucket| {
        let mut replication = Replication::clone(configured::<Replication>(bucket)?.as_ref());
        for id in &deleted.ids {
            replication.rule_mut(id)?;
        }
        replication.rules.retain(|rule| {
            let mut ids = deleted.ids.iter();
            !ids.any(|id| rule.id.as_ref() == Some(id))
        });
        match replication.rules.is_empty() {
            true => {
                bucket.configurations.remove(Replication::KIND, "");
            }
            false => {
                let document = replication.to_document();
                bucket.configurations.set(document, replication);
            }
        }
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Switches the time control of a rule.
pub(crate) async fn put_bucket_rtc(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(Replication::LIMIT).await?;
    let change: TimeControlChange = read(&body, "ReplicationRule")?;
    call.update_bucket(move |bucket| {
        let mut replication = Replication::clone(configured::<Replication>(bucket)?.as_ref());
        replication.rule_mut(&change.id)?.time_control = Some(change.time_control);
        let document = replication.to_document();
        bucket.configurations.set(document, replication);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the regions to which a bucket can be replicated: all but its own.
pub(crate) async fn get_bucket_replication_location(
    call: Call,
) -> Result<ServerResponse, OssError> {
    call.existing_bucket()?;
    let own = call.config().location();
    let all = regions::all()
        .iter()
        .map(|region| format!("oss-{}", region.id));
    let locations: Vec<String> = all.filter(|location| *location != own).collect();
    let document = Xml::document("ReplicationLocation")
        .each(&locations, |xml, location| xml.text("Location", location))
        .begin("LocationTransferTypeConstraint")
        .each(&locations, |xml, location| {
            xml.begin("LocationTransferType")
                .text("Location", location)
                .begin("TransferTypes")
                .text("Type", "oss_acc")
                .close()
                .close()
        })
        .close()
        .begin("LocationRTCConstraint")
        .each(&locations, |xml, location| xml.text("Location", location))
        .end();
    Ok(response::xml(document))
}

/// Returns how far the replication of a rule is, or of all rules. All objects that are to be copied
/// count as copied, because nothing is copied here.
pub(crate) async fn get_bucket_replication_progress(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let asked = call.query("rule-id").filter(|id| !id.is_empty());
    let replication = configured::<Replication>(call.existing_bucket()?.as_ref());
    // A rule that was asked for does not exist either if there is no replication at all.
    let replication = replication.map_err(|error| match asked {
        Some(_) => OssError::new(Code::NoSuchReplicationRule),
        None => error,
    })?;
    let is_asked = |rule: &&ReplicationRule| asked.is_none() || rule.id.as_deref() == asked;
    let rules: Vec<_> = replication.rules.iter().filter(is_asked).collect();
    if rules.is_empty() {
        return Err(OssError::new(Code::NoSuchReplicationRule));
    }
    let now = call.clock().now();
    let document = Xml::document("ReplicationProgress")
        .each(rules, |xml, rule| progress(xml, &rule.shown(now), now))
        .end();
    Ok(response::xml(document))
}

fn progress(xml: Xml, rule: &ReplicationRule, now: UtcSeconds) -> Xml {
    let xml = xml.begin("Rule").maybe("ID", rule.id.as_deref());
    let xml = rule.prefixes.write_in(xml, "PrefixSet");
    let xml = xml.maybe("Action", rule.action.as_deref());
    let xml = rule.destination.write(xml, "Destination");
    let xml = rule.status.write_in(xml, "Status");
    let historical = match rule.historical {
        Some(EnabledOrNot::Disabled) => "0",
        _ => "1.0",
    };
    rule.historical
        .write_in(xml, "HistoricalObjectReplication")
        .begin("Progress")
        .text("HistoricalObject", historical)
        .text("NewObject", now.to_iso_millis())
        .close()
        .close()
}
