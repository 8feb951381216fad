//! Whether something exists.

use oss_client::OptionalExt;
use oss_client::operations::lifecycle::{LifecycleRule, LifecycleRuleStatus};
use oss_client::transport::testing::Answer;

use crate::{Outcome, scripted, start};

fn refused(status: u16, code: &str) -> Answer {
    Answer::status(status).body(format!("<Error><Code>{code}</Code></Error>"))
}

#[tokio::test]
async fn what_exists_is_known() -> Outcome {
    let (_oss, bucket) = start().await?;
    bucket.put_object("a.txt").body("hello").send().await?;
    assert!(bucket.object_exists("a.txt").await?);
    assert!(!bucket.object_exists("b.txt").await?);
    assert!(bucket.exists().await?);
    let other = bucket.client().bucket("otherbucket")?;
    assert!(!other.exists().await?);
    let error = other.object_exists("a.txt").await.unwrap_err();
    assert_eq!(error.code(), Some("NoSuchBucket"));
    Ok(())
}

#[tokio::test]
async fn a_refusal_is_no_answer_to_the_question() -> Outcome {
    let (_, bucket) = scripted([refused(403, "AccessDenied"), refused(403, "AccessDenied")]);
    assert!(bucket.exists().await.unwrap_err().is_access_denied());
    assert!(bucket.object_exists("a.txt").await.is_err());
    Ok(())
}

#[tokio::test]
async fn only_what_is_missing_becomes_none() -> Outcome {
    for code in ["NoSuchKey", "NoSuchBucket", "NoSuchVersion", "NoSuchUpload"] {
        let (_, bucket) = scripted([refused(404, code)]);
        assert!(
            bucket
                .get_object("a.txt")
                .send()
                .await
                .optional()?
                .is_none(),
            "{code}"
        );
    }
    for (status, code) in [
        (404, "SymlinkTargetNotExist"),
        (403, "AccessDenied"),
        (403, "NoSuchKey"),
    ] {
        let (_, bucket) = scripted([refused(status, code)]);
        let error = bucket
            .get_object("a.txt")
            .send()
            .await
            .optional()
            .unwrap_err();
        assert_eq!(error.code(), Some(code));
    }
    let (_, bucket) = scripted([Answer::status(404)]);
    assert!(
        bucket
            .head_object("a.txt")
            .send()
            .await
            .optional()?
            .is_none()
    );
    Ok(())
}

#[tokio::test]
async fn a_setting_that_is_not_there_begins_empty() -> Outcome {
    let answers = [refused(404, "NoSuchLifecycle"), Answer::status(200)];
    let (sent, bucket) = scripted(answers);
    let answer = bucket.get_bucket_lifecycle().send().await.optional()?;
    let mut lifecycle = answer.map(|answer| answer.output).unwrap_or_default();
    assert!(lifecycle.rules.is_empty());
    let rule = LifecycleRule::new(LifecycleRuleStatus::Enabled).prefix("logs/");
    lifecycle.rules.push(rule);
    bucket.put_bucket_lifecycle(lifecycle).send().await?;
    let document = String::from_utf8(sent.requests()[1].body().to_vec())?;
    assert!(document.contains("<Prefix>logs/</Prefix>"), "{document}");
    Ok(())
}
