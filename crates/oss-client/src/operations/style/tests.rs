//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::sample;
use crate::operations::sample::{random, random_enum};
use crate::operations::style::{
    DeleteStyle, GetStyle, ListStyle, PutStyle, Style, StyleCategory, StyleContent, Styles,
};

#[test]
fn put_style() {
    let bucket = sample::bucket("PutStyle");
    sample::sends(
        "PutStyle",
        bucket
            .put_style("card", StyleContent::new("image/resize,w_320/quality,q_80"))
            .category(StyleCategory::Image),
    );
    sample::presigns(
        || bucket.put_style("card", StyleContent::new("image/resize,w_320/quality,q_80")),
        &[|operation: PutStyle| operation.category(StyleCategory::Image)],
    );
    sample::reads::<PutStyle>("PutStyle");
}

#[test]
fn get_style() {
    let bucket = sample::bucket("GetStyle");
    sample::sends("GetStyle", bucket.get_style("card"));
    sample::presigns(|| bucket.get_style("card"), &[]);
    assert_eq!(
        sample::reads::<GetStyle>("GetStyle"),
        Style {
            create_time: UtcSeconds::new(1_936_771_965),
            last_modify_time: UtcSeconds::new(1_936_771_965),
            category: Some(StyleCategory::Image),
            name: "card".to_owned(),
            content: "image/resize,w_320/quality,q_80".to_owned()
        }
    );
}

#[test]
fn list_style() {
    let bucket = sample::bucket("ListStyle");
    sample::sends("ListStyle", bucket.list_style());
    sample::presigns(|| bucket.list_style(), &[]);
    assert_eq!(
        sample::reads::<ListStyle>("ListStyle"),
        Styles {
            styles: vec![
                Style {
                    create_time: UtcSeconds::new(1_936_771_965),
                    last_modify_time: UtcSeconds::new(1_936_771_965),
                    category: Some(StyleCategory::Image),
                    name: "card".to_owned(),
                    content: "image/resize,w_320/quality,q_80".to_owned()
                },
                Style {
                    create_time: UtcSeconds::new(1_936_771_965),
                    last_modify_time: UtcSeconds::new(1_936_771_965),
                    category: Some(StyleCategory::Document),
                    name: "card".to_owned(),
                    content: "image/resize,w_320/quality,q_80".to_owned()
                }
            ]
        }
    );
}

#[test]
fn delete_style() {
    let bucket = sample::bucket("DeleteStyle");
    sample::sends("DeleteStyle", bucket.delete_style("card"));
    sample::presigns(|| bucket.delete_style("card"), &[]);
    sample::reads::<DeleteStyle>("DeleteStyle");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<Style>();
    sample::survives::<StyleContent>();
    sample::survives::<Styles>();
}

random!(Style {
    create_time,
    last_modify_time,
    category,
    name,
    content
});
random!(StyleContent { content });
random!(Styles { styles });
random_enum!(StyleCategory);
