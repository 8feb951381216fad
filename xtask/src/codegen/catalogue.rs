//! The model with its references resolved: where each type stands, and what it is used for.

use std::collections::{BTreeMap, BTreeSet};

use crate::codegen::kinds::Kind;
use crate::codegen::model::{Entry, Field, Model, Operation, Structure};
use crate::failure::Failure;

/// The model, and what is derived from it.
pub(super) struct Catalogue<'m> {
    pub(super) model: &'m Model,
    /// The group of each structure and enumeration.
    groups: BTreeMap<&'m str, &'m str>,
    structures: BTreeMap<&'m str, &'m Structure>,
    enums: BTreeSet<&'m str>,
    /// The structures that callers build.
    built: BTreeSet<String>,
    /// The structures that contain a floating-point number.
    inexact: BTreeSet<String>,
    /// The elements of structures whose text may be percent-encoded.
    encoded: BTreeSet<(String, String)>,
}

impl<'m> Catalogue<'m> {
    pub(super) fn new(model: &'m Model) -> Result<Self, Failure> {
        let mut this = Self {
            model,
            groups: BTreeMap::new(),
            structures: BTreeMap::new(),
            enums: BTreeSet::new(),
            built: BTreeSet::new(),
            inexact: BTreeSet::new(),
            encoded: BTreeSet::new(),
        };
        for group in &model.groups {
            for (name, structure) in &group.structures {
                this.structures.insert(name, structure);
                this.place(name, &group.group)?;
            }
            for name in group.enums.keys() {
                this.enums.insert(name);
                this.place(name, &group.group)?;
            }
        }
        for group in &model.groups {
            for operation in &group.operations {
                this.resolve(operation)
                    .map_err(Failure::during(&operation.name))?;
            }
        }
        for name in this.structures.keys() {
            if this.contains_float(name) {
                this.inexact.insert((*name).to_owned());
            }
        }
        Ok(this)
    }

    fn place(&mut self, name: &'m str, group: &'m str) -> Result<(), Failure> {
        match self.groups.insert(name, group) {
            None => Ok(()),
            Some(other) => Err(Failure::new(format!(
                "{name} stands in the groups {other} and {group}"
            ))),
        }
    }

    fn resolve(&mut self, operation: &'m Operation) -> Result<(), Failure> {
        for field in self.fields(&operation.input)? {
            if let Kind::Structure(name) = self.kind(field)? {
                self.build(&name)?;
            }
        }
        for path in &operation.url_decoded_fields {
            if let Some((parent, element)) = path.split_once('>') {
                for field in self.fields(&operation.output)? {
                    if field.wire == parent
                        && let Some(name) = self.kind(field)?.named()
                    {
                        self.encoded.insert((name.to_owned(), element.to_owned()));
                    }
                }
            }
        }
        Ok(())
    }

    fn build(&mut self, name: &str) -> Result<(), Failure> {
        if !self.built.insert(name.to_owned()) {
            return Ok(());
        }
        for field in &self.structure(name)?.fields {
            let kind = self.kind(field)?;
            if let Some(inner) = kind.named()
                && self.structures.contains_key(inner)
            {
                self.build(inner)?;
            }
        }
        Ok(())
    }

    fn contains_float(&self, name: &str) -> bool {
        let Some(structure) = self.structures.get(name) else {
            return false;
        };
        structure.fields.iter().any(|field| {
            field.kind.contains("f64")
                || self
                    .kind(field)
                    .is_ok_and(|kind| kind.named().is_some_and(|inner| self.contains_float(inner)))
        })
    }

    /// The fields of an input or output, those of shared sets included, each with the name of its set.
    /// A field that is derived from others is none that a caller sees.
    pub(super) fn entries(
        &self,
        entries: &'m [Entry],
    ) -> Result<Vec<(Option<&'m str>, &'m Field)>, Failure> {
        let mut fields = self.all_entries(entries)?;
        fields.retain(|(_, field)| field.derived.is_none());
        Ok(fields)
    }

    /// The fields of an input or output, with those that are derived from others.
    pub(super) fn all_entries(
        &self,
        entries: &'m [Entry],
    ) -> Result<Vec<(Option<&'m str>, &'m Field)>, Failure> {
        let mut fields = Vec::new();
        for entry in entries {
            match entry {
                Entry::Field(field) => fields.push((None, &**field)),
                Entry::Set(set) => {
                    let Some(shared) = self.model.header_sets.get(&set.set) else {
                        return Err(Failure::new(format!("no header set {}", set.set)));
                    };
                    fields.extend(shared.fields.iter().map(|field| (Some(&*set.set), field)));
                }
            }
        }
        Ok(fields)
    }

    /// The fields of an input or output, those of shared sets included.
    pub(super) fn fields(&self, entries: &'m [Entry]) -> Result<Vec<&'m Field>, Failure> {
        let entries = self.entries(entries)?.into_iter();
        Ok(entries.map(|(_, field)| field).collect())
    }

    pub(super) fn structure(&self, name: &str) -> Result<&'m Structure, Failure> {
        match self.structures.get(name) {
            Some(structure) => Ok(structure),
            None => Err(Failure::new(format!("no structure {name}"))),
        }
    }

    /// The type of a field, whose name must be known.
    pub(super) fn kind(&self, field: &Field) -> Result<Kind, Failure> {
        let kind = Kind::parse(&field.kind, field.format.as_deref())
            .map_err(Failure::during(&field.name))?;
        if let Some(name) = kind.named()
            && !self.groups.contains_key(name)
        {
            return Err(Failure::new(format!("{}: no type {name}", field.name)));
        }
        Ok(kind)
    }

    /// The documentation of a field: its own, or the one of its wire name.
    pub(super) fn doc(&self, field: &'m Field) -> Result<&'m str, Failure> {
        if !field.doc.is_empty() {
            return Ok(&field.doc);
        }
        let names = [&field.wire, &field.name];
        let known = names
            .into_iter()
            .find_map(|name| self.model.documentation.get(name.as_str()));
        match known {
            Some(doc) => Ok(doc),
            None => Err(Failure::new(format!("{}: no documentation", field.name))),
        }
    }

    /// The names of all types, with their groups.
    pub(super) fn types(&self) -> impl Iterator<Item = (&'m str, &'m str)> {
        self.groups.iter().map(|(name, group)| (*name, *group))
    }

    /// Whether callers build values of this structure.
    pub(super) fn is_built(&self, name: &str) -> bool {
        self.built.contains(name)
    }

    /// Whether values of this structure can be compared exactly.
    pub(super) fn is_exact(&self, name: &str) -> bool {
        !self.inexact.contains(name)
    }

    /// Whether the text of an element may be percent-encoded.
    pub(super) fn is_encoded(&self, structure: &str, element: &str) -> bool {
        self.encoded
            .contains(&(structure.to_owned(), element.to_owned()))
    }

    /// The first operation whose request has a set of headers. Other sets are those of responses, whose
    /// outputs have the fields themselves.
    pub(super) fn requests_with(&self, set: &str) -> Option<&'m Operation> {
        let mut operations = self.operations().map(|(_, operation)| operation);
        operations.find(|operation| operation.input.iter().any(|entry| entry.is_set(set)))
    }

    /// The sets of headers that stand in the module of a group.
    pub(super) fn sets_of(&self, group: &str) -> Vec<&'m str> {
        if group != SHARED {
            return Vec::new();
        }
        let names = self.model.header_sets.keys().map(String::as_str);
        names
            .filter(|name| self.requests_with(name).is_some())
            .collect()
    }

    /// All operations, each with its group.
    pub(super) fn operations(&self) -> impl Iterator<Item = (&'m str, &'m Operation)> {
        self.model.groups.iter().flat_map(|group| {
            let operations = group.operations.iter();
            operations.map(|operation| (group.group.as_str(), operation))
        })
    }
}

/// The group of the types and sets that several groups use.
pub(super) const SHARED: &str = "common";
