//! The contents of one file: the modules and items that it defines, and the paths that it uses.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Item, Lit, Meta, UseTree, Visibility};

/// A `use`, in scope under a name.
#[derive(Debug)]
pub(super) struct Use {
    /// The name in scope; nothing for `*`.
    pub(super) name: Option<String>,
    pub(super) path: Vec<String>,
}

/// A module that has a file of its own.
#[derive(Clone, Debug)]
pub(super) struct Child {
    pub(super) name: String,
    /// The file as an attribute `path` names it, from the folder of the file that contains the `mod` line.
    pub(super) file: Option<String>,
}

/// The contents of one file that matter to imports.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// The modules that have files of their own.
    pub(super) children: Vec<Child>,
    /// The items that are defined in the file.
    pub(super) items: BTreeSet<String>,
    /// Every `use`, private ones included, through which a name can be found.
    pub(super) uses: Vec<Use>,
    /// The paths that the file itself uses. A re-export does not count, because it only passes a name
    /// on.
    pub(super) imports: BTreeSet<Vec<String>>,
}

impl Contents {
    pub(super) fn parse(text: &str) -> syn::Result<Self> {
        let file = syn::parse_file(text)?;
        let mut contents = Self::default();
        contents.visit_file(&file);
        Ok(contents)
    }

    fn add_use(&mut self, item: &syn::ItemUse) {
        let mut uses = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut uses);
        if matches!(item.vis, Visibility::Inherited) {
            self.imports
                .extend(uses.iter().map(|used| used.path.clone()));
        }
        self.uses.extend(uses);
    }
}

impl<'ast> Visit<'ast> for Contents {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_for_tests(attributes(item)) {
            return;
        }
        match item {
            Item::Use(item) => self.add_use(item),
            Item::Mod(module) if module.content.is_none() => {
                self.children.push(Child {
                    name: module.ident.to_string(),
                    file: module.attrs.iter().find_map(named_file),
                });
            }
            _ => {
                self.items.extend(name(item));
                visit::visit_item(self, item);
            }
        }
    }

    /// A path in an expression, a type or a pattern that begins at the crate or at a module.
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        let begins = segments.first().map(String::as_str);
        if matches!(begins, Some("crate" | "super" | "self")) && segments.len() > 1 {
            self.imports.insert(segments);
        }
        visit::visit_path(self, path);
    }
}

/// The file that an attribute `path` names.
fn named_file(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    let Expr::Lit(literal) = &pair.value else {
        return None;
    };
    match &literal.lit {
        Lit::Str(text) if pair.path.is_ident("path") => Some(text.value()),
        _ => None,
    }
}

/// Takes `a::{b, c as d}` apart into one path for each name.
fn flatten(tree: &UseTree, before: &mut Vec<String>, uses: &mut Vec<Use>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, uses);
            before.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, before, uses);
            }
        }
        UseTree::Glob(_) => uses.push(Use {
            name: None,
            path: before.clone(),
        }),
        UseTree::Name(name) => add(&name.ident, &name.ident, before, uses),
        UseTree::Rename(rename) => add(&rename.ident, &rename.rename, before, uses),
    }
}

fn add(original: &syn::Ident, name: &syn::Ident, before: &[String], uses: &mut Vec<Use>) {
    let mut path = before.to_vec();
    let mut name = name.to_string();
    if original == "self" {
        if name == "self" {
            name = path.last().cloned().unwrap_or_default();
        }
    } else {
        path.push(original.to_string());
    }
    uses.push(Use {
        name: Some(name),
        path,
    });
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string() == "test",
        _ => false,
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn name(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}
