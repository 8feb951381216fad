//! `DoMetaQuery`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, Sending, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::meta_query::{
    MetaQuery, MetaQueryAggregation, MetaQueryFile, MetaQueryMode,
};
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Finds objects of a bucket by their metadata, or computes aggregates of it.
///
/// The bucket must have a metadata index, which OpenMetaQuery creates. In basic mode the query is a
/// condition in JSON. In semantic mode it is a sentence, and the media types and the simple query
/// narrow the result. The answer contains either files or aggregations.
///
/// Needs the permission `oss:DoMetaQuery`. OSS may refuse it with `InvalidArgument`,
/// `MetaQueryNotReady`, `NoSuchBucket`. API reference:
/// [DoMetaQuery](https://www.alibabacloud.com/help/en/oss/developer-reference/dometaquery).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::meta_query::MetaQuery;
///
/// let response = bucket.do_meta_query(MetaQuery::new()).send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DoMetaQuery {
    call: CallContext,
    bucket: BucketName,
    mode: Option<MetaQueryMode>,
    meta_query: MetaQuery,
}

impl DoMetaQuery {
    pub(crate) fn new(bucket: &Bucket, meta_query: impl Into<MetaQuery>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            mode: None,
            meta_query: meta_query.into(),
        }
    }

    /// Whether the query is about exact metadata or about the meaning of the content. It must be
    /// the mode of the index. The default is exact metadata (parameter `mode`).
    pub fn mode(mut self, mode: impl IntoField<MetaQueryMode>) -> Self {
        self.mode = mode.into_field();
        self
    }
}

call!(DoMetaQuery -> DoMetaQueryOutput, bucket);
presign!(DoMetaQuery);

impl Operation for DoMetaQuery {
    type Output = DoMetaQueryOutput;
    const NAME: &'static str = "DoMetaQuery";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("comp", "query")
            .query("metaQuery", "")
            .optional_query("mode", self.mode)
            .xml("MetaQuery", &self.meta_query)
            .content_md5()
            .idempotency(Idempotency::Safe))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("MetaQuery", |root| {
            let mut next_token = None;
            let mut files = Vec::new();
            let mut aggregations = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "NextToken" => child.set(&mut next_token)?,
                    "Aggregations" => child.list("Aggregation", &mut aggregations)?,
                    "Files" => child.list("File", &mut files)?,
                    _ => {}
                }
            }
            Ok(DoMetaQueryOutput {
                next_token,
                files,
                aggregations,
            })
        })
    }
}

impl DoMetaQuery {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `files` of all pages, from this one on, as a `Stream`. Where
    /// `max_results` is not set, it asks for the largest pages, of 200 entries.
    pub fn items(mut self) -> Items<Self, MetaQueryFile> {
        self.meta_query.max_results = self.meta_query.max_results.or(Some(200));
        Items::new(self.pages(), |page| page.files)
    }
}

impl Paged for DoMetaQuery {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.files {
            names.entry(&item.filename);
        }
        let tokens = [page.next_token.clone().unwrap_or_default()];
        if !visited.goes_on(More::WhileThereIsAToken, &tokens, &names)? {
            return Ok(false);
        }
        self.meta_query.next_token = page.next_token.clone();
        Ok(true)
    }
}

/// What [`DoMetaQuery`] answers.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DoMetaQueryOutput {
    /// The token with which the next page is requested (`NextToken`).
    pub next_token: Option<String>,
    /// The objects that match the query (`File` in `Files`).
    pub files: Vec<MetaQueryFile>,
    /// The aggregates (`Aggregation` in `Aggregations`).
    pub aggregations: Vec<MetaQueryAggregation>,
}
