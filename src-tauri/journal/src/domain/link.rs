//! Addresses that lead out of the journal. One rule says which of them may be followed; all others are only text.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Link {
    pub label: String,
    pub url: String,
}

/// An address that may be opened, once the user has seen all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WebAddress {
    /// Whole, as it will be opened.
    pub address: String,
    /// The machine or the mailbox it leads to, whatever else the address says.
    pub leads_to: String,
}

impl WebAddress {
    /// `None` for anything but https, http and mailto, and for what a browser would read in another way than a person
    /// does: blanks, control and direction characters, backslashes, an empty host.
    pub fn of(url: &str) -> Option<Self> {
        let address = url.trim();
        let (scheme, rest) = address.split_once(':')?;
        let leads_to = match scheme.to_ascii_lowercase().as_str() {
            "https" | "http" => host(rest.strip_prefix("//")?),
            "mailto" => rest.split('?').next().unwrap_or_default(),
            _ => "",
        };
        let plain = !address.chars().any(misleads);
        (plain && !leads_to.is_empty()).then(|| Self {
            address: address.to_owned(),
            leads_to: leads_to.to_owned(),
        })
    }
}

/// Without what stands before an "@", which looks like a host and is none.
fn host(rest: &str) -> &str {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rsplit('@').next().unwrap_or_default()
}

fn misleads(c: char) -> bool {
    let invisible = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    c.is_control() || c.is_whitespace() || c == '\\' || invisible
}

#[cfg(test)]
mod tests {
    use super::WebAddress;

    #[test]
    fn only_addresses_of_the_web_and_of_mail_may_be_followed() {
        for (url, leads_to) in [
            ("https://wiki.example/runbook?x=1#top", "wiki.example"),
            (" HTTP://wiki.example:8080 ", "wiki.example:8080"),
            ("https://bank.example@evil.example/login", "evil.example"),
            ("mailto:a@b.example?subject=x", "a@b.example"),
        ] {
            let read = WebAddress::of(url).expect(url);
            assert_eq!(read.leads_to, leads_to);
            assert_eq!(read.address, url.trim());
        }
    }

    #[test]
    fn everything_else_is_text() {
        for url in [
            "",
            "wiki.example",
            "javascript:alert(1)",
            "JaVaScRiPt://x.example/%0aalert(1)",
            "java\nscript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "file:///etc/passwd",
            "vbscript:x",
            "ms-msdt:/id",
            "smb://host/share",
            "tel:112",
            "https:wiki.example",
            "https://",
            "https:///path",
            "https://a@/x",
            "mailto:",
            "mailto:?subject=x",
            "https://good.example\\@evil.example",
            "https://a.example/ b",
            "https://a.example/\u{202e}gpj.exe",
            "https://a.example/\u{0}",
        ] {
            assert_eq!(WebAddress::of(url), None, "{url:?}");
        }
    }
}
