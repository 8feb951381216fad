//! `MetaQuery`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::meta_query::{MetaQueryAggregation, MetaQueryOrder};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A query about the metadata of a bucket's objects.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MetaQuery {
    /// The limit of the number of entries in the answer (`MaxResults`).
    pub max_results: Option<u32>,
    /// The condition. It is JSON in basic mode and a sentence in semantic mode (`Query`).
    pub query: Option<String>,
    /// The field by which the results are sorted, for example `Size` (`Sort`).
    pub sort: Option<String>,
    /// The order in which the results are sorted. The default is descending (`Order`).
    pub order: Option<MetaQueryOrder>,
    /// The aggregates that are computed (`Aggregation` in `Aggregations`).
    pub aggregations: Vec<MetaQueryAggregation>,
    /// The token of the answer before, from which the list is continued (`NextToken`).
    pub next_token: Option<String>,
    /// The kinds of files that are searched in semantic mode: `image`, `video`, `audio` or
    /// `document` (`MediaType` in `MediaTypes`).
    pub media_types: Vec<String>,
    /// A condition in JSON that narrows the result in semantic mode (`SimpleQuery`).
    pub simple_query: Option<String>,
}

impl MetaQuery {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            max_results: None,
            query: None,
            sort: None,
            order: None,
            aggregations: Vec::new(),
            next_token: None,
            media_types: Vec::new(),
            simple_query: None,
        }
    }

    /// The limit of the number of entries in the answer (`MaxResults`).
    pub fn max_results(mut self, max_results: impl IntoField<u32>) -> Self {
        self.max_results = max_results.into_field();
        self
    }

    /// The condition. It is JSON in basic mode and a sentence in semantic mode (`Query`).
    pub fn query(mut self, query: impl IntoField<String>) -> Self {
        self.query = query.into_field();
        self
    }

    /// The field by which the results are sorted, for example `Size` (`Sort`).
    pub fn sort(mut self, sort: impl IntoField<String>) -> Self {
        self.sort = sort.into_field();
        self
    }

    /// The order in which the results are sorted. The default is descending (`Order`).
    pub fn order(mut self, order: impl IntoField<MetaQueryOrder>) -> Self {
        self.order = order.into_field();
        self
    }

    /// The aggregates that are computed (`Aggregation` in `Aggregations`).
    pub fn aggregations(
        mut self,
        aggregations: impl IntoIterator<Item = impl Into<MetaQueryAggregation>>,
    ) -> Self {
        self.aggregations = aggregations.into_iter().map(Into::into).collect();
        self
    }

    /// The token of the answer before, from which the list is continued (`NextToken`).
    pub fn next_token(mut self, next_token: impl IntoField<String>) -> Self {
        self.next_token = next_token.into_field();
        self
    }

    /// The kinds of files that are searched in semantic mode: `image`, `video`, `audio` or
    /// `document` (`MediaType` in `MediaTypes`).
    pub fn media_types(mut self, media_types: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.media_types = media_types.into_iter().map(Into::into).collect();
        self
    }

    /// A condition in JSON that narrows the result in semantic mode (`SimpleQuery`).
    pub fn simple_query(mut self, simple_query: impl IntoField<String>) -> Self {
        self.simple_query = simple_query.into_field();
        self
    }
}

impl ReadXml for MetaQuery {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut max_results = None;
        let mut query = None;
        let mut sort = None;
        let mut order = None;
        let mut aggregations = Vec::new();
        let mut next_token = None;
        let mut media_types = Vec::new();
        let mut simple_query = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "MaxResults" => child.set(&mut max_results)?,
                "Query" => child.set(&mut query)?,
                "Sort" => child.set(&mut sort)?,
                "Order" => child.set(&mut order)?,
                "NextToken" => child.set(&mut next_token)?,
                "SimpleQuery" => child.set(&mut simple_query)?,
                "Aggregations" => child.list("Aggregation", &mut aggregations)?,
                "MediaTypes" => child.list("MediaType", &mut media_types)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            max_results,
            query,
            sort,
            order,
            aggregations,
            next_token,
            media_types,
            simple_query,
        }))
    }
}

impl WriteXml for MetaQuery {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("MaxResults", &self.max_results);
        xml.optional("Query", &self.query);
        xml.optional("Sort", &self.sort);
        xml.optional("Order", &self.order);
        xml.wrapped("Aggregations", "Aggregation", &self.aggregations);
        xml.optional("NextToken", &self.next_token);
        xml.wrapped("MediaTypes", "MediaType", &self.media_types);
        xml.optional("SimpleQuery", &self.simple_query);
    }
}
