//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::sample;
use crate::operations::sample::{random, random_enum};
use crate::operations::select::{
    CreateSelectObjectMeta, CsvHeader, CsvMetaRequest, JsonMetaRequest, SelectCompression,
    SelectCsvInput, SelectCsvOutput, SelectInputSerialization, SelectJsonInput, SelectJsonOutput,
    SelectJsonType, SelectMetaCsvInput, SelectMetaInputSerialization, SelectMetaJsonInput,
    SelectObject, SelectOptions, SelectOutputSerialization, SelectRequest,
};

#[test]
fn create_select_object_meta() {
    let bucket = sample::bucket("CreateSelectObjectMeta");
    sample::sends(
        "CreateSelectObjectMeta",
        bucket
            .create_select_object_meta("reports/2031/q1 summary.csv")
            .csv_meta_request(
                CsvMetaRequest::new()
                    .input_serialization(
                        SelectMetaInputSerialization::new()
                            .csv(
                                SelectMetaCsvInput::new()
                                    .record_delimiter("\n")
                                    .field_delimiter(",")
                                    .quote_character("\""),
                            )
                            .compression_type(SelectCompression::None),
                    )
                    .overwrite_if_exists(true),
            ),
    );
    sample::presigns(
        || {
            bucket
                .create_select_object_meta("reports/2031/q1 summary.csv")
                .csv_meta_request(
                    CsvMetaRequest::new()
                        .input_serialization(
                            SelectMetaInputSerialization::new()
                                .csv(
                                    SelectMetaCsvInput::new()
                                        .record_delimiter("\n")
                                        .field_delimiter(",")
                                        .quote_character("\""),
                                )
                                .compression_type(SelectCompression::None),
                        )
                        .overwrite_if_exists(true),
                )
        },
        &[],
    );
    let output = sample::reads::<CreateSelectObjectMeta>("CreateSelectObjectMeta");
    assert_eq!(output.offset, 4096);
    assert_eq!(output.total_scanned, 4096);
    assert_eq!(output.status, 200);
    assert_eq!(output.splits_count, 2);
    assert_eq!(output.rows_count, 128);
    assert_eq!(output.columns_count, Some(6));
    assert_eq!(output.error_message, "".to_owned());
}

#[test]
fn select_object() {
    let bucket = sample::bucket("SelectObject");
    sample::sends(
        "SelectObject",
        bucket.select_object(
            "reports/2031/q1 summary.csv",
            SelectRequest::new("select _1, _3 from ossobject where cast(_2 as int) > 40")
                .input_serialization(
                    SelectInputSerialization::new()
                        .csv(
                            SelectCsvInput::new()
                                .file_header_info(CsvHeader::Use)
                                .record_delimiter("\n")
                                .field_delimiter(",")
                                .quote_character("\"")
                                .comment_character("#")
                                .allow_quoted_record_delimiter(true),
                        )
                        .compression_type(SelectCompression::None),
                )
                .output_serialization(
                    SelectOutputSerialization::new()
                        .csv(
                            SelectCsvOutput::new()
                                .record_delimiter("\n")
                                .field_delimiter(","),
                        )
                        .output_raw_data(false)
                        .keep_all_columns(false)
                        .enable_payload_crc(true)
                        .output_header(true),
                )
                .options(
                    SelectOptions::new()
                        .skip_partial_data_record(true)
                        .max_skipped_records_allowed(11),
                ),
        ),
    );
    sample::presigns(
        || {
            bucket.select_object(
                "reports/2031/q1 summary.csv",
                SelectRequest::new("select _1, _3 from ossobject where cast(_2 as int) > 40"),
            )
        },
        &[],
    );
    let output = sample::reads::<SelectObject>("SelectObject");
    assert!(!output.output_raw);
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<CsvMetaRequest>();
    sample::survives::<JsonMetaRequest>();
    sample::survives::<SelectCsvInput>();
    sample::survives::<SelectCsvOutput>();
    sample::survives::<SelectInputSerialization>();
    sample::survives::<SelectJsonInput>();
    sample::survives::<SelectJsonOutput>();
    sample::survives::<SelectMetaCsvInput>();
    sample::survives::<SelectMetaInputSerialization>();
    sample::survives::<SelectMetaJsonInput>();
    sample::survives::<SelectOptions>();
    sample::survives::<SelectOutputSerialization>();
    sample::survives::<SelectRequest>();
}

random!(CsvMetaRequest {
    input_serialization,
    overwrite_if_exists
});
random!(JsonMetaRequest {
    input_serialization,
    overwrite_if_exists
});
random!(SelectCsvInput {
    file_header_info,
    record_delimiter,
    field_delimiter,
    quote_character,
    comment_character,
    range,
    allow_quoted_record_delimiter
});
random!(SelectCsvOutput {
    record_delimiter,
    field_delimiter
});
random!(SelectInputSerialization {
    csv,
    json,
    compression_type
});
random!(SelectJsonInput {
    json_type,
    range,
    parse_json_number_as_string
});
random!(SelectJsonOutput { record_delimiter });
random!(SelectMetaCsvInput {
    record_delimiter,
    field_delimiter,
    quote_character
});
random!(SelectMetaInputSerialization {
    csv,
    json,
    compression_type
});
random!(SelectMetaJsonInput { json_type });
random!(SelectOptions {
    skip_partial_data_record,
    max_skipped_records_allowed
});
random!(SelectOutputSerialization {
    csv,
    json,
    output_raw_data,
    keep_all_columns,
    enable_payload_crc,
    output_header
});
random!(SelectRequest {
    expression,
    input_serialization,
    output_serialization,
    options
});
random_enum!(CsvHeader);
random_enum!(SelectCompression);
random_enum!(SelectJsonType);
