//! The description of the API in `xtask/model`, as it is read from its files. `xtask/model/README.md`
//! explains the keys.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::failure::Failure;
use crate::files;

/// The whole description.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) groups: Vec<Group>,
    pub(super) header_sets: BTreeMap<String, HeaderSet>,
    pub(super) documentation: BTreeMap<String, String>,
    pub(super) samples: BTreeMap<String, Sample>,
    pub(super) server: Server,
}

/// What only the embedded server knows: the operations that the client does not have.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Server {
    /// Parameters that select operations but are no subresources, each with the reason.
    pub(super) plain_parameters: BTreeMap<String, String>,
    /// Requests that the service answers although they are no operations of its own.
    pub(super) server_only: Vec<Outline>,
    /// Operations that are not described in full yet.
    pub(super) waiting: Vec<Outline>,
}

/// An operation of which only the request is known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Outline {
    pub(super) name: String,
    pub(super) level: Level,
    pub(super) method: String,
    #[serde(default)]
    pub(super) query: BTreeMap<String, Option<String>>,
    #[serde(default)]
    pub(super) permission: String,
    /// Whether the request has a body.
    #[serde(default)]
    pub(super) body: bool,
}

/// One file: the operations about one subject, with the types that only they use.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) group: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) operations: Vec<Operation>,
    #[serde(default)]
    pub(super) structures: BTreeMap<String, Structure>,
    #[serde(default)]
    pub(super) enums: BTreeMap<String, Enum>,
    #[serde(default)]
    pub(super) header_sets: BTreeMap<String, HeaderSet>,
}

/// Texts for fields without one of their own, by wire name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Documentation {
    fields: BTreeMap<String, String>,
}

/// Headers that several operations share.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeaderSet {
    pub(super) doc: String,
    pub(super) fields: Vec<Field>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Operation {
    pub(super) name: String,
    pub(super) summary: String,
    #[serde(default)]
    pub(super) doc: String,
    #[serde(default)]
    pub(super) permission: String,
    pub(super) api_reference: String,
    pub(super) level: Level,
    pub(super) method: String,
    #[serde(default)]
    pub(super) path: Option<String>,
    #[serde(default)]
    pub(super) query: BTreeMap<String, Option<String>>,
    #[serde(default)]
    pub(super) headers: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) input: Vec<Entry>,
    #[serde(default)]
    pub(super) body: Body,
    #[serde(default)]
    pub(super) content_md5: bool,
    #[serde(default)]
    pub(super) checks_crc64: bool,
    #[serde(default)]
    pub(super) content_type_from_key: bool,
    pub(super) idempotency: Idempotency,
    /// Elements whose text is percent-encoded when the document says so, as `Parent>Element`.
    #[serde(default)]
    pub(super) url_decoded_fields: Vec<String>,
    #[serde(default)]
    pub(super) presignable: bool,
    pub(super) success_status: Vec<u16>,
    #[serde(default)]
    pub(super) not_modified_status: Vec<u16>,
    #[serde(default)]
    pub(super) output: Vec<Entry>,
    #[serde(default)]
    pub(super) output_body: Body,
    #[serde(default)]
    pub(super) errors: Vec<String>,
    #[serde(default)]
    pub(super) pagination: Option<Pagination>,
    #[serde(default)]
    pub(super) by_hand: Vec<Hook>,
    /// The lines of an example that shows more than the one made from the sample.
    #[serde(default)]
    pub(super) example: Vec<String>,
    #[serde(default)]
    pub(super) server: Serving,
}

/// How the embedded server recognizes and treats a request for an operation, where the rest of the
/// description does not say it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Serving {
    /// Inputs that tell the operation from others, in addition to the fixed parameters.
    #[serde(default)]
    pub(super) selected_by: Vec<Selecting>,
    /// Other levels or methods that the service takes for the same operation.
    #[serde(default)]
    pub(super) also_as: Vec<Variant>,
    /// The actions that are checked on the resource that the URL names, if they are others than
    /// `permission`.
    #[serde(default)]
    pub(super) permission: Option<String>,
    /// Whether the operation may create the bucket that it names.
    #[serde(default)]
    pub(super) creates_bucket: bool,
    /// Whether the document in the request is checked before the bucket is looked for.
    #[serde(default)]
    pub(super) document_first: bool,
    /// The header with which the request needs no body.
    #[serde(default)]
    pub(super) body_unless: Option<String>,
    /// Subresources that the operation ignores.
    #[serde(default)]
    pub(super) ignores: Vec<String>,
}

/// An input, or several of which one is enough: `wire`, or `wire=value`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Selecting {
    One(String),
    Either(Vec<String>),
}

/// A level and a method; one that is missing is that of the operation.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Variant {
    #[serde(default)]
    pub(super) level: Option<Level>,
    #[serde(default)]
    pub(super) method: Option<String>,
}

/// A part of an operation that is written by hand, in `operations/by_hand`.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum Hook {
    /// Completes the request.
    Request,
    /// Completes the output.
    Output,
    /// Reads the whole response.
    Response,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    Service,
    Bucket,
    Object,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    pub(super) kind: BodyKind,
    #[serde(default)]
    pub(super) root: Option<Root>,
    /// Whether the body may be empty.
    #[serde(default)]
    pub(super) optional: bool,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum BodyKind {
    #[default]
    None,
    Xml,
    Json,
    Stream,
    Form,
    MultipartForm,
    SelectFrames,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Root {
    One(String),
    Several(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Idempotency {
    Named(String),
    Checked(Checked),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Checked {
    pub(super) check: String,
    #[serde(default)]
    pub(super) when: Option<String>,
    #[serde(default)]
    pub(super) otherwise: Option<String>,
    #[serde(default)]
    pub(super) never_with: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pagination {
    pub(super) input_token: Vec<String>,
    pub(super) output_token: Vec<String>,
    pub(super) items: Vec<String>,
    /// The fields that identify an entry, by list.
    pub(super) names: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) limit: Option<String>,
    #[serde(default)]
    pub(super) truncated: Option<String>,
}

/// An entry of an input or output: a field, or a set of headers that several operations share.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Entry {
    Set(SetName),
    Field(Box<Field>),
}

impl Entry {
    /// Whether the entry is the set of this name.
    pub(super) fn is_set(&self, name: &str) -> bool {
        matches!(self, Self::Set(set) if set.set == name)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetName {
    pub(super) set: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub(super) name: String,
    #[serde(default)]
    pub(super) location: String,
    pub(super) wire: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) doc: String,
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) payload: bool,
    #[serde(default)]
    pub(super) wrapper: Option<String>,
    #[serde(default)]
    pub(super) format: Option<String>,
    #[serde(default)]
    pub(super) encoding: Option<String>,
    #[serde(default)]
    pub(super) default: Option<Value>,
    #[serde(default)]
    pub(super) derived: Option<String>,
    #[serde(default)]
    pub(super) one_of: Option<String>,
    #[serde(default)]
    pub(super) part: Option<String>,
    #[serde(default)]
    pub(super) constraint: Option<Constraint>,
    #[serde(default)]
    pub(super) only_with: Option<String>,
    #[serde(default)]
    pub(super) optional_because: Option<String>,
    /// Whether `Debug` must not show the value.
    #[serde(default)]
    pub(super) secret: bool,
}

/// Which values OSS accepts.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Constraint {
    pub(super) min: Option<i64>,
    pub(super) max: Option<i64>,
    pub(super) min_items: Option<usize>,
    pub(super) max_items: Option<usize>,
    pub(super) max_length: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Structure {
    pub(super) doc: String,
    pub(super) fields: Vec<Field>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Enum {
    pub(super) doc: String,
    pub(super) values: Vec<EnumValue>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EnumValue {
    pub(super) name: String,
    pub(super) wire: String,
    pub(super) doc: String,
}

/// One request and one response of an operation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sample {
    pub(super) operation: String,
    pub(super) request: SampleRequest,
    pub(super) response: Value,
}

#[derive(Debug, Deserialize)]
pub(super) struct SampleRequest {
    pub(super) input: serde_json::Map<String, Value>,
}

impl Model {
    /// Reads all files below `xtask/model`.
    pub(super) fn read(root: &Path) -> Result<Self, Failure> {
        let mut model = Self {
            groups: Vec::new(),
            header_sets: BTreeMap::new(),
            documentation: BTreeMap::new(),
            samples: BTreeMap::new(),
            server: Server::default(),
        };
        for path in files::with_extension(root, "json")? {
            let text = files::read(&path)?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let within = |error: serde_json::Error| Failure::new(format!("{name}.json: {error}"));
            if path
                .parent()
                .is_some_and(|parent| parent.ends_with("samples"))
            {
                let sample: Sample = serde_json::from_str(&text).map_err(within)?;
                model.samples.insert(sample.operation.clone(), sample);
            } else if name == "documentation" {
                let texts: Documentation = serde_json::from_str(&text).map_err(within)?;
                model.documentation = texts.fields;
            } else if name == "server" {
                model.server = serde_json::from_str(&text).map_err(within)?;
            } else {
                let mut group: Group = serde_json::from_str(&text).map_err(within)?;
                model.header_sets.append(&mut group.header_sets);
                model.groups.push(group);
            }
        }
        model
            .groups
            .sort_by(|one, other| one.group.cmp(&other.group));
        Ok(model)
    }
}
