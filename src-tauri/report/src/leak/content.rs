//! What a file says, by its format.

use super::{Place, View, markup, pdf};
use crate::error::ReportError;

pub fn views(bytes: &[u8]) -> Result<Vec<View>, ReportError> {
    if bytes.starts_with(b"%PDF-") {
        return pdf::views(bytes);
    }
    let text = decoded(bytes)?;
    let start = text.trim_start();
    if start.starts_with('<') {
        return Ok(markup::views(text));
    }
    let mut views = vec![View {
        place: Place::Lines,
        text: text.to_owned(),
    }];
    let values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    if let Ok(values) = values.collect::<Result<Vec<_>, _>>() {
        // One, or one on each line.
        for value in &values {
            json(value, "", &mut views);
        }
    } else {
        let plain = without_marks(text);
        if plain != text {
            views.push(View {
                place: Place::Lines,
                text: plain,
            });
        }
    }
    Ok(views)
}

/// Without what stands beside it: metadata, attributes, comments.
pub fn text(bytes: &[u8]) -> Result<String, ReportError> {
    if bytes.starts_with(b"%PDF-") {
        return pdf::text(bytes);
    }
    let text = decoded(bytes)?;
    if !text.trim_start().starts_with('<') {
        return Ok(text.to_owned());
    }
    let read = markup::views(text).into_iter().next();
    Ok(read.map(|view| view.text).unwrap_or_default())
}

/// Of a picture, an archive or a text in another encoding nothing can be said, nor of one that writes letters in codes.
pub fn decoded(bytes: &[u8]) -> Result<&str, ReportError> {
    let text = str::from_utf8(bytes)
        .ok()
        .filter(|text| !text.contains('\0') && !text.trim_start().starts_with("{\\rtf"));
    text.ok_or_else(|| ReportError::Unreadable("it is no text in UTF-8 and no PDF".to_owned()))
}

/// Every string on its own, with the way to it.
fn json(value: &serde_json::Value, path: &str, views: &mut Vec<View>) {
    match value {
        serde_json::Value::String(text) => views.push(View::named(path, text.clone())),
        serde_json::Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                json(item, &format!("{path}/{place}"), views);
            }
        }
        serde_json::Value::Object(fields) => {
            for (name, field) in fields {
                let path = format!("{path}/{name}");
                views.push(View::named(path.clone(), name.clone()));
                json(field, &path, views);
            }
        }
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

/// Markdown as it is read: without the marks that may stand within a word, with entities resolved. Lines stay.
fn without_marks(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '\\' | '*' | '`' | '~'))
        .collect();
    markup::unescape(&plain)
}
