//! How changes keep, share and release the data of objects.

use std::ops::Range;

use super::reader::{Data, Source};
use super::segment::{Content, Segment};
use super::writer::{NewBlob, NewData};
use crate::store::engine::changes::Changes;
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::rows::key;
use crate::store::rows::row::Row;

/// Keeps a new blob, and returns the content that consists of it.
pub(crate) fn keep(changes: &mut Changes<'_>, blob: NewBlob) -> Content {
    if blob.len == 0 {
        return Content::Empty;
    }
    let (number, in_file) = match blob.data {
        NewData::Held(pieces) => {
            let number = changes.next_id();
            changes.put(key::data(number), Row::Data(pieces));
            (number, false)
        }
        NewData::File(file) => {
            let number = file.blob();
            changes.keep_file(file);
            (number, true)
        }
    };
    Content::One(Segment {
        blob: number,
        offset: 0,
        len: blob.len,
        in_file,
    })
}

/// Returns the content that consists of these segments. Segments that were used before must be
/// [shared](share) or taken from a content that ceases to exist.
pub(crate) fn join(changes: &mut Changes<'_>, segments: &[Segment]) -> Content {
    match segments {
        [] => Content::Empty,
        [only] => Content::One(*only),
        several => {
            let number = changes.next_id();
            let mut offset = 0;
            for segment in several {
                changes.put(key::segment(number, offset), Row::Segment(*segment));
                offset += segment.len;
            }
            Content::Many(number)
        }
    }
}

/// Appends a segment to a content whose length is `len`, and returns the new content. The content
/// must not be used by others.
pub(crate) fn append(
    changes: &mut Changes<'_>,
    content: Content,
    len: u64,
    segment: Segment,
) -> Content {
    match content {
        Content::Empty => Content::One(segment),
        Content::One(first) => join(changes, &[first, segment]),
        Content::Many(number) => {
            changes.put(key::segment(number, len), Row::Segment(segment));
            content
        }
    }
}

/// Returns the segments of a range of a content, each with one more reference to its blob.
pub(crate) fn share(
    view: &dyn View,
    changes: &mut Changes<'_>,
    content: Content,
    range: &Range<u64>,
) -> Result<Vec<Segment>, StoreError> {
    let mut start = 0;
    let mut shared = Vec::new();
    for segment in segments(view, content)? {
        shared.extend(segment.within(start, range));
        start += segment.len;
    }
    for segment in &shared {
        changes.refer(*segment);
    }
    Ok(shared)
}

/// Gives up a content. A blob to which nothing else refers is removed.
pub(crate) fn release(
    view: &dyn View,
    changes: &mut Changes<'_>,
    content: Content,
) -> Result<(), StoreError> {
    for segment in segments(view, content)? {
        changes.unrefer(segment);
    }
    dissolve(view, changes, content)
}

/// Removes the list of segments of a content, whose segments are used elsewhere.
pub(crate) fn dissolve(
    view: &dyn View,
    changes: &mut Changes<'_>,
    content: Content,
) -> Result<(), StoreError> {
    let Content::Many(number) = content else {
        return Ok(());
    };
    let mut offset = 0;
    for segment in segments(view, content)? {
        changes.remove(key::segment(number, offset));
        offset += segment.len;
    }
    Ok(())
}

/// Returns the segments of a content.
pub(crate) fn segments(view: &dyn View, content: Content) -> Result<Vec<Segment>, StoreError> {
    match content {
        Content::Empty => Ok(Vec::new()),
        Content::One(segment) => Ok(vec![segment]),
        Content::Many(number) => view.collect(&key::segments(number), |_, row| row.segment()),
    }
}

/// Opens a content for reading.
pub(crate) fn open(view: &dyn View, content: Content) -> Result<Data, StoreError> {
    open_segments(view, segments(view, content)?)
}

/// Opens segments for reading, one after the other.
pub(crate) fn open_segments(view: &dyn View, segments: Vec<Segment>) -> Result<Data, StoreError> {
    let opened = |segment: Segment| -> Result<(Segment, Source), StoreError> {
        Ok((segment, view.source(segment)?))
    };
    let sources = segments.into_iter().map(opened);
    Ok(Data::new(sources.collect::<Result<_, _>>()?))
}
