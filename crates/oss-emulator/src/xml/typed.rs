//! Types that are read from elements of a document and written as such.

use oss_sign::{Secret, UtcSeconds};

use super::{Element, Malformed, Xml};

/// A value that one element contains.
pub(crate) trait Value: Sized {
    /// Reads the value of an element.
    ///
    /// # Errors
    ///
    /// Returns [`Malformed`] with the reason if the element has no such value.
    fn read(element: &Element) -> Result<Self, Malformed>;

    /// Writes the value as an element of the given name.
    fn write(&self, xml: Xml, name: &'static str) -> Xml;
}

/// A field of a document: a value that must exist, one that may be missing (`Option`), or any number
/// of values (`Vec`).
pub(crate) trait Field: Sized {
    /// Reads the field from the children of an element that have the given name.
    ///
    /// # Errors
    ///
    /// Returns [`Malformed`] with the reason if a value is not valid, or if it is missing.
    fn read_in(parent: &Element, name: &'static str) -> Result<Self, Malformed>;

    /// Writes the elements of the field.
    fn write_in(&self, xml: Xml, name: &'static str) -> Xml;
}

impl<V: Value> Field for V {
    fn read_in(parent: &Element, name: &'static str) -> Result<Self, Malformed> {
        let child = parent
            .child(name)
            .ok_or_else(|| Malformed(format!("the element {name} is missing")))?;
        V::read(child)
    }

    fn write_in(&self, xml: Xml, name: &'static str) -> Xml {
        self.write(xml, name)
    }
}

impl<V: Value> Field for Option<V> {
    fn read_in(parent: &Element, name: &'static str) -> Result<Self, Malformed> {
        parent.child(name).map(V::read).transpose()
    }

    fn write_in(&self, xml: Xml, name: &'static str) -> Xml {
        match self {
            Some(value) => value.write(xml, name),
            None => xml,
        }
    }
}

impl<V: Value> Field for Vec<V> {
    fn read_in(parent: &Element, name: &'static str) -> Result<Self, Malformed> {
        let named = parent.children.iter().filter(|child| child.name == name);
        named.map(V::read).collect()
    }

    fn write_in(&self, xml: Xml, name: &'static str) -> Xml {
        xml.each(self, |xml, value| value.write(xml, name))
    }
}

impl Value for String {
    fn read(element: &Element) -> Result<Self, Malformed> {
        match element.children.is_empty() {
            true => Ok(element.text.clone()),
            false => Err(not_valid(element)),
        }
    }

    fn write(&self, xml: Xml, name: &'static str) -> Xml {
        xml.text(name, self)
    }
}

/// Implements [`Value`] for types that are written by `Display` and read by `FromStr`.
macro_rules! plain_values {
    ($($type:ty)*) => {$(
        impl Value for $type {
            fn read(element: &Element) -> Result<Self, Malformed> {
                element.text.trim().parse().map_err(|_| not_valid(element))
            }

            fn write(&self, xml: Xml, name: &'static str) -> Xml {
                xml.text(name, self.to_string())
            }
        }
    )*};
}

plain_values! { i64 u16 u32 u64 }

/// `true` or `false` in any case, because clients in Python write `True`.
impl Value for bool {
    fn read(element: &Element) -> Result<Self, Malformed> {
        match element.text.trim() {
            text if text.eq_ignore_ascii_case("true") => Ok(true),
            text if text.eq_ignore_ascii_case("false") => Ok(false),
            _ => Err(not_valid(element)),
        }
    }

    fn write(&self, xml: Xml, name: &'static str) -> Xml {
        xml.text(name, self.to_string())
    }
}

impl Value for Secret {
    fn read(element: &Element) -> Result<Self, Malformed> {
        String::read(element).map(Self::new)
    }

    fn write(&self, xml: Xml, name: &'static str) -> Xml {
        xml.text(name, self.expose())
    }
}

/// An instant, as `2031-05-17T08:12:45.000Z`.
impl Value for UtcSeconds {
    fn read(element: &Element) -> Result<Self, Malformed> {
        let text = element.text.trim();
        let seconds = text.strip_suffix(".000Z").map(|text| format!("{text}Z"));
        Self::parse_iso_extended(seconds.as_deref().unwrap_or(text))
            .ok_or_else(|| not_valid(element))
    }

    fn write(&self, xml: Xml, name: &'static str) -> Xml {
        xml.text(name, self.to_iso_millis())
    }
}

/// Returns the reason for which the value of an element is refused.
pub(crate) fn not_valid(element: &Element) -> Malformed {
    Malformed(format!("the value of {} is not valid", element.name))
}

/// Defines a structure of elements. Each field has the name of its element, and elements are written
/// in the order of the fields. Elements with other names are ignored.
macro_rules! elements {
    ($(
        $(#[$meta:meta])*
        $visibility:vis struct $name:ident {
            $($(#[$about:meta])* $field:ident: $type:ty = $element:literal,)*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug)]
        $visibility struct $name {
            $($(#[$about])* pub(crate) $field: $type,)*
        }

        impl $crate::xml::Value for $name {
            fn read(element: &$crate::xml::Element) -> Result<Self, $crate::xml::Malformed> {
                Ok(Self { $($field: $crate::xml::Field::read_in(element, $element)?,)* })
            }

            fn write(&self, xml: $crate::xml::Xml, name: &'static str) -> $crate::xml::Xml {
                self.fields(xml.begin(name)).close()
            }
        }

        impl $name {
            /// Writes the elements of the structure without an element around them.
            pub(crate) fn fields(&self, xml: $crate::xml::Xml) -> $crate::xml::Xml {
                $(let xml = $crate::xml::Field::write_in(&self.$field, xml, $element);)*
                xml
            }
        }
    )*};
}

/// Defines an enumeration whose variants are the texts that an element can have.
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident {
            $($(#[$about:meta])* $variant:ident = $text:literal,)*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visibility enum $name {
            $($(#[$about])* $variant,)*
        }

        impl $name {
            /// Returns the text in documents.
            pub(crate) fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }

        impl $crate::xml::Value for $name {
            fn read(element: &$crate::xml::Element) -> Result<Self, $crate::xml::Malformed> {
                match element.text.trim() {
                    $($text => Ok(Self::$variant),)*
                    _ => Err($crate::xml::not_valid(element)),
                }
            }

            fn write(&self, xml: $crate::xml::Xml, name: &'static str) -> $crate::xml::Xml {
                xml.text(name, self.as_str())
            }
        }
    )*};
}

pub(crate) use {elements, words};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Characters;

    elements! {
        struct Rule {
            name: String = "Name",
            limit: Option<u32> = "Limit",
            kinds: Vec<Kind> = "Kind",
            since: Option<UtcSeconds> = "Since",
        }
    }

    words! {
        enum Kind {
            Long = "long",
            Short = "short",
        }
    }

    fn read(text: &str) -> Result<Rule, Malformed> {
        let element = Element::read(text.as_bytes(), "Rule", Characters::Xml10)?;
        Rule::read(&element)
    }

    #[test]
    fn elements_are_read_in_any_order_and_written_in_the_order_of_the_fields() {
        let rule = read(
            "<Rule><Kind>short</Kind><New/><Since>2031-05-17T00:00:00.000Z</Since>\
             <Name> a </Name><Kind>long</Kind></Rule>",
        );
        let rule = rule.unwrap();
        assert_eq!(rule.kinds, [Kind::Short, Kind::Long]);
        let written = rule.write(Xml::document("All"), "Rule").end();
        assert!(
            written.ends_with(
                "<All><Rule><Name> a </Name><Kind>short</Kind><Kind>long</Kind>\
                 <Since>2031-05-17T00:00:00.000Z</Since></Rule></All>"
            ),
            "{written}"
        );
    }

    #[test]
    fn a_refusal_names_the_element() {
        for (text, reason) in [
            ("<Rule/>", "the element Name is missing"),
            (
                "<Rule><Name><A/></Name></Rule>",
                "the value of Name is not valid",
            ),
            (
                "<Rule><Name>a</Name><Limit>-1</Limit></Rule>",
                "the value of Limit is not valid",
            ),
            (
                "<Rule><Name>a</Name><Kind>Long</Kind></Rule>",
                "the value of Kind is not valid",
            ),
            (
                "<Rule><Name>a</Name><Since>2031</Since></Rule>",
                "the value of Since is not valid",
            ),
        ] {
            assert_eq!(
                read(text).unwrap_err(),
                Malformed(reason.to_owned()),
                "{text}"
            );
        }
    }
}
