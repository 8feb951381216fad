//! The code that walks over the pages of a list.

use std::fmt::Write as _;

use crate::codegen::fields::Typed;
use crate::codegen::kinds::Kind;
use crate::codegen::operation::Source;
use crate::codegen::rust::doc;
use crate::failure::Failure;

impl<'m> Source<'_, 'm> {
    pub(super) fn paging(&self) -> Result<String, Failure> {
        let Some(paging) = &self.operation.pagination else {
            return Ok(String::new());
        };
        let name = self.name();
        let unknown = |what: &str| Failure::new(format!("{name}: pagination: no field {what}"));
        let mut names = Vec::new();
        for list in &paging.items {
            let (path, field) = self.list(list).ok_or_else(|| unknown(list))?;
            let inner = self
                .catalogue
                .structure(field.kind.named().unwrap_or_default())?;
            let known: Vec<_> = inner
                .fields
                .iter()
                .filter(|field| {
                    let names = paging.names.get(list);
                    names.is_some_and(|names| names.contains(&field.name))
                })
                .collect();
            if known.is_empty() {
                return Err(unknown(&format!("that names the entries of {list}")));
            }
            let parts: Vec<_> = known
                .iter()
                .map(|field| {
                    let typed = Typed::new(self.catalogue, field, false)?;
                    Ok::<_, Failure>(text_of(&typed, "item"))
                })
                .collect::<Result<_, _>>()?;
            names.push(format!(
                "for item in &page.{path} {{ {} }}",
                parts
                    .iter()
                    .map(|part| format!("names.entry({part});"))
                    .collect::<String>()
            ));
        }
        let mut tokens = Vec::new();
        let mut assigns = String::new();
        for (input, token) in paging.input_token.iter().zip(&paging.output_token) {
            let typed = self.page_field(token).ok_or_else(|| unknown(token))?;
            let path = token.split('.').next_back().unwrap_or(token);
            let path = token.strip_prefix("payload.").unwrap_or(path);
            tokens.push(format!("page.{}", token_text(&typed, path)));
            let value = match typed.is_optional() {
                true if typed.kind == Kind::String => format!("page.{path}.clone()"),
                true => format!("page.{path}"),
                false => format!("Some(page.{path}.clone())"),
            };
            let _ = writeln!(assigns, "self.{input} = {value};");
        }
        let truncated = match &paging.truncated {
            Some(field) => {
                let typed = self.page_field(field).ok_or_else(|| unknown(field))?;
                let path = field.split('.').next_back().unwrap_or(field);
                match typed.is_optional() {
                    true => format!("page.{path} == Some(true)"),
                    false => format!("page.{path}"),
                }
            }
            None => "More::WhileThereIsAToken".to_owned(),
        };
        let more = match paging.truncated {
            Some(_) => format!("More::Truncated({truncated})"),
            None => truncated,
        };
        let first = paging.items.first().map(String::as_str).unwrap_or_default();
        let (path, field) = self.list(first).ok_or_else(|| unknown(first))?;
        let item = field.kind.named().unwrap_or_default();
        let size = match &paging.limit {
            Some(limit) => Some((limit, self.largest_page(limit)?)),
            None => None,
        };
        let (receiver, ask) = match size {
            Some((limit, max)) => (
                "mut self",
                format!("self.{limit} = self.{limit}.or(Some({max}));\n"),
            ),
            None => ("self", String::new()),
        };
        Ok(format!(
            "impl {name} {{\n{pages}pub fn pages(self) -> Pages<Self> {{\nPages::new(self)\n}}\n\n\
             {items}pub fn items({receiver}) -> Items<Self, {item}> {{\n{ask}Items::new(self.pages(), \
             |page| page.{path})\n}}\n}}\n\nimpl Paged for {name} {{\nfn send_page(self) -> \
             Sending<Self::Output> {{\nself.into_future()\n}}\n\nfn next_page(&mut self, page: \
             &Self::Output, visited: &mut Visited) -> Result<bool> {{\nlet mut names = \
             Names::default();\n{names}\nlet tokens = [{tokens}];\nif !visited.goes_on({more}, \
             &tokens, &names)? {{\nreturn Ok(false);\n}}\n{assigns}Ok(true)\n}}\n}}\n\n",
            pages = doc(4, "Returns all pages, from this one on, as a `Stream`."),
            items = doc(
                4,
                &format!(
                    "Returns the entries in `{path}` of all pages, from this one on, as a \
                     `Stream`.{}{}",
                    size.map(|(limit, max)| asked(limit, max))
                        .unwrap_or_default(),
                    others(&paging.items)
                )
            ),
            names = names.join("\n"),
            tokens = tokens.join(", "),
        ))
    }

    /// The number of entries on the largest page, by the constraint of the input that limits a page.
    fn largest_page(&self, limit: &str) -> Result<i64, Failure> {
        let missing = || {
            let name = self.name();
            Failure::new(format!("{name}: pagination: {limit} has no maximum"))
        };
        let constraint = match limit.split_once('.') {
            None => {
                let mut inputs = self.input.iter();
                let input = inputs.find(|input| input.name() == limit);
                input.and_then(|input| input.field.constraint)
            }
            Some((document, limit)) => {
                let mut inputs = self.input.iter();
                let input = inputs.find(|input| input.name() == document);
                let document = input.and_then(|input| input.kind.named());
                let document = self.catalogue.structure(document.ok_or_else(missing)?)?;
                let mut fields = document.fields.iter();
                let field = fields.find(|field| field.name == limit);
                field.and_then(|field| field.constraint)
            }
        };
        constraint
            .and_then(|constraint| constraint.max)
            .ok_or_else(missing)
    }

    /// A list of the page, and the way to it.
    fn list(&self, path: &str) -> Option<(String, Typed<'m>)> {
        let field = self.page_field(path)?;
        let path = path.split('.').next_back()?.to_owned();
        Some((path, field))
    }

    /// A field of the page, which is the output or the document in it.
    fn page_field(&self, path: &str) -> Option<Typed<'m>> {
        let name = path.split('.').next_back()?;
        if let Some(payload) = self.payload() {
            let structure = self.catalogue.structure(payload.kind.named()?).ok()?;
            let field = structure.fields.iter().find(|field| field.name == name)?;
            return Typed::new(self.catalogue, field, false).ok();
        }
        let found = self.output.iter().find(|field| field.name() == name)?;
        Typed::new(self.catalogue, found.field, false).ok()
    }
}

/// Says which size of a page `items` asks for.
fn asked(limit: &str, max: i64) -> String {
    let limit = limit.split('.').next_back().unwrap_or(limit);
    let max = match max {
        1000 => "1,000".to_owned(),
        other => other.to_string(),
    };
    format!(" Where `{limit}` is not set, it asks for the largest pages, of {max} entries.")
}

/// Says which lists are in the pages only.
fn others(lists: &[String]) -> String {
    let names = lists.iter().skip(1).map(|list| format!("`{list}`"));
    match names.collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [only] => format!(" The entries in {only} are in the pages only."),
        [first, second, ..] => {
            format!(" The entries in {first} and {second} are in the pages only.")
        }
    }
}

/// The text that identifies an entry of a list.
fn text_of(field: &Typed<'_>, place: &str) -> String {
    let name = field.name();
    match (&field.kind, field.is_optional()) {
        (Kind::String, true) => format!("{place}.{name}.as_deref().unwrap_or_default()"),
        (Kind::String, false) => format!("&{place}.{name}"),
        (_, true) => format!("{place}.{name}.map(|value| value.to_string()).unwrap_or_default()"),
        (_, false) => format!("{place}.{name}.to_string()"),
    }
}

/// The token of the next page as a text, which is empty if there is none.
fn token_text(field: &Typed<'_>, path: &str) -> String {
    match (&field.kind, field.is_optional()) {
        (Kind::String, true) => format!("{path}.clone().unwrap_or_default()"),
        (Kind::String, false) => format!("{path}.clone()"),
        (_, true) => format!("{path}.map(|token| token.to_string()).unwrap_or_default()"),
        (_, false) => format!("{path}.to_string()"),
    }
}
