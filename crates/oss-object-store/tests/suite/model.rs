//! Random operations on the store and on `object_store`'s own store in memory. Both must answer the same.
//!
//! What differs on purpose, and how it is compared:
//!
//! - ETags are compared by what they identify: the same content version on both sides.
//! - Times are not compared. Conditions on times use moments long before and long after the test.
//! - OSS gives every object a content type. The attributes that were set are compared.
//! - `PutMode::Update` is not there; its refusal is a test of its own.
//! - Renaming an object to its own name leaves it as it is; the store in memory deletes it.
//! - A range without bytes is refused before anything is requested, so also if there is no object. Without
//!   ranges, `get_ranges` requests nothing.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};
use std::ops::Range;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::{StreamExt, TryStreamExt, stream};
use object_store_0_14::memory::InMemory;
use object_store_0_14::path::Path;
use object_store_0_14::{
    Attribute, Attributes, Error, GetOptions, GetRange, ObjectMeta, ObjectStore, ObjectStoreExt,
    PutMode, PutOptions, PutPayload, Result,
};

use crate::server::{Kept, Server};

const SEEDS: u64 = 24;
const OPERATIONS: usize = 120;

#[tokio::test]
async fn the_store_answers_as_the_one_in_memory() {
    let server = Server::start(Kept::InMemory).await;
    for seed in 0..SEEDS {
        let store = server.builder().prefix(format!("seed {seed}"));
        let mut pair = Pair {
            ours: Box::new(store.build().unwrap()),
            model: Box::new(InMemory::new()),
            etags: BTreeMap::new(),
            random: fastrand::Rng::with_seed(seed),
        };
        for step in 0..OPERATIONS {
            let operation = pair.random.usize(0..OPERATIONS_KINDS.len());
            let (name, run) = OPERATIONS_KINDS[operation];
            let difference = match run {
                Kind::Write => pair.write().await,
                Kind::Upload => pair.upload().await,
                Kind::Read => pair.read().await,
                Kind::Ranges => pair.ranges().await,
                Kind::Delete => pair.delete().await,
                Kind::List => pair.list().await,
                Kind::Copy => pair.copy().await,
            };
            if let Err(difference) = difference {
                panic!("seed {seed}, step {step}, {name}: {difference}");
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Write,
    Upload,
    Read,
    Ranges,
    Delete,
    List,
    Copy,
}

/// Each kind as often as it should occur.
const OPERATIONS_KINDS: &[(&str, Kind)] = &[
    ("write", Kind::Write),
    ("write", Kind::Write),
    ("upload", Kind::Upload),
    ("read", Kind::Read),
    ("read", Kind::Read),
    ("read", Kind::Read),
    ("ranges", Kind::Ranges),
    ("delete", Kind::Delete),
    ("list", Kind::List),
    ("list", Kind::List),
    ("copy", Kind::Copy),
];

/// The two stores, and which ETags of theirs mean the same content.
struct Pair {
    ours: Box<dyn ObjectStore>,
    model: Box<dyn ObjectStore>,
    /// From the ETag of our store to those of the model. OSS gives equal contents equal ETags.
    etags: BTreeMap<String, Vec<String>>,
    random: fastrand::Rng,
}

/// What makes an error comparable.
fn kind(error: &Error) -> Discriminant<Error> {
    discriminant(error)
}

/// Compares two results by a view of what they contain, and errors by their kind.
fn compare<T, V: PartialEq + std::fmt::Debug>(
    ours: &Result<T>,
    model: &Result<T>,
    view: impl Fn(&T) -> V,
) -> Result<(), String> {
    match (ours, model) {
        (Ok(ours), Ok(model)) => {
            let (ours, model) = (view(ours), view(model));
            match ours == model {
                true => Ok(()),
                false => Err(format!("{ours:?} is not {model:?}")),
            }
        }
        (Err(ours), Err(model)) if kind(ours) == kind(model) => Ok(()),
        (ours, model) => {
            let text = |result: &Result<T>| match result {
                Ok(value) => format!("{:?}", view(value)),
                Err(error) => format!("{error:?}"),
            };
            Err(format!("{} is not {}", text(ours), text(model)))
        }
    }
}

/// Fails unless a range without bytes was refused.
fn refused<T: std::fmt::Debug>(ours: &Result<T>) -> Result<(), String> {
    match ours {
        Err(Error::Generic { .. }) => Ok(()),
        other => Err(format!("a range without bytes gives {other:?}")),
    }
}

impl Pair {
    fn path(&mut self) -> Path {
        const PATHS: &[&str] = &[
            "a",
            "a/b",
            "a/b/c",
            "a/ü",
            "a b/c",
            "ab",
            "b/a%2F",
            "b/😀.parquet",
            "c/1",
            "c/10",
            "c/2",
        ];
        Path::parse(PATHS[self.random.usize(0..PATHS.len())]).unwrap()
    }

    fn content(&mut self, most: usize) -> Vec<u8> {
        let size = self.random.usize(0..=most);
        (0..size).map(|_| self.random.u8(..)).collect()
    }

    fn attributes(&mut self) -> Attributes {
        let mut attributes = Attributes::new();
        if self.random.bool() {
            attributes.insert(Attribute::CacheControl, "max-age=60".into());
        }
        if self.random.bool() {
            attributes.insert(Attribute::ContentType, "text/csv".into());
        }
        if self.random.bool() {
            attributes.insert(Attribute::Metadata("row_count".into()), "7".into());
        }
        attributes
    }

    /// Notes that an ETag of ours stands for the same content as one of the model.
    fn same(&mut self, ours: Option<String>, model: Option<String>) {
        let (ours, model) = (ours.unwrap(), model.unwrap());
        self.etags.entry(ours).or_default().push(model);
    }

    async fn write(&mut self) -> Result<(), String> {
        let (path, content, attributes) = (self.path(), self.content(40), self.attributes());
        let mode = match self.random.bool() {
            true => PutMode::Overwrite,
            false => PutMode::Create,
        };
        let options = PutOptions {
            mode,
            attributes,
            ..PutOptions::default()
        };
        let payload = PutPayload::from(content);
        let ours = self
            .ours
            .put_opts(&path, payload.clone(), options.clone())
            .await;
        let model = self.model.put_opts(&path, payload, options).await;
        compare(&ours, &model, |_| ())?;
        if let (Ok(ours), Ok(model)) = (ours, model) {
            self.same(ours.e_tag, model.e_tag);
        }
        Ok(())
    }

    async fn upload(&mut self) -> Result<(), String> {
        let path = self.path();
        let mut ours = self.ours.put_multipart(&path).await.unwrap();
        let mut model = self.model.put_multipart(&path).await.unwrap();
        for _ in 0..self.random.usize(0..4) {
            let payload = PutPayload::from(self.content(150_000));
            let sent = ours.put_part(payload.clone()).await;
            compare(&sent, &model.put_part(payload).await, |()| ())?;
        }
        if self.random.u8(0..4) == 0 {
            let aborted = ours.abort().await;
            return compare(&aborted, &model.abort().await, |()| ());
        }
        let (ours, model) = (ours.complete().await, model.complete().await);
        compare(&ours, &model, |_| ())?;
        if let (Ok(ours), Ok(model)) = (ours, model) {
            self.same(ours.e_tag, model.e_tag);
        }
        Ok(())
    }

    /// A range that may be empty, reversed, or behind the end.
    fn range(&mut self) -> Range<u64> {
        let (start, end) = (self.random.u64(0..50), self.random.u64(0..60));
        start..end
    }

    /// Options, as each side must be asked.
    async fn options(&mut self, path: &Path) -> (GetOptions, GetOptions) {
        let range = match self.random.u8(0..6) {
            0 => Some(GetRange::Bounded(self.range())),
            1 => Some(GetRange::Offset(self.random.u64(0..50))),
            2 => Some(GetRange::Suffix(self.random.u64(0..50))),
            _ => None,
        };
        let head = self.random.u8(0..5) == 0;
        let both = GetOptions {
            range,
            head,
            ..GetOptions::new()
        };
        let (mut ours, mut model) = (both.clone(), both);
        let now: DateTime<Utc> = match self.model.head(path).await {
            Ok(meta) => meta.last_modified,
            Err(_) => return (ours, model),
        };
        let moment = |later: bool| {
            let days = TimeDelta::days(2);
            if later { now + days } else { now - days }
        };
        if self.random.u8(0..4) == 0 {
            let later = self.random.bool();
            ours.if_modified_since = Some(moment(later));
            model.if_modified_since = ours.if_modified_since;
        }
        if self.random.u8(0..4) == 0 {
            let later = self.random.bool();
            ours.if_unmodified_since = Some(moment(later));
            model.if_unmodified_since = ours.if_unmodified_since;
        }
        let tags = |random: &mut fastrand::Rng, of: &ObjectMeta| match random.u8(0..5) {
            0 => of.e_tag.clone(),
            1 => Some("\"another\"".to_owned()),
            2 => Some("*".to_owned()),
            3 => Some(format!("\"another\", {}", of.e_tag.as_ref().unwrap())),
            _ => None,
        };
        let (Ok(our_meta), Ok(model_meta)) =
            (self.ours.head(path).await, self.model.head(path).await)
        else {
            return (ours, model);
        };
        if self.random.u8(0..3) == 0 {
            // The same choice for both sides.
            let mut again = self.random.clone();
            ours.if_match = tags(&mut self.random, &our_meta);
            model.if_match = tags(&mut again, &model_meta);
        }
        if self.random.u8(0..3) == 0 {
            let mut again = self.random.clone();
            ours.if_none_match = tags(&mut self.random, &our_meta);
            model.if_none_match = tags(&mut again, &model_meta);
        }
        (ours, model)
    }

    async fn read(&mut self) -> Result<(), String> {
        let path = self.path();
        let (our_options, model_options) = self.options(&path).await;
        let asked = format!("{path} with {our_options:?}");
        let is_head = our_options.head;
        let is_valid = our_options
            .range
            .as_ref()
            .is_none_or(|range| range.is_valid().is_ok());
        let ours = self.ours.get_opts(&path, our_options).await;
        if !is_valid {
            return refused(&ours);
        }
        let model = self.model.get_opts(&path, model_options).await;
        let named = |difference| format!("{asked}: {difference}");
        compare(&ours, &model, |result| {
            (
                result.meta.location.clone(),
                result.meta.size,
                result.range.clone(),
            )
        })
        .map_err(named)?;
        let (Ok(ours), Ok(model)) = (ours, model) else {
            return Ok(());
        };
        self.same_etag(&ours.meta, &model.meta).map_err(named)?;
        for (attribute, value) in &model.attributes {
            if ours.attributes.get(attribute) != Some(value) {
                return Err(named(format!("the attribute {attribute:?} is lost")));
            }
        }
        if is_head {
            return Ok(());
        }
        compare(&ours.bytes().await, &model.bytes().await, Clone::clone).map_err(named)
    }

    fn same_etag(&self, ours: &ObjectMeta, model: &ObjectMeta) -> Result<(), String> {
        let known = ours.e_tag.as_ref().and_then(|etag| self.etags.get(etag));
        let model = model.e_tag.as_ref().unwrap();
        match known.is_some_and(|known| known.contains(model)) {
            true => Ok(()),
            false => Err(format!("the ETag {:?} is of another version", ours.e_tag)),
        }
    }

    async fn ranges(&mut self) -> Result<(), String> {
        let path = self.path();
        let mut ranges: Vec<_> = (0..self.random.usize(0..5)).map(|_| self.range()).collect();
        // Most calls are valid ones.
        if self.random.u8(0..4) > 0 {
            ranges.retain(|range| range.start < range.end);
        }
        let ours = self.ours.get_ranges(&path, &ranges).await;
        let model = self.model.get_ranges(&path, &ranges).await;
        if ranges.is_empty() {
            // Our store asks for nothing then, and does not find out whether the object exists.
            assert_eq!(ours.unwrap().len(), 0);
            return Ok(());
        }
        if ranges.iter().any(|range| range.start >= range.end) {
            return refused(&ours);
        }
        compare(&ours, &model, Clone::clone)
            .map_err(|difference| format!("{path} {ranges:?}: {difference}"))
    }

    async fn delete(&mut self) -> Result<(), String> {
        let paths: Vec<_> = (0..self.random.usize(1..4)).map(|_| self.path()).collect();
        let locations = || stream::iter(paths.clone()).map(Ok).boxed();
        let ours: Vec<_> = self.ours.delete_stream(locations()).collect().await;
        let model: Vec<_> = self.model.delete_stream(locations()).collect().await;
        assert_eq!(ours.len(), model.len());
        for (ours, model) in ours.iter().zip(&model) {
            compare(ours, model, Clone::clone)?;
        }
        Ok(())
    }

    async fn list(&mut self) -> Result<(), String> {
        let prefix = match self.random.u8(0..3) {
            0 => None,
            1 => Some(Path::from("a")),
            _ => Some(self.path()),
        };
        let prefix = prefix.as_ref();
        let offset = self.path();
        let view = |metas: &Vec<ObjectMeta>| -> Vec<(Path, u64)> {
            metas
                .iter()
                .map(|meta| (meta.location.clone(), meta.size))
                .collect()
        };
        let sorted = |list: Result<Vec<ObjectMeta>>| {
            list.map(|mut metas| {
                metas.sort_by(|one, other| one.location.cmp(&other.location));
                metas
            })
        };
        let named = |difference| format!("below {prefix:?} after {offset}: {difference}");
        let (ours, model) = (self.ours.list(prefix), self.model.list(prefix));
        let (ours, model) = (ours.try_collect().await, model.try_collect().await);
        compare(&sorted(ours), &sorted(model), view).map_err(named)?;
        let ours = self
            .ours
            .list_with_offset(prefix, &offset)
            .try_collect()
            .await;
        let model = self
            .model
            .list_with_offset(prefix, &offset)
            .try_collect()
            .await;
        compare(&sorted(ours), &sorted(model), view).map_err(named)?;
        let ours = self.ours.list_with_delimiter(prefix).await;
        let model = self.model.list_with_delimiter(prefix).await;
        compare(&ours, &model, |list| {
            let mut prefixes = list.common_prefixes.clone();
            prefixes.sort();
            let mut objects = view(&list.objects);
            objects.sort();
            (prefixes, objects)
        })
        .map_err(named)
    }

    async fn copy(&mut self) -> Result<(), String> {
        let (from, to) = (self.path(), self.path());
        let (ours, model) = match self.random.u8(0..4) {
            0 => (
                self.ours.copy_if_not_exists(&from, &to).await,
                self.model.copy_if_not_exists(&from, &to).await,
            ),
            1 if from != to => (
                self.ours.rename(&from, &to).await,
                self.model.rename(&from, &to).await,
            ),
            _ => (
                self.ours.copy(&from, &to).await,
                self.model.copy(&from, &to).await,
            ),
        };
        compare(&ours, &model, |()| ())
            .map_err(|difference| format!("{from} to {to}: {difference}"))?;
        if ours.is_ok() {
            let (ours, model) = (self.ours.head(&to).await, self.model.head(&to).await);
            self.same(ours.unwrap().e_tag, model.unwrap().e_tag);
        }
        Ok(())
    }
}
