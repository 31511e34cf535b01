//! Mentions as comma-separated values (RFC 4180), one mention a line, for spreadsheets.

use std::borrow::Cow;

use super::objects::{MentionObject, Object, Value};
use crate::cli::plain;

/// The line of column names.
pub(super) const HEADER: &str =
    "id,kind,start,end,text,entity,type,value,calendar,gregorian_first,gregorian_last,confidence,rule\n";

/// The lines of a document.
pub(super) fn rows(object: &Object<'_>) -> String {
    let id = object.id.as_str().unwrap_or_default();
    object.mentions.iter().map(|mention| row(id, mention)).collect()
}

fn row(id: &str, mention: &MentionObject<'_>) -> String {
    let timex = mention.timex.as_ref();
    let value = timex.map(|timex| match timex.value {
        Value::One(one) => one.to_owned(),
        Value::Ends(ends) => ends.join("/"),
    });
    let gregorian = timex.map(|timex| timex.gregorian).unwrap_or_default();
    let fields = [
        Cow::Borrowed(id),
        mention.kind.into(),
        mention.start.0.to_string().into(),
        mention.end.0.to_string().into(),
        mention.text.into(),
        mention.entity.unwrap_or_default().into(),
        timex.map(|timex| timex.r#type).unwrap_or_default().into(),
        value.unwrap_or_default().into(),
        timex.map(|timex| timex.calendar).unwrap_or_default().into(),
        gregorian.first().map(String::as_str).unwrap_or_default().into(),
        gregorian.last().map(String::as_str).unwrap_or_default().into(),
        mention.confidence.to_string().into(),
        mention.rule.into(),
    ];
    let fields = fields.map(|field| quoted(&field));
    fields.join(",") + "\n"
}

fn quoted(field: &str) -> String {
    let field = plain::text(field);
    if field.contains([',', '"', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Hints;
    use crate::cli::analyze::objects::tests::sample;

    #[test]
    fn a_mention_is_a_line_with_all_columns() {
        let (text, analysis) = sample();
        let hints = Hints::default();
        let rows = rows(&Object::new("a,1".into(), text, &hints, &analysis));
        let wanted = concat!(
            "\"a,1\",date,0,7,8 \u{64A}\u{648}\u{644}\u{64A}\u{648},,INTERVAL,2025-07-08/2025-07-09,",
            "gregorian,2025-07-08,2025-07-09,0.98,ar.day-month\n",
            "\"a,1\",place,9,14,Paris,\"Paris, \"\"FR\"\"\",,,,,,0.5,gazetteer\n",
        );
        assert_eq!(rows, wanted);
    }
}
