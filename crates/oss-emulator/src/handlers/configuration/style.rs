//! PutStyle, GetStyle, DeleteStyle and ListStyle.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{Document, Style, StyleCategory, StyleContent, is_style_name, read};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::store::Slot;
use crate::xml::Xml;

/// Sets a style. One that exists is replaced.
pub(crate) async fn put_style(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(Style::LIMIT).await?;
    let sent: StyleContent = read(&body, Style::ROOT)?;
    let name = name(&call)?.to_owned();
    if sent.content.trim().is_empty() {
        let message = "Style content is invalid.";
        return Err(OssError::invalid_argument(
            "Content",
            &sent.content,
            message,
        ));
    }
    let category = call.query("category").filter(|text| !text.is_empty());
    let category = category.map(StyleCategory::parse).transpose()?;
    let now = call.clock().now();
    call.update_bucket(move |bucket| {
        let before = bucket.configurations.named::<Style>(&name);
        let is_new = before.is_none();
        if is_new && bucket.configurations.all(Style::KIND).count() >= STYLES {
            return Err(OssError::new(Code::TooManyStyles));
        }
        let style = Style {
            name,
            content: sent.content,
            category,
            created: before.map_or(now, |before| before.created),
            modified: now,
        };
        let name = style.name.clone();
        let slot = Slot::with_parsed(style.to_document(), style);
        bucket.configurations.insert(Style::KIND, &name, slot);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns a style.
pub(crate) async fn get_style(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let style = bucket.configurations.named::<Style>(name(&call)?);
    let style = style.ok_or_else(|| OssError::new(Code::NoSuchStyle))?;
    Ok(response::xml(style.shown(Xml::document("Style")).end()))
}

/// Deletes a style. It is not an error if there is none.
pub(crate) async fn delete_style(call: Call) -> Result<ServerResponse, OssError> {
    let name = name(&call)?.to_owned();
    call.update_bucket(move |bucket| {
        bucket.configurations.remove(Style::KIND, &name);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Returns all styles of a bucket.
pub(crate) async fn list_style(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let document = Xml::document("StyleList")
        .each(bucket.configurations.each::<Style>(), |xml, (_, style)| {
            style.shown(xml.begin("Style")).close()
        })
        .end();
    Ok(response::xml(document))
}

fn name(call: &Call) -> Result<&str, OssError> {
    let name = call.query("styleName").unwrap_or_default();
    match is_style_name(name) {
        true => Ok(name),
        false => Err(OssError::invalid_argument(
            "styleName",
            name,
            "The style name is not valid.",
        )),
    }
}

/// The maximum number of styles of a bucket.
const STYLES: usize = 100;
