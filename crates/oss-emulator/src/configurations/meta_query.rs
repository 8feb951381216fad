//! The index of the objects of a bucket, and the queries that it answers.

use oss_sign::UtcSeconds;

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::{elements, words};

elements! {
    /// An index.
    pub(crate) struct MetaIndex {
        mode: MetaMode = "MetaQueryMode",
        created: UtcSeconds = "CreateTime",
        scope: Option<MetaScope> = "MetaQuery",
    }

    /// `MetaQuery` in a request that opens an index: what is computed about the contents, and which
    /// objects are indexed.
    pub(crate) struct MetaScope {
        parameters: Option<WorkflowParameters> = "WorkflowParameters",
        filters: Option<MetaFilters> = "Filters",
    }

    /// Parameters of what is computed.
    pub(crate) struct WorkflowParameters {
        all: Vec<WorkflowParameter> = "WorkflowParameter",
    }

    /// A parameter.
    pub(crate) struct WorkflowParameter {
        name: String = "Name",
        value: String = "Value",
    }

    /// Conditions that indexed objects meet.
    pub(crate) struct MetaFilters {
        all: Vec<String> = "Filter",
    }

    /// `MetaQuery` in a request: which objects are asked for, in which order, and what is computed
    /// from them.
    pub(crate) struct MetaQuery {
        next_token: Option<String> = "NextToken",
        max_results: Option<u32> = "MaxResults",
        query: Option<String> = "Query",
        sort: Option<String> = "Sort",
        order: Option<MetaOrder> = "Order",
        media_types: Option<MediaTypes> = "MediaTypes",
        simple_query: Option<String> = "SimpleQuery",
        aggregations: Option<MetaAggregations> = "Aggregations",
    }

    /// The kinds of contents that are asked for.
    pub(crate) struct MediaTypes {
        all: Vec<MediaType> = "MediaType",
    }

    /// What is computed.
    pub(crate) struct MetaAggregations {
        all: Vec<MetaAggregation> = "Aggregation",
    }

    /// A computation over one field of all objects that are found.
    pub(crate) struct MetaAggregation {
        field: String = "Field",
        operation: MetaOperation = "Operation",
    }
}

words! {
    /// Whether an index is about the properties of objects or about the meaning of their contents.
    pub(crate) enum MetaMode {
        Basic = "basic",
        Semantic = "semantic",
    }

    /// A kind of contents.
    pub(crate) enum MediaType {
        Audio = "audio",
        Document = "document",
        Image = "image",
        Video = "video",
    }

    /// The order of the objects that are found.
    pub(crate) enum MetaOrder {
        Ascending = "asc",
        Descending = "desc",
    }

    /// How a value is computed.
    pub(crate) enum MetaOperation {
        Average = "average",
        Count = "count",
        Distinct = "distinct",
        Group = "group",
        Max = "max",
        Min = "min",
        Sum = "sum",
    }
}

impl Document for MetaIndex {
    const KIND: ConfigurationKind = ConfigurationKind::MetaQuery;
    const ROOT: &'static str = "MetaIndex";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::MetaQueryNotExist))
    }
}

impl MetaMode {
    /// Parses the value of the parameter `mode`.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` if there is no such mode.
    pub(crate) fn parse(text: &str) -> Result<Self, OssError> {
        match text {
            "" | "basic" => Ok(Self::Basic),
            "semantic" => Ok(Self::Semantic),
            _ => Err(OssError::invalid_argument(
                "mode",
                text,
                "The mode must be basic or semantic.",
            )),
        }
    }
}
