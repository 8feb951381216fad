//! Values of every type, read and written.

use std::fmt::Debug;

use oss_sign::UtcSeconds;

use super::*;

fn value<T: ReadXml>(text: &str) -> Result<Option<T>, String> {
    let document = format!("<MaxKeys>{text}</MaxKeys>");
    read_with(document.as_bytes(), T::read_xml).map_err(|error| error.to_string())
}

fn is_both_ways<T: ReadXml + WriteXml + PartialEq + Debug>(expected: &T, text: &str) {
    let document = format!("<a>{text}</a>");
    assert_eq!(XmlWriter::document("a", expected), document);
    assert_eq!(read::<T>(document.as_bytes(), "a").unwrap(), *expected);
}

const TIME: UtcSeconds = UtcSeconds::new(1_936_771_965);

#[test]
fn every_type_is_read_as_it_is_written() {
    is_both_ways(&String::new(), "");
    is_both_ways(&" a&b ".to_owned(), " a&amp;b ");
    is_both_ways(&true, "true");
    is_both_ways(&false, "false");
    is_both_ways(&i32::MIN, "-2147483648");
    is_both_ways(&i64::MAX, "9223372036854775807");
    is_both_ways(&u32::MAX, "4294967295");
    is_both_ways(&u64::MAX, "18446744073709551615");
    is_both_ways(&-0.5, "-0.5");
    is_both_ways(&TIME, "2031-05-17T08:12:45.000Z");
    is_both_ways(&Box::new(7_i64), "7");
}

#[test]
fn space_around_values_and_the_case_of_booleans_do_not_matter() {
    assert_eq!(value(" 50\n"), Ok(Some(50_i32)));
    assert_eq!(value(" <!-- c -->&#53;<![CDATA[0]]>"), Ok(Some(50_i32)));
    assert_eq!(value("True"), Ok(Some(true)));
    assert_eq!(value("FALSE"), Ok(Some(false)));
    assert_eq!(value(" 2031-05-17T16:12:45+08:00 "), Ok(Some(TIME)));
    assert_eq!(value(" a "), Ok(Some(" a ".to_owned())));
}

#[test]
fn only_texts_and_structures_have_a_value_when_empty() {
    assert_eq!(value::<i32>(""), Ok(None));
    assert_eq!(value::<u64>(" \n"), Ok(None));
    assert_eq!(value::<f64>(""), Ok(None));
    assert_eq!(value::<bool>("<b/>"), Ok(None));
    assert_eq!(value::<UtcSeconds>(""), Ok(None));
    assert_eq!(value::<Box<i64>>(""), Ok(None));
    assert_eq!(value::<String>(""), Ok(Some(String::new())));
    assert!(value::<Node>("").unwrap().is_some());
}

#[test]
fn what_is_no_value_is_an_error_that_names_the_element() {
    let number = "<MaxKeys> contains \"many\" instead of a number";
    assert_eq!(value::<i32>("many").unwrap_err(), number);
    assert_eq!(value::<u64>(" many ").unwrap_err(), number);
    assert_eq!(value::<f64>("many").unwrap_err(), number);
    for text in ["2147483648", "1.5", "1e3", "0x1"] {
        assert!(value::<i32>(text).is_err(), "{text}");
    }
    assert!(value::<u32>("-1").is_err());
    assert!(value::<f64>("NaN").is_err());
    assert!(value::<f64>("inf").is_err());
    assert_eq!(
        value::<bool>("1").unwrap_err(),
        "<MaxKeys> contains \"1\" instead of true or false"
    );
    assert_eq!(
        value::<UtcSeconds>("yesterday").unwrap_err(),
        "<MaxKeys> contains \"yesterday\" instead of a time"
    );
    let long = value::<i32>(&"é".repeat(10_000)).unwrap_err();
    assert!(long.len() < 300, "an error is no copy of the document");
}

#[test]
fn base64_and_http_dates_are_read_into_a_slot_once() {
    let mut texts = (None, None);
    let mut dates = (None, None);
    let document = b"<a><Text>w6kgPA==</Text><Text>!</Text><Empty/>\
        <At> Sat, 17 May 2031 08:12:45 GMT </At><At>x</At><Never/></a>";
    read_with(document, |root| {
        while let Some(mut child) = root.next_child()? {
            match child.name() {
                "Text" => child.set_base64(&mut texts.0)?,
                "Empty" => child.set_base64(&mut texts.1)?,
                "At" => child.set_http_date(&mut dates.0)?,
                _ => child.set_http_date(&mut dates.1)?,
            }
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(texts, (Some("é <".to_owned()), Some(String::new())));
    assert_eq!(dates, (Some(TIME), None));
}

#[test]
fn what_is_no_base64_and_no_http_date_is_an_error() {
    for text in ["!", "w6k", "/w=="] {
        let document = format!("<a>{text}</a>");
        let error = read_with(document.as_bytes(), |root| root.set_base64(&mut None));
        let expected = format!("<a> contains {text:?} instead of a text as base64");
        assert_eq!(error.unwrap_err().to_string(), expected);
    }
    let error = read_with(b"<a>2031</a>", |root| root.set_http_date(&mut None));
    assert_eq!(
        error.unwrap_err().to_string(),
        "<a> contains \"2031\" instead of an HTTP date"
    );
}
