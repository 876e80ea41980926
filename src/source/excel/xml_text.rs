//! The texts of XML: what their escapes stand for.

use memchr::{memchr, memchr2};

/// Appends a text of XML: with its entities resolved, and with `\n` for every line end.
///
/// # Errors
/// When it is not a text of XML.
pub fn push(out: &mut String, text: &[u8]) -> Result<(), String> {
    let mut rest = utf8(text)?;
    while let Some(at) = memchr2(b'&', b'\r', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('\r') {
            out.push('\n');
            rest = rest[1..].strip_prefix('\n').unwrap_or(&rest[1..]);
            continue;
        }
        let end = memchr(b';', rest.as_bytes()).ok_or("an `&` is no entity")?;
        out.push(
            entity(&rest[1..end])
                .ok_or_else(|| format!("`&{};` is no entity", rest[1..end].escape_debug()))?,
        );
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    Ok(())
}

/// Appends a text without escapes, with `\n` for every line end.
///
/// # Errors
/// When it is not UTF-8.
pub(super) fn push_verbatim(out: &mut String, text: &[u8]) -> Result<(), String> {
    let text = utf8(text)?;
    let mut lines = text.split("\r\n");
    out.push_str(&lines.next().unwrap_or_default().replace('\r', "\n"));
    for line in lines {
        out.push('\n');
        out.push_str(&line.replace('\r', "\n"));
    }
    Ok(())
}

/// The bytes as text.
///
/// # Errors
/// When they are not UTF-8.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, String> {
    simdutf8::basic::from_utf8(bytes).map_err(|_| "a text is not UTF-8".to_owned())
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number).filter(|letter| *letter != '\0')?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::push;

    #[test]
    fn what_is_not_utf8_is_no_text() {
        assert!(push(&mut String::new(), b"\xff").is_err());
    }
}
