//! Values behind a name that says what they are, and passwords in addresses.

use std::ops::Range;

use super::{Hit, SecretKind, is_placeholder, runs};

pub(super) fn find(text: &str) -> Vec<Hit> {
    let mut hits = connection_passwords(text);
    hits.extend(of_commands(text));
    for name in runs(text, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
    }) {
        let Some(trust) = trust(&text[name.clone()]) else {
            continue;
        };
        let value = value_behind(text, &name);
        hits.extend(
            value
                .filter(|(sign, bytes)| trust.accepts(*sign, &text[bytes.clone()]))
                .map(|(_, bytes)| Hit {
                    kind: SecretKind::Password,
                    words: "a password or token",
                    bytes,
                }),
        );
    }
    hits
}

/// How much a name says about the value behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// "password": whatever follows "=" is one.
    Password,
    /// "token", "`api_key`": often counts, states or names follow.
    Token,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Equals,
    Colon,
    /// "the password is hunter22".
    Is,
    /// "--password hunter22".
    Flag,
    /// "token 9f8a…", with nothing between.
    Next,
}

fn trust(name: &str) -> Option<Trust> {
    const PASSWORDS: [&str; 5] = ["password", "passwd", "passphrase", "passwort", "pwd"];
    const TOKENS: [&str; 13] = [
        "token",
        "secret",
        "apikey",
        "api_key",
        "api-key",
        "access_key",
        "secret_key",
        "private_key",
        "auth_key",
        "accountkey",
        "sharedaccesskey",
        "access-key",
        "secret-key",
    ];
    const ALONE: [&str; 2] = ["pass", "pw"];
    let name = name.to_ascii_lowercase();
    let last = name.rsplit(['_', '-']).next().unwrap_or_default();
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    // "DB_PASS", unlike "bypass" and "pass" alone.
    if ends(&PASSWORDS) || (last.len() < name.len() && ALONE.contains(&last)) {
        Some(Trust::Password)
    } else {
        ends(&TOKENS).then_some(Trust::Token)
    }
}

impl Trust {
    fn accepts(self, sign: Sign, value: &str) -> bool {
        let has = |test: fn(&u8) -> bool| value.as_bytes().iter().any(test);
        let mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
        let strong = mixed || (has(u8::is_ascii_punctuation) && has(u8::is_ascii_alphabetic));
        let is_path = value.starts_with(['/', '.', '~']) || value.contains("://");
        let fits = match (self, sign) {
            (Self::Password, Sign::Equals) => value.len() >= 4,
            (Self::Password, Sign::Flag) => value.len() >= 4 && !value.starts_with('-'),
            (Self::Password, Sign::Colon) => value.len() >= 6 && strong,
            (Self::Password, Sign::Is) => value.len() >= 6 && mixed,
            (Self::Token, Sign::Equals | Sign::Colon | Sign::Flag) => has_random_part(value),
            (Self::Token, Sign::Next) => value.len() >= 20 && has_random_part(value),
            (Self::Token, Sign::Is) | (Self::Password, Sign::Next) => false,
        };
        fits && !is_path && !is_placeholder(value)
    }
}

/// Names are words joined by hyphens ("db-credentials-v2"); keys have a long part of letters and digits. Those of Azure
/// have a "~" in them; those of AWS are forty characters of base64.
fn has_random_part(value: &str) -> bool {
    const OF_AWS: usize = 40;
    let mixed = |text: &str| {
        let has = |test: fn(&u8) -> bool| text.as_bytes().iter().any(test);
        has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
    };
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '+');
    let is_whole = value.len() == OF_AWS && value.chars().all(is_base64);
    let mut parts = value.split(|c: char| !c.is_ascii_alphanumeric());
    parts.any(|part| part.len() >= 12 && mixed(part))
        || (mixed(value) && (is_whole || (value.len() >= 20 && value.contains('~'))))
}

fn value_behind(text: &str, name: &Range<usize>) -> Option<(Sign, Range<usize>)> {
    let is_flag = text[name.clone()].starts_with("--");
    let rest = &text[name.end..];
    let rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
    let trimmed = rest.trim_start_matches([' ', '\t']);
    let (sign, rest) = if let Some(rest) = trimmed.strip_prefix('=') {
        (Sign::Equals, rest)
    } else if let Some(rest) = trimmed.strip_prefix(':') {
        (Sign::Colon, rest)
    } else if let Some(rest) = trimmed.strip_prefix("is ") {
        (Sign::Is, rest)
    } else if is_flag && trimmed.len() < rest.len() {
        (Sign::Flag, trimmed)
    } else if trimmed.len() < rest.len() {
        (Sign::Next, trimmed)
    } else {
        return None;
    };
    // "==" compares, ":=" assigns; both sides of a comparison are code.
    let rest = rest.trim_start_matches([' ', '\t']);
    if rest.starts_with(['=', '\n']) {
        return None;
    }
    let (value, quote) = match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => (&rest[1..], Some(quote)),
        _ => (rest, None),
    };
    let ends = |c: char| match quote {
        Some(quote) => c == quote || c == '\n',
        None => c.is_whitespace() || matches!(c, ',' | ';' | '&' | '"' | '\'' | ')'),
    };
    let length = value.find(ends).unwrap_or(value.len());
    let start = text.len() - value.len();
    (length > 0).then_some((sign, start..start + length))
}

/// "curl -u admin:here", "mysql -phere": where commands take a password without a name.
fn of_commands(text: &str) -> Vec<Hit> {
    let words: Vec<Range<usize>> = runs(text, |c| !c.is_whitespace());
    let behind = |programs: &[&str]| {
        let is_one = |place: &usize| {
            let word = &text[words[*place].clone()];
            let name = word.rsplit('/').next().unwrap_or_default();
            // "-n mysql" names something else; "exec pod -- mysql" runs it.
            let before = place
                .checked_sub(1)
                .map(|before| &text[words[before].clone()]);
            let is_argument = before
                .is_some_and(|word| matches!(word, "-n" | "--namespace" | "-c" | "--container"));
            !is_argument && programs.iter().any(|program| name.starts_with(program))
        };
        let at = (0..words.len()).find(is_one).unwrap_or(words.len());
        &words[at..]
    };
    let password = |flagged: Range<usize>| {
        let (name, _) = text[flagged.clone()].split_once(':')?;
        Some(flagged.start + name.len() + 1..flagged.end)
    };
    let fetching = behind(&["curl", "wget", "http", "xh"]);
    let apart = fetching.windows(2).filter_map(|pair| {
        let flag = &text[pair[0].clone()];
        matches!(flag, "-u" | "--user").then(|| password(pair[1].clone()))?
    });
    let together = fetching.iter().filter_map(|word| {
        let typed = &text[word.clone()];
        let begins = ["--user=", "-u"].into_iter();
        let length = begins
            .filter(|flag| typed.starts_with(flag))
            .map(str::len)
            .next()?;
        password(word.start + length..word.end)
    });
    let of_user = apart.chain(together);
    let attached = behind(&["mysql", "mariadb"]).iter().filter_map(|word| {
        let is_flag = text[word.clone()].starts_with("-p");
        is_flag.then_some(word.start + 2..word.end)
    });
    let found = of_user.chain(attached).filter(|bytes| {
        let value = text[bytes.clone()].trim_matches(['"', '\'']);
        value.len() >= 4 && !is_placeholder(value)
    });
    let hit = |bytes| Hit {
        kind: SecretKind::Password,
        words: "a password in a command",
        bytes,
    };
    found.map(hit).collect()
}

/// Between user and host: `postgres://user:here@db/orders`.
fn connection_passwords(text: &str) -> Vec<Hit> {
    text.match_indices("://")
        .filter_map(|(at, _)| {
            let start = at + 3;
            let rest = &text[start..];
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
            let rest = &rest[..end.unwrap_or(rest.len())];
            let host = rest.find(['/', '?']).unwrap_or(rest.len());
            let user = &rest[..rest[..host].rfind('@')?];
            let (name, password) = user.split_once(':')?;
            let from = start + name.len() + 1;
            let is_secret = password.len() >= 3 && !is_placeholder(password);
            is_secret.then(|| Hit {
                kind: SecretKind::ConnectionPassword,
                words: "a password in an address",
                bytes: from..from + password.len(),
            })
        })
        .collect()
}
