//! `MetaQueryAddress`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// The address of the place where a file was recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetaQueryAddress {
    /// The country (`Country`).
    pub country: Option<String>,
    /// The city (`City`).
    pub city: Option<String>,
    /// The district (`District`).
    pub district: Option<String>,
    /// The language (`Language`).
    pub language: Option<String>,
    /// The province (`Province`).
    pub province: Option<String>,
    /// The township (`Township`).
    pub township: Option<String>,
    /// The full address (`AddressLine`).
    pub address_line: Option<String>,
}

impl ReadXml for MetaQueryAddress {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut country = None;
        let mut city = None;
        let mut district = None;
        let mut language = None;
        let mut province = None;
        let mut township = None;
        let mut address_line = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Country" => child.set(&mut country)?,
                "City" => child.set(&mut city)?,
                "District" => child.set(&mut district)?,
                "Language" => child.set(&mut language)?,
                "Province" => child.set(&mut province)?,
                "Township" => child.set(&mut township)?,
                "AddressLine" => child.set(&mut address_line)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            country,
            city,
            district,
            language,
            province,
            township,
            address_line,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetaQueryAddress {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("Country", &self.country);
        xml.optional("City", &self.city);
        xml.optional("District", &self.district);
        xml.optional("Language", &self.language);
        xml.optional("Province", &self.province);
        xml.optional("Township", &self.township);
        xml.optional("AddressLine", &self.address_line);
    }
}
