//! SelectObject and CreateSelectObjectMeta.

use std::io::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::caller::{Oss, Reply};

const TABLE: &str = "name,age,city\nAnn,31,Berlin\n\"Bo, Jr.\",7,\nCy,45,\"New \"\"York\"\"\"\n";
const LINES: &str =
    "{\"a\":1,\"b\":{\"c\":[\"x\",\"y\"]}}\n{\"a\":2.5}\n\n{\"a\":null,\"b\":\"z\"}\n";
const USE: &str = "<CSV><FileHeaderInfo>Use</FileHeaderInfo></CSV>";
const RAW: &str = "<OutputRawData>true</OutputRawData>";

/// Asks about the object `k`.
async fn select(oss: &Oss, kind: &str, sql: &str, input: &str, output: &str) -> Reply {
    let body = format!(
        "<SelectRequest><Expression>{}</Expression>\
         <InputSerialization>{input}</InputSerialization>\
         <OutputSerialization>{output}</OutputSerialization></SelectRequest>",
        BASE64.encode(sql)
    );
    let ask = oss.object("POST", "k").query("x-oss-process", kind);
    ask.body(body).send().await
}

/// Asks what the object `k` consists of.
async fn meta(oss: &Oss, kind: &str, root: &str, input: &str) -> Reply {
    let body = format!(
        "<{root}><InputSerialization>{input}</InputSerialization>\
         <OverwriteIfExists>true</OverwriteIfExists></{root}>"
    );
    let ask = oss.object("POST", "k").query("x-oss-process", kind);
    ask.body(body).send().await
}

/// The frames of an answer: their types and their payloads, after the number of bytes read.
fn frames(mut body: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let mut frames = Vec::new();
    while !body.is_empty() {
        let number = |at: usize| u32::from_be_bytes(body[at..at + 4].try_into().unwrap());
        assert_eq!(body[0], 1);
        let length = number(4) as usize;
        let payload = &body[12..12 + length];
        let crc = number(12 + length);
        let expected = crc_fast::checksum(crc_fast::CrcAlgorithm::Crc32IsoHdlc, payload);
        assert!(crc == 0 || u64::from(crc) == expected);
        frames.push((number(0) & 0xFF_FFFF, payload[8..].to_vec()));
        body = &body[16 + length..];
    }
    frames
}

#[tokio::test]
async fn rows_of_csv_are_chosen_and_computed() {
    let oss = Oss::start().await;
    oss.put("k", TABLE).await;
    let many = format!(
        "select name from ossobject where age = 31{}",
        " or age = 0".repeat(256)
    );
    for (sql, rows) in [
        (
            "select * from ossobject",
            "Ann,31,Berlin\n\"Bo, Jr.\",7,\nCy,45,\"New \"\"York\"\"\"\n",
        ),
        (
            "select name, _2 from ossobject where cast(age as int) > 30",
            "Ann,31\nCy,45\n",
        ),
        (
            "SELECT s.name FROM ossobject s WHERE s.age < 10",
            "\"Bo, Jr.\"\n",
        ),
        (
            "select name from ossobject where name like 'A%' or city like '%York%'",
            "Ann\nCy\n",
        ),
        (
            "select name from ossobject where age in (7, 45) and not name = 'Cy'",
            "\"Bo, Jr.\"\n",
        ),
        (
            "select name from ossobject where age between 30 and 40",
            "Ann\n",
        ),
        (
            "select name from ossobject where city = ''",
            "\"Bo, Jr.\"\n",
        ),
        (
            "select name from ossobject where _9 is null limit 1",
            "Ann\n",
        ),
        (
            "select name from ossobject where cast(age as int) * 2 + 1 = 63",
            "Ann\n",
        ),
        (
            "select name from ossobject where (name || city) = 'AnnBerlin'",
            "Ann\n",
        ),
        // Some official tests send a quote at the end and several names.
        ("select _1 as a as b from ossobject where age = 45'", "Cy\n"),
        (
            "select count(*), sum(cast(age as int)), max(cast(age as int)) from ossobject",
            "3,83,45\n",
        ),
        (
            "select avg(age), min(name) from ossobject where age > 30",
            "38,Ann\n",
        ),
        (
            "select count(*) from ossobject where name = 'nobody'",
            "0\n",
        ),
        (&many, "Ann\n"),
    ] {
        let reply = select(&oss, "csv/select", sql, USE, RAW).await;
        assert_eq!(reply.status, 206, "{sql}: {reply:?}");
        assert_eq!(reply.text(), rows, "{sql}");
        assert_eq!(reply.header("x-oss-select-output-raw"), "true");
    }
    let sql = "select _1 from ossobject limit 2";
    for (header, rows) in [("None", "name\nAnn\n"), ("Ignore", "Ann\n\"Bo, Jr.\"\n")] {
        let input = format!("<CSV><FileHeaderInfo>{header}</FileHeaderInfo></CSV>");
        let reply = select(&oss, "csv/select", sql, &input, RAW).await;
        assert_eq!(reply.text(), rows);
    }
}

#[tokio::test]
async fn other_delimiters_are_read_and_written() {
    let oss = Oss::start().await;
    oss.put("k", "#comment\r\na|'x|y'\r\nb|z\r\n").await;
    let encoded = |text: &str| BASE64.encode(text);
    let input = format!(
        "<CSV><RecordDelimiter>{}</RecordDelimiter><FieldDelimiter>{}</FieldDelimiter>\
         <QuoteCharacter>{}</QuoteCharacter><CommentCharacter>{}</CommentCharacter></CSV>",
        encoded("\r\n"),
        encoded("|"),
        encoded("'"),
        encoded("#"),
    );
    let output = format!(
        "<CSV><RecordDelimiter>{}</RecordDelimiter><FieldDelimiter>{}</FieldDelimiter></CSV>{RAW}",
        encoded(";"),
        encoded("\t"),
    );
    let sql = "select _2, _1 from ossobject";
    let reply = select(&oss, "csv/select", sql, &input, &output).await;
    assert_eq!(reply.text(), "x|y\ta;z\tb;");
    let kept = format!("<KeepAllColumns>true</KeepAllColumns>{RAW}");
    let reply = select(
        &oss,
        "csv/select",
        "select _2 from ossobject",
        &input,
        &kept,
    )
    .await;
    assert_eq!(reply.text(), ",x|y\n,z\n");
    oss.put("k", TABLE).await;
    let names = format!("<OutputHeader>true</OutputHeader>{RAW}");
    let sql = "select name, age as years from ossobject limit 1";
    let reply = select(&oss, "csv/select", sql, USE, &names).await;
    assert_eq!(reply.text(), "name,years\nAnn,31\n");
    let json = format!("<JSON/>{RAW}");
    let reply = select(&oss, "csv/select", sql, USE, &json).await;
    assert_eq!(reply.text(), "{\"name\":\"Ann\",\"years\":\"31\"}\n");
}

#[tokio::test]
async fn lines_of_csv_can_be_chosen_once_they_were_counted() {
    let oss = Oss::start().await;
    let sql = "select _1 from ossobject";
    let part = "<CSV><Range>line-range=1-1</Range></CSV>";
    let missing = (400, "SelectCsvMetaUnavailable");
    oss.put("k", TABLE).await;
    let refused = select(&oss, "csv/select", sql, part, RAW).await;
    assert_eq!(refused.outcome(), missing);
    let all = select(&oss, "csv/select", sql, "<CSV/>", RAW).await;
    assert_eq!(all.status, 206);
    let counted = meta(&oss, "csv/meta", "CsvMetaRequest", "<CSV/>").await;
    assert_eq!(counted.status, 200);
    let chosen = select(&oss, "csv/select", sql, part, RAW).await;
    assert_eq!((chosen.status, chosen.text()), (206, "Ann\n"));
    // The rows of another object were not counted.
    oss.put("k", TABLE).await;
    let refused = select(&oss, "csv/select", sql, part, RAW).await;
    assert_eq!(refused.outcome(), missing);
}

#[tokio::test]
async fn rows_are_not_counted_any_more_after_an_append_and_in_a_copy() {
    let oss = Oss::start().await;
    let append = |position: usize| {
        let append = oss.object("POST", "k").query("append", "");
        append.query("position", &position.to_string()).body(TABLE)
    };
    assert_eq!(append(0).send().await.status, 200);
    let sql = "select _1 from ossobject";
    let part = "<CSV><Range>line-range=1-1</Range></CSV>";
    let counted = meta(&oss, "csv/meta", "CsvMetaRequest", "<CSV/>").await;
    assert_eq!(counted.status, 200);
    let chosen = select(&oss, "csv/select", sql, part, RAW).await;
    assert_eq!(chosen.status, 206);
    let copy = |from: &str, to: &str| {
        let copy = oss.object("PUT", to);
        copy.header("x-oss-copy-source", &format!("/examplebucket/{from}"))
    };
    assert_eq!(copy("k", "copy").send().await.status, 200);
    assert_eq!(append(TABLE.len()).send().await.status, 200);
    let missing = (400, "SelectCsvMetaUnavailable");
    let refused = select(&oss, "csv/select", sql, part, RAW).await;
    assert_eq!(refused.outcome(), missing);
    assert_eq!(copy("copy", "k").send().await.status, 200);
    let refused = select(&oss, "csv/select", sql, part, RAW).await;
    assert_eq!(refused.outcome(), missing);
}

#[tokio::test]
async fn rows_are_counted_for_the_object_to_which_a_link_leads() {
    let oss = Oss::start().await;
    oss.put("target", TABLE).await;
    let link = oss.object("PUT", "k").query("symlink", "");
    let link = link.header("x-oss-symlink-target", "target").send().await;
    assert_eq!(link.status, 200);
    let counted = meta(&oss, "csv/meta", "CsvMetaRequest", "<CSV/>").await;
    assert_eq!(counted.status, 200);
    let sql = "select _1 from ossobject";
    let part = "<CSV><Range>line-range=1-1</Range></CSV>";
    let chosen = select(&oss, "csv/select", sql, part, RAW).await;
    assert_eq!((chosen.status, chosen.text()), (206, "Ann\n"));
    oss.put("target", TABLE).await;
    let refused = select(&oss, "csv/select", sql, part, RAW).await;
    assert_eq!(refused.outcome(), (400, "SelectCsvMetaUnavailable"));
}

#[tokio::test]
async fn ranges_choose_lines_and_splits() {
    let oss = Oss::start().await;
    oss.put("k", TABLE).await;
    let counted = meta(&oss, "csv/meta", "CsvMetaRequest", "<CSV/>").await;
    assert_eq!(counted.status, 200);
    // The names of the columns are line 0.
    for (range, rows) in [
        ("line-range=0-1", "Ann\n"),
        ("line-range=2-2", "\"Bo, Jr.\"\n"),
        ("line-range=2-", "\"Bo, Jr.\"\nCy\n"),
        ("line-range=-1", "Cy\n"),
        ("line-range=-9", "Ann\n\"Bo, Jr.\"\nCy\n"),
        ("line-range=7-9", ""),
        ("split-range=0-0", "Ann\n\"Bo, Jr.\"\nCy\n"),
        ("split-range=1-", ""),
    ] {
        let header = "<FileHeaderInfo>Use</FileHeaderInfo>";
        let input = format!("<CSV>{header}<Range>{range}</Range></CSV>");
        let sql = "select name from ossobject";
        let reply = select(&oss, "csv/select", sql, &input, RAW).await;
        assert_eq!((reply.status, reply.text()), (206, rows), "{range}");
    }
    let lines: Vec<String> = (0..300_000).map(|n| format!("{{\"n\":{n}}}\n")).collect();
    let object = lines.concat();
    oss.put("k", &object).await;
    let meta = meta(&oss, "json/meta", "JsonMetaRequest", "<JSON/>").await;
    let splits = (object.len() as u32).div_ceil(1024 * 1024);
    assert!(splits > 2);
    assert_eq!(frames(&meta.body)[0].1[12..16], splits.to_be_bytes());
    let mut all = String::new();
    for split in 0..splits {
        let input = format!("<JSON><Range>split-range={split}-{split}</Range></JSON>");
        let sql = "select * from ossobject";
        let reply = select(&oss, "json/select", sql, &input, RAW).await;
        let part = reply.text();
        // A split holds the rows that begin in it.
        assert!(part.len().abs_diff(1024 * 1024) < 20 || split + 1 == splits);
        all.push_str(part);
    }
    assert!(all == object, "every row is in one split");
    let input = "<JSON><Range>line-range=299999-</Range></JSON>";
    let sql = "select count(*), max(n) from ossobject";
    let reply = select(&oss, "json/select", sql, input, RAW).await;
    assert_eq!(reply.text(), "{\"_1\":1,\"_2\":299999}\n");
}

#[tokio::test]
async fn rows_that_lack_values_can_be_passed_over() {
    let oss = Oss::start().await;
    oss.put("k", "a,b\n1,2\n3\nx,4\n").await;
    let ask = async |sql: &str, options: &str| {
        let body = format!(
            "<SelectRequest><Expression>{}</Expression><InputSerialization>{USE}\
             </InputSerialization><OutputSerialization>{RAW}</OutputSerialization>\
             <Options>{options}</Options></SelectRequest>",
            BASE64.encode(sql)
        );
        let ask = oss.object("POST", "k").query("x-oss-process", "csv/select");
        ask.body(body).send().await
    };
    let partial = "<SkipPartialDataRecord>true</SkipPartialDataRecord>";
    let most = |n: &str| format!("<MaxSkippedRecordsAllowed>{n}</MaxSkippedRecordsAllowed>");
    let sql = "select b from ossobject";
    assert_eq!(ask(sql, "").await.text(), "2\n\n4\n");
    assert_eq!(
        ask(sql, &format!("{partial}{}", most("1"))).await.text(),
        "2\n4\n"
    );
    assert_eq!(ask(sql, partial).await.outcome(), (400, "InvalidCsvLine"));
    // A row without the column does not matter if the query does not ask for it.
    assert_eq!(
        ask("select a from ossobject", partial).await.text(),
        "1\n3\nx\n"
    );
    let sql = "select a from ossobject where cast(a as int) > 0";
    assert_eq!(ask(sql, "").await.outcome(), (400, "InvalidCsvLine"));
    assert_eq!(ask(sql, &most("1")).await.text(), "1\n3\n");
    let bad = ask(sql, &most("-1")).await;
    assert_eq!(bad.outcome(), (400, "InvalidMaxSkippedRecordsAllowed"));
}

#[tokio::test]
async fn a_quote_can_hold_the_end_of_a_row_unless_that_is_forbidden() {
    let oss = Oss::start().await;
    oss.put("k", "1,\"a\nb\"\n2,c\n").await;
    let sql = "select _1 from ossobject";
    let reply = select(&oss, "csv/select", sql, "<CSV/>", RAW).await;
    assert_eq!(reply.text(), "1\n2\n");
    let input = "<CSV><AllowQuotedRecordDelimiter>false</AllowQuotedRecordDelimiter></CSV>";
    let reply = select(&oss, "csv/select", sql, input, RAW).await;
    assert_eq!(reply.text(), "1\n\"b\"\"\"\n2\n");
    let body = format!(
        "<SelectRequest><Expression>{}</Expression><InputSerialization>{input}\
         </InputSerialization><OutputSerialization>{RAW}</OutputSerialization></SelectRequest>",
        BASE64.encode(sql)
    );
    let ask = oss.object("POST", "k").query("x-oss-process", "csv/select");
    // The rows that begin in the bytes, of which the first row has four.
    let reply = ask.header("range", "bytes=1-7").body(body).send().await;
    assert_eq!(reply.text(), "\"b\"\"\"\n");
    // A quote without an end spoils everything after it.
    oss.put("k", "1,a\n2,\"b\n3,c\n").await;
    let reply = select(&oss, "csv/select", sql, "<CSV/>", RAW).await;
    assert_eq!(reply.outcome(), (400, "InvalidCsvLine"));
    let long = format!("{}1,\"b\n", "0,a\n".repeat(40_000));
    oss.put("k", &long).await;
    let reply = select(&oss, "csv/select", sql, "<CSV/>", "").await;
    assert_eq!(reply.status, 206);
    let frames = frames(&reply.body);
    let (kind, end) = frames.last().unwrap();
    assert_eq!((*kind, &end[12..]), (8_388_613, &b"InvalidCsvLine."[..]));
}

#[tokio::test]
async fn values_of_json_are_found_over_several_lines_and_keep_their_order() {
    let oss = Oss::start().await;
    let object =
        "{\n\t\"name\":\"Bo\",\n\t\"age\":43,\n\t\"a\":1.50}\n{\"name\":\"Cy\"},{\"age\":4}";
    oss.put("k", object).await;
    let input = "<JSON><ParseJsonNumberAsString>true</ParseJsonNumberAsString></JSON>";
    let sql = "select * from ossobject as s where cast(s.age as int) > 3 or s.age is null";
    let reply = select(&oss, "json/select", sql, input, RAW).await;
    let expected = "{\"name\":\"Bo\",\"age\":43,\"a\":1.50}\n{\"name\":\"Cy\"}\n{\"age\":4}\n";
    assert_eq!(reply.text(), expected);
    let meta = meta(&oss, "json/meta", "JsonMetaRequest", "<JSON/>").await;
    assert_eq!(frames(&meta.body)[0].1[16..24], 3_u64.to_be_bytes());
}

#[tokio::test]
async fn rows_of_json_are_found_by_paths() {
    let oss = Oss::start().await;
    oss.put("k", LINES).await;
    for (sql, rows) in [
        ("select a from ossobject", "{\"a\":1}\n{\"a\":2.5}\n{}\n"),
        (
            "select s.b.c[1] as second from ossobject s where s.a = 1",
            "{\"second\":\"y\"}\n",
        ),
        (
            "select * from ossobject where a is null",
            "{\"a\":null,\"b\":\"z\"}\n",
        ),
        (
            "select sum(a), count(a) from ossobject",
            "{\"_1\":3.5,\"_2\":2}\n",
        ),
    ] {
        let reply = select(&oss, "json/select", sql, "<JSON/>", RAW).await;
        assert_eq!(reply.status, 206, "{sql}: {reply:?}");
        assert_eq!(reply.text(), rows, "{sql}");
    }
    oss.put(
        "k",
        "{\"rows\":[{\"id\":1,\"n\":12345678901234567890},{\"id\":2}]}",
    )
    .await;
    let document =
        "<JSON><Type>DOCUMENT</Type><ParseJsonNumberAsString>true</ParseJsonNumberAsString></JSON>";
    let sql = "select n from ossobject.rows[*] where id = '1'";
    let reply = select(&oss, "json/select", sql, document, RAW).await;
    assert_eq!(reply.text(), "{\"n\":12345678901234567890}\n");
    let sql = "select id from ossobject.rows[1]";
    let document = "<JSON><Type>DOCUMENT</Type></JSON>";
    let reply = select(&oss, "json/select", sql, document, RAW).await;
    assert_eq!(reply.text(), "{\"id\":2}\n");
}

#[tokio::test]
async fn without_raw_output_rows_come_in_frames() {
    let oss = Oss::start().await;
    let row = "0123456789,abcdefghij\n";
    let table = row.repeat(10_000);
    oss.put("k", &table).await;
    let output = "<EnablePayloadCrc>true</EnablePayloadCrc>";
    let sql = "select * from ossobject";
    let reply = select(&oss, "csv/select", sql, "", output).await;
    assert_eq!(
        (reply.status, reply.header("x-oss-select-output-raw")),
        (206, "false")
    );
    let frames_of = frames(&reply.body);
    let (last, rows) = frames_of.split_last().unwrap();
    assert!(rows.len() > 1);
    assert!(rows.iter().all(|(kind, _)| *kind == 8_388_609));
    let rows: Vec<u8> = rows.iter().flat_map(|(_, rows)| rows.clone()).collect();
    assert_eq!(rows, table.as_bytes());
    let size = (table.len() as u64).to_be_bytes();
    assert_eq!(last.0, 8_388_613);
    assert_eq!(last.1, [&size[..], &200_u32.to_be_bytes()].concat());

    // An error after the first rows is in the last frame.
    let late = format!("{table}bad\n");
    oss.put("k", &late).await;
    let sql = "select _1 from ossobject where cast(_1 as int) >= 0";
    let reply = select(&oss, "csv/select", sql, "", "").await;
    let frames_of = frames(&reply.body);
    let (kind, end) = frames_of.last().unwrap();
    assert_eq!(*kind, 8_388_613);
    assert_eq!(end[8..12], 400_u32.to_be_bytes());
    assert_eq!(&end[12..], b"InvalidCsvLine.");
}

#[tokio::test]
async fn compressed_objects_are_read() {
    let oss = Oss::start().await;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(TABLE.as_bytes()).unwrap();
    let put = oss
        .object("PUT", "k")
        .body(Bytes::from(gzip.finish().unwrap()));
    assert_eq!(put.send().await.status, 200);
    let input = format!("<CompressionType>GZIP</CompressionType>{USE}");
    let sql = "select count(*) from ossobject";
    let reply = select(&oss, "csv/select", sql, &input, RAW).await;
    assert_eq!(reply.text(), "3\n");
    oss.put("k", TABLE).await;
    let reply = select(&oss, "csv/select", sql, &input, RAW).await;
    assert_eq!(reply.outcome(), (400, "DecompressFailure"));

    // Much data from little: a row that is too long ends the query, whatever follows it.
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..256 {
        gzip.write_all(&vec![b'a'; 1024 * 1024]).unwrap();
    }
    let bomb = Bytes::from(gzip.finish().unwrap());
    assert!(bomb.len() < 1024 * 1024);
    let put = oss.object("PUT", "k").body(bomb);
    assert_eq!(put.send().await.status, 200);
    let reply = select(&oss, "csv/select", sql, &input, RAW).await;
    assert_eq!(reply.outcome(), (400, "InvalidCsvLine"));
    let input = "<CompressionType>gzip</CompressionType><JSON><Type>DOCUMENT</Type></JSON>";
    let reply = select(&oss, "json/select", sql, input, RAW).await;
    assert_eq!(reply.outcome(), (400, "InvalidJsonData"));
}

#[tokio::test]
async fn queries_that_cannot_be_carried_out_are_refused_before_any_row() {
    let oss = Oss::start().await;
    oss.put("k", TABLE).await;
    let deep = format!(
        "select {}1{} from ossobject",
        "(".repeat(100),
        ")".repeat(100)
    );
    let long = format!("select a from ossobject where a{}", " or a".repeat(10_000));
    let wide = format!(
        "select name from ossobject where age in (1{})",
        ",1".repeat(1024)
    );
    for (sql, code) in [
        ("", "InvalidSqlParameter"),
        (long.as_str(), "InvalidSqlParameter"),
        ("delete from ossobject", "SqlSyntaxError"),
        ("select * from other", "SqlSyntaxError"),
        ("select from ossobject", "SqlSyntaxError"),
        ("select a b from ossobject", "SqlSyntaxError"),
        ("select 'a from ossobject", "SqlSyntaxError"),
        ("select 1 from ossobject", "SqlSyntaxError"),
        ("select name || city from ossobject", "SqlSyntaxError"),
        ("select * from ossobject group by name", "SqlSyntaxError"),
        (
            "select * from ossobject a join ossobject b on a.c = b.c",
            "SqlSyntaxError",
        ),
        ("select cast(a as date) from ossobject", "SqlSyntaxError"),
        ("select length(a) from ossobject", "SqlSyntaxError"),
        (
            "select a from ossobject where count(*) > 1",
            "SqlSyntaxError",
        ),
        ("select a from ossobject limit x", "SqlSyntaxError"),
        ("select a[*] from ossobject", "SqlSyntaxError"),
        ("select a ; from ossobject", "SqlSyntaxError"),
        ("select a from ossobject limit 0", "SqlInvalidLimitValue"),
        (
            "select a, count(*) from ossobject",
            "SqlInvalidMixOfAggregationAndColumn",
        ),
        ("select a.b from ossobject", "NestedColumnNotSupportInCsv"),
        (
            "select * from ossobject.a",
            "TableRootNodeOnlySupportInJson",
        ),
        ("select _0 from ossobject", "SqlInvalidColumnIndex"),
        ("select _1001 from ossobject", "SqlInvalidColumnIndex"),
        (deep.as_str(), "SqlExceedsMaxConditionDepth"),
        (wide.as_str(), "SqlExceedsMaxInCount"),
    ] {
        let reply = select(&oss, "csv/select", sql, "", "").await;
        assert_eq!(reply.outcome(), (400, code), "{sql}");
    }
    let unknown = "select missing from ossobject";
    let reply = select(&oss, "csv/select", unknown, USE, "").await;
    assert_eq!(reply.outcome(), (400, "SqlInvalidColumnName"));
    let both = format!("<EnablePayloadCrc>true</EnablePayloadCrc>{RAW}");
    let reply = select(&oss, "csv/select", "select * from ossobject", "", &both).await;
    assert_eq!(reply.outcome(), (400, "InvalidOSSSelectParameters"));
    let kept = "<KeepAllColumns>true</KeepAllColumns>";
    let reply = select(
        &oss,
        "csv/select",
        "select count(*) from ossobject",
        "",
        kept,
    )
    .await;
    assert_eq!(
        reply.outcome(),
        (400, "SqlInvalidKeepAllColumnsWithAggregation")
    );
    let sql = "select * from ossobject";
    for (input, output, code) in [
        (
            "<CSV><RecordDelimiter>CnNhZGFzZA==</RecordDelimiter></CSV>",
            "",
            "InvalidInputRecordDelimiter",
        ),
        (
            "<CSV><FieldDelimiter>LCw=</FieldDelimiter></CSV>",
            "",
            "InvalidInputFieldDelimiter",
        ),
        (
            "",
            "<CSV><FieldDelimiter>|</FieldDelimiter></CSV>",
            "InvalidOutputFieldDelimiter",
        ),
        (
            "<CSV><QuoteCharacter>LCw=</QuoteCharacter></CSV>",
            "",
            "InvalidInputQuote",
        ),
        (
            "<CSV><CommentCharacter>|</CommentCharacter></CSV>",
            "",
            "InvalidCommentCharacter",
        ),
        ("<CSV><Range>bytes=0-1</Range></CSV>", "", "InvalidRange"),
        (
            "<CSV><Range>line-range=3-1</Range></CSV>",
            "",
            "InvalidRange",
        ),
        (
            "<CompressionType>BZIP2</CompressionType>",
            "",
            "UnsupportedCompressionFormat",
        ),
    ] {
        let reply = select(&oss, "csv/select", sql, input, output).await;
        assert_eq!(reply.outcome(), (400, code), "{input} {output}");
    }
    let reply = select(&oss, "json/select", sql, "<JSON/>", "").await;
    assert_eq!(reply.outcome(), (400, "InvalidJsonData"));
    assert_eq!(reply.header("x-oss-ec"), "0016-00000801");
    let bad = "select _1 from ossobject where cast(_1 as int) > 0";
    let reply = select(&oss, "csv/select", bad, "", "").await;
    assert_eq!(reply.outcome(), (400, "InvalidCsvLine"));
    let malformed = oss.object("POST", "k").query("x-oss-process", "csv/select");
    let malformed = malformed.body("<Select/>").send().await;
    assert_eq!(malformed.outcome(), (400, "MalformedXML"));
    oss.object("DELETE", "k").send().await;
    let missing = select(&oss, "csv/select", sql, "", "").await;
    assert_eq!(missing.outcome(), (404, "NoSuchKey"));
}

#[tokio::test]
async fn rows_and_columns_are_counted() {
    let oss = Oss::start().await;
    oss.put("k", TABLE).await;
    let meta = async |kind: &str, root: &str, input: &str| meta(&oss, kind, root, input).await;
    let reply = meta("csv/meta", "CsvMetaRequest", "<CSV/>").await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let frames_of = frames(&reply.body);
    let [(8_388_614, end)] = frames_of.as_slice() else {
        panic!("{frames_of:?}");
    };
    let expected = [
        &(TABLE.len() as u64).to_be_bytes()[..],
        &200_u32.to_be_bytes(),
        &1_u32.to_be_bytes(),
        &4_u64.to_be_bytes(),
        &3_u32.to_be_bytes(),
    ];
    assert_eq!(*end, expected.concat());
    let reply = meta("json/meta", "JsonMetaRequest", "<JSON/>").await;
    assert_eq!(reply.outcome(), (400, "InvalidJsonData"));
    oss.put("k", LINES).await;
    let reply = meta("json/meta", "JsonMetaRequest", "<JSON/>").await;
    let frames_of = frames(&reply.body);
    assert_eq!(frames_of[0].0, 8_388_615);
    assert_eq!(frames_of[0].1[16..24], 3_u64.to_be_bytes());
}
