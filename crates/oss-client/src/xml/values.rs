//! How texts, numbers, booleans and times are read and written.

use oss_sign::UtcSeconds;

use crate::timestamp;
use crate::xml::element::{Element, ReadXml};
use crate::xml::malformed::Malformed;
use crate::xml::write::{WriteXml, XmlWriter};

impl ReadXml for String {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        Ok(Some(element.text()?.into_owned()))
    }
}

impl WriteXml for String {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.text(self);
    }
}

impl WriteXml for str {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.text(self);
    }
}

/// Upper and lower case are the same.
impl ReadXml for bool {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        element.parse("true or false", |text| match text {
            text if text.eq_ignore_ascii_case("true") => Some(true),
            text if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        })
    }
}

impl WriteXml for bool {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.text(if *self { "true" } else { "false" });
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl ReadXml for $number {
            fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
                element.parse("a number", |text| text.parse().ok())
            }
        }

        impl WriteXml for $number {
            fn write_xml(&self, xml: &mut XmlWriter) {
                xml.display(self);
            }
        })*
    };
}

numbers!(i32 i64 u32 u64);

impl ReadXml for f64 {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        element.parse("a number", |text| {
            text.parse().ok().filter(|number: &f64| number.is_finite())
        })
    }
}

impl WriteXml for f64 {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.display(self);
    }
}

/// A time in the format of ISO 8601, such as `2031-05-17T08:12:45.000Z`.
impl ReadXml for UtcSeconds {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        element.parse("a time", timestamp::parse_iso8601)
    }
}

impl WriteXml for UtcSeconds {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.text(&self.to_iso_millis());
    }
}

impl<T: ReadXml> ReadXml for Box<T> {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        Ok(T::read_xml(element)?.map(Box::new))
    }
}

impl<T: WriteXml + ?Sized> WriteXml for Box<T> {
    fn write_xml(&self, xml: &mut XmlWriter) {
        (**self).write_xml(xml);
    }
}
