//! Keys that can be told by how they begin.

use std::ops::Range;

use super::{Hit, SecretKind, runs};

/// What may follow a prefix.
#[derive(Clone, Copy)]
enum Tail {
    /// A-Z and 0-9, exactly this many.
    Upper(usize),
    /// Letters and digits, at least this many.
    Alnum(usize),
    /// Letters, digits, `_` and `-`, at least this many.
    Url(usize),
    /// As `Url`, and dots.
    Dotted(usize),
}

struct Prefix {
    text: &'static str,
    tail: Tail,
    words: &'static str,
}

const fn prefix(text: &'static str, tail: Tail, words: &'static str) -> Prefix {
    Prefix { text, tail, words }
}

/// From the public documentation of the services.
const PREFIXES: [Prefix; 38] = [
    prefix("AKIA", Tail::Upper(16), "an AWS access key"),
    prefix("ASIA", Tail::Upper(16), "an AWS access key"),
    prefix("AIza", Tail::Url(35), "a Google API key"),
    prefix("ya29.", Tail::Dotted(20), "a Google access token"),
    prefix("GOCSPX-", Tail::Url(20), "a Google client secret"),
    prefix("ghp_", Tail::Alnum(36), "a GitHub token"),
    prefix("gho_", Tail::Alnum(36), "a GitHub token"),
    prefix("ghu_", Tail::Alnum(36), "a GitHub token"),
    prefix("ghs_", Tail::Alnum(36), "a GitHub token"),
    prefix("ghr_", Tail::Alnum(36), "a GitHub token"),
    prefix("github_pat_", Tail::Url(22), "a GitHub token"),
    prefix("glpat-", Tail::Dotted(20), "a GitLab token"),
    prefix("xoxb-", Tail::Url(20), "a Slack token"),
    prefix("xoxp-", Tail::Url(20), "a Slack token"),
    prefix("xoxa-", Tail::Url(20), "a Slack token"),
    prefix("xoxe-", Tail::Url(20), "a Slack token"),
    prefix("xoxr-", Tail::Url(20), "a Slack token"),
    prefix("xoxs-", Tail::Url(20), "a Slack token"),
    prefix("xapp-", Tail::Url(20), "a Slack token"),
    prefix("sk_live_", Tail::Alnum(16), "a Stripe key"),
    prefix("sk_test_", Tail::Alnum(16), "a Stripe key"),
    prefix("rk_live_", Tail::Alnum(16), "a Stripe key"),
    prefix("rk_test_", Tail::Alnum(16), "a Stripe key"),
    prefix("whsec_", Tail::Alnum(16), "a webhook secret"),
    prefix("sk-ant-", Tail::Url(20), "an API key"),
    prefix("sk-proj-", Tail::Url(20), "an API key"),
    prefix("sk-", Tail::Alnum(40), "an API key"),
    prefix("npm_", Tail::Alnum(36), "an npm token"),
    prefix("pypi-", Tail::Url(50), "a PyPI token"),
    prefix("SG.", Tail::Dotted(60), "a SendGrid key"),
    prefix("dop_v1_", Tail::Alnum(40), "a DigitalOcean token"),
    prefix("hvs.", Tail::Url(20), "a Vault token"),
    prefix("shpat_", Tail::Alnum(30), "a Shopify token"),
    prefix("glsa_", Tail::Url(30), "a Grafana token"),
    prefix("dckr_pat_", Tail::Url(20), "a Docker token"),
    prefix("lin_api_", Tail::Alnum(30), "an API key"),
    prefix("PMAK-", Tail::Url(30), "an API key"),
    prefix("AGE-SECRET-KEY-1", Tail::Alnum(50), "a private key"),
];

pub(super) fn find(text: &str) -> Vec<Hit> {
    let mut hits = private_keys(text);
    for run in runs(text, |c| is_url(c) || c == '.') {
        hits.extend(known(text, &run));
        hits.extend(jwt(text, &run));
    }
    hits.extend(slack_hooks(text));
    hits.extend(headers(text));
    hits
}

fn is_url(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

fn private_keys(text: &str) -> Vec<Hit> {
    const END: &str = "-----";
    text.match_indices("-----BEGIN ")
        .filter_map(|(start, _)| {
            let body = &text[start + 11..];
            let title = &body[..body.find(END)?];
            title.ends_with("PRIVATE KEY").then_some(())?;
            let footer = body.find("-----END ").map(|at| start + 11 + at + 9);
            let end = footer.and_then(|from| Some(from + text[from..].find(END)? + END.len()));
            Some(Hit {
                kind: SecretKind::PrivateKey,
                words: "a private key",
                bytes: start..end.unwrap_or(text.len()),
            })
        })
        .collect()
}

/// The run may begin with a name ("key.AKIA..."), so that a prefix counts wherever a word begins.
fn known(text: &str, run: &Range<usize>) -> Option<Hit> {
    let token = &text[run.clone()];
    PREFIXES.iter().find_map(|prefix| {
        let at = token
            .match_indices(prefix.text)
            .map(|(at, _)| at)
            .find(|at| {
                let before = token[..*at].chars().next_back();
                before.is_none_or(|c| !c.is_ascii_alphanumeric())
            })?;
        let tail = &token[at + prefix.text.len()..];
        let length = prefix.tail.length(tail)?;
        let start = run.start + at;
        Some(Hit {
            kind: if prefix.words == "a private key" {
                SecretKind::PrivateKey
            } else {
                SecretKind::AccessKey
            },
            words: prefix.words,
            bytes: start..start + prefix.text.len() + length,
        })
    })
}

impl Tail {
    /// How much of `text` belongs to the key, if that is enough.
    fn length(self, text: &str) -> Option<usize> {
        let upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
        let alnum = |c: char| c.is_ascii_alphanumeric();
        let dotted = |c: char| is_url(c) || c == '.';
        let taken = |inside: &dyn Fn(char) -> bool| text.find(|c| !inside(c)).unwrap_or(text.len());
        match self {
            Self::Upper(exactly) => {
                let whole = taken(&alnum) == exactly && taken(&upper) == exactly;
                whole.then_some(exactly)
            }
            Self::Alnum(least) => Some(taken(&alnum)).filter(|length| *length >= least),
            Self::Url(least) => Some(taken(&is_url)).filter(|length| *length >= least),
            Self::Dotted(least) => Some(taken(&dotted)).filter(|length| *length >= least),
        }
    }
}

/// Header and claims are base64 of "{\"", which is "eyJ".
fn jwt(text: &str, run: &Range<usize>) -> Option<Hit> {
    let token = &text[run.clone()];
    let start = token.find("eyJ")?;
    let parts: Vec<&str> = token[start..].split('.').collect();
    let [header, claims, signature, ..] = parts.as_slice() else {
        return None;
    };
    let is_jwt = header.len() >= 12 && claims.starts_with("eyJ") && signature.len() >= 10;
    let length = header.len() + claims.len() + signature.len() + 2;
    is_jwt.then(|| Hit {
        kind: SecretKind::Jwt,
        words: "a signed token (JWT)",
        bytes: run.start + start..run.start + start + length,
    })
}

fn slack_hooks(text: &str) -> Vec<Hit> {
    const HOST: &str = "hooks.slack.com/services/";
    text.match_indices(HOST)
        .filter_map(|(start, _)| {
            let path = &text[start + HOST.len()..];
            let end = path.find(|c| !is_url(c) && c != '/').unwrap_or(path.len());
            (end >= 20).then(|| Hit {
                kind: SecretKind::AccessKey,
                words: "a Slack webhook",
                bytes: start..start + HOST.len() + end,
            })
        })
        .collect()
}

/// "Bearer 8f3a...": long enough and with a digit, so that "bearer authentication" stays text. "Basic YWRt...": what it
/// says in base64 is a name, a colon and a password.
fn headers(text: &str) -> Vec<Hit> {
    let inside = |c: char| is_url(c) || matches!(c, '.' | '/' | '+' | '=' | '~');
    let words = runs(text, inside);
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs
        .filter(|(scheme, token)| {
            let name = &text[(*scheme).clone()];
            let value = &text[(*token).clone()];
            let is_basic = name.eq_ignore_ascii_case("basic") && is_user_and_password(value);
            let is_next = text[scheme.end..token.start]
                .chars()
                .all(char::is_whitespace);
            let is_random = value.len() >= 16
                && value.bytes().any(|byte| byte.is_ascii_digit())
                && value.bytes().any(|byte| byte.is_ascii_alphabetic());
            is_next && ((name.eq_ignore_ascii_case("bearer") && is_random) || is_basic)
        })
        .map(|(_, token)| Hit {
            kind: SecretKind::Authorization,
            words: "an authorization header",
            bytes: token.clone(),
        })
        .collect()
}

/// Padded or not (RFC 7617).
fn is_user_and_password(value: &str) -> bool {
    const LEAST: usize = 5;
    let mut bits: u32 = 0;
    let mut count = 0;
    let mut said = Vec::with_capacity(value.len());
    for letter in value.trim_end_matches('=').bytes() {
        let sextet = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return false,
        };
        bits = (bits << 6) | u32::from(sextet);
        count += 6;
        if count >= 8 {
            count -= 8;
            said.extend(u8::try_from((bits >> count) & 0xff));
        }
    }
    let text = String::from_utf8(said).unwrap_or_default();
    text.len() >= LEAST && text.contains(':') && !text.contains(char::is_control)
}
