//! Enumerations that keep a value which they do not know.

/// Writes an enumeration of the protocol. It is open: a value that is not known is kept as text.
macro_rules! open_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $wire:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$value_doc])* $value,)*
            /// A value that this version does not know, as it stands on the wire.
            Other(String),
        }

        impl $name {
            /// Returns the value as it stands on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$value => $wire,)*
                    Self::Other(text) => text,
                }
            }

            fn from_known(text: &str) -> Option<Self> {
                match text {
                    $($wire => Some(Self::$value),)*
                    _ => None,
                }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::from_known(&text).unwrap_or(Self::Other(text))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::from_known(text).unwrap_or_else(|| Self::Other(text.to_owned()))
            }
        }

        impl From<&String> for $name {
            fn from(text: &String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl From<&$name> for $name {
            fn from(value: &$name) -> Self {
                value.clone()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::xml::ReadXml for $name {
            fn read_xml(
                element: &mut $crate::xml::Element<'_, '_>,
            ) -> Result<Option<Self>, $crate::xml::Malformed> {
                let text = element.text()?;
                let text = text.trim();
                Ok((!text.is_empty()).then(|| Self::from(text)))
            }
        }

        impl $crate::xml::WriteXml for $name {
            fn write_xml(&self, xml: &mut $crate::xml::XmlWriter) {
                xml.text(self.as_str());
            }
        }

        $crate::into_field::converts!(&str => $name, String => $name, &String => $name, &$name => $name);

        #[cfg(test)]
        impl $name {
            /// The values that are known.
            pub(crate) const KNOWN: &[Self] = &[$(Self::$value),*];
        }
    };
}

pub(crate) use open_enum;
