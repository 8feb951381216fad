//! What is written.

use oss_sign::UtcSeconds;

use super::*;

struct Everything;

impl WriteXml for Everything {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("Quiet", &None::<bool>);
        xml.optional("Max", &Some(5_i32));
        xml.list("Origin", &["a".to_owned(), "b".to_owned()]);
        xml.wrapped("Tags", "Tag", &[1_i64, 2]);
        xml.wrapped::<bool>("None", "Tag", &[]);
        xml.base64("Script", Some("é <"));
        xml.base64("Absent", None);
        xml.http_date("At", Some(UtcSeconds::new(1_936_771_965)));
        xml.http_date("Absent", None);
        xml.element("Text", "x");
    }
}

#[test]
fn elements_are_written_in_the_order_of_the_calls() {
    assert_eq!(
        XmlWriter::document("All", &Everything),
        "<All><Max>5</Max><Origin>a</Origin><Origin>b</Origin>\
         <Tags><Tag>1</Tag><Tag>2</Tag></Tags><Script>w6kgPA==</Script>\
         <At>Sat, 17 May 2031 08:12:45 GMT</At><Text>x</Text></All>"
    );
}

#[test]
fn markup_and_control_characters_are_escaped_and_read_back() {
    let key = "a<b>&\"c'\u{1}\r\n\té\u{85}".to_owned();
    let document = XmlWriter::document("Key", &key);
    assert_eq!(
        document,
        "<Key>a&lt;b&gt;&amp;\"c'&#x01;&#x0D;&#x0A;&#x09;é&#x85;</Key>"
    );
    assert_eq!(read::<String>(document.as_bytes(), "Key").unwrap(), key);
}
