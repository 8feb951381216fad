//! A page of 1000 objects, as OSS writes it.

/// The number of objects.
pub(crate) const KEYS: usize = 1000;

/// A page without space between the elements, with quotation marks as references.
pub(crate) fn compact() -> String {
    page("", "&#34;")
}

/// A page with each element in a line of its own.
pub(crate) fn indented() -> String {
    page("\n  ", "\"")
}

fn page(line: &str, quote: &str) -> String {
    let inner = line.replace('\n', "\n  ");
    let innermost = line.replace('\n', "\n    ");
    let mut page = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult>{line}\
         <Name>harbor-notes</Name>{line}<Prefix>reports%2F</Prefix>{line}<MaxKeys>1000</MaxKeys>{line}\
         <Delimiter></Delimiter>{line}<EncodingType>url</EncodingType>{line}\
         <IsTruncated>true</IsTruncated>"
    );
    for number in 0..KEYS {
        page.push_str(&format!(
            "{line}<Contents>{inner}<Key>reports%2F2031%2Fq1%2Fsummary%20{number:08}.csv</Key>{inner}\
             <LastModified>2031-05-17T08:{:02}:{:02}.000Z</LastModified>{inner}\
             <ETag>{quote}9B2CF535F27731C974343645{number:08X}{quote}</ETag>{inner}\
             <Type>Normal</Type>{inner}<Size>{}</Size>{inner}\
             <StorageClass>Standard</StorageClass>{inner}\
             <Owner>{innermost}<ID>1357924680135790</ID>{innermost}\
             <DisplayName>1357924680135790</DisplayName>{inner}</Owner>{line}</Contents>",
            number / 60 % 60,
            number % 60,
            4096 * number,
        ));
    }
    page + line + "<KeyCount>1000</KeyCount>\n</ListBucketResult>\n"
}
