//! Every value is put together here, so that none of them stands in the file.

use crate::rules::secrets::{SecretKind, find};

/// Letters and digits that mean nothing.
fn noise(length: usize) -> String {
    "q7Zk2Vt9Xw4Lm8Rb3Nc6"
        .chars()
        .cycle()
        .take(length)
        .collect()
}

fn upper(length: usize) -> String {
    noise(length).to_uppercase()
}

#[track_caller]
fn flagged(text: &str, kind: SecretKind, secret: &str) {
    let found = find(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    let units: Vec<u16> = text.encode_utf16().collect();
    let range = found[0].range.start as usize..found[0].range.end as usize;
    let place = String::from_utf16(&units[range]).unwrap();
    assert_eq!((found[0].kind, place.as_str()), (kind, secret), "{text}");
}

#[test]
fn keys_are_told_by_their_prefix() {
    for secret in [
        format!("AK{}{}", "IA", upper(16)),
        format!("AI{}{}", "za", noise(35)),
        format!("gh{}_{}", 'p', noise(36)),
        format!("github{}_{}", "_pat", noise(40)),
        format!("xo{}-{}", "xb", noise(30)),
        format!("sk_{}_{}", "live", noise(24)),
        format!("rk_{}_{}", "test", noise(24)),
        format!("gl{}-{}", "pat", noise(20)),
        format!("sk-{}-{}", "proj", noise(40)),
        format!("np{}_{}", 'm', noise(36)),
    ] {
        flagged(
            &format!("found {secret}, rotating"),
            SecretKind::AccessKey,
            &secret,
        );
        flagged(
            &format!("curl -H 'X: {secret}'"),
            SecretKind::AccessKey,
            &secret,
        );
    }
}

#[test]
fn blocks_headers_and_tokens_are_told_by_their_shape() {
    let block = format!(
        "-----BEGIN RSA {0} KEY-----\n{1}\n-----END RSA {0} KEY-----",
        "PRIVATE",
        noise(80)
    );
    flagged(
        &format!("pasted {block} oh"),
        SecretKind::PrivateKey,
        &block,
    );
    let cut = format!("-----BEGIN {} KEY-----\n{}", "PRIVATE", noise(80));
    flagged(&cut, SecretKind::PrivateKey, &cut);
    let jwt = format!(
        "ey{}.ey{}.{}",
        format_args!("J{}", noise(20)),
        format_args!("J{}", noise(30)),
        noise(43)
    );
    flagged(&format!("cookie {jwt}"), SecretKind::Jwt, &jwt);
    let token = noise(32);
    flagged(
        &format!("Authorization: Bearer {token}"),
        SecretKind::Authorization,
        &token,
    );
    let hook = format!(
        "hooks.slack.com/services/T{}/B{}/{}",
        upper(8),
        upper(8),
        noise(24)
    );
    flagged(&format!("https://{hook}"), SecretKind::AccessKey, &hook);
}

#[test]
fn what_is_called_a_password_is_one() {
    let word = ["hunter", "22"].concat();
    for text in [
        format!("DB_PASSWORD={word}"),
        format!("password = \"{word}\""),
        format!("pwd: {word}"),
        format!("{{\"password\": \"{word}\"}}"),
        format!("the password is {word}"),
        format!("mysql --password {word}"),
        format!("Server=db;Password={word};Timeout=5"),
    ] {
        flagged(&text, SecretKind::Password, &word);
    }
    let token = noise(24);
    flagged(
        &format!("api_key={token}&page=2"),
        SecretKind::Password,
        &token,
    );
    flagged(
        &format!("client_secret: '{token}'"),
        SecretKind::Password,
        &token,
    );
    flagged(
        &format!("postgres://app:{word}@db-1:5432/orders"),
        SecretKind::ConnectionPassword,
        &word,
    );
}

/// The smallest number with this beginning and length that passes the check of the networks.
fn card(beginning: &str, length: usize) -> String {
    let sum = |digits: &str| -> u32 {
        let digits = digits.bytes().rev().enumerate();
        digits
            .map(|(place, byte)| {
                let digit = u32::from(byte - b'0') * (1 + u32::try_from(place % 2).unwrap());
                digit / 10 + digit % 10
            })
            .sum()
    };
    (0..10)
        .map(|last| format!("{beginning:0<0$}{last}", length - 1))
        .find(|digits| sum(digits).is_multiple_of(10))
        .unwrap()
}

#[test]
fn cards_pass_their_check_and_look_like_cards() {
    for (beginning, length) in [
        ("4", 16),
        ("4", 13),
        ("5412", 16),
        ("2221", 16),
        ("371", 15),
        ("6011", 16),
        ("36", 14),
    ] {
        let number = card(beginning, length);
        flagged(
            &format!("charged {number} twice"),
            SecretKind::CardNumber,
            &number,
        );
    }
    let number = card("4539", 16);
    let groups: Vec<&str> = (0..4)
        .map(|group| &number[group * 4..group * 4 + 4])
        .collect();
    for printed in [groups.join(" "), groups.join("-")] {
        flagged(
            &format!("card {printed}."),
            SecretKind::CardNumber,
            &printed,
        );
    }
    let last = if number.ends_with('0') { "1" } else { "0" };
    let order = format!("order {}{last} failed", &number[..15]);
    assert_eq!(find(&order), [], "an order number fails the check");
    for other in [
        format!("call +{number}"),
        format!("trace {number}abc"),
        format!("id-{number}-2"),
        format!("{} {}", &number[..8], &number[8..]),
        format!("at {}", card("1763", 13)),
    ] {
        assert_eq!(find(&other), [], "{other}");
    }
}

#[test]
fn accounts_pass_their_check() {
    // Check digits as ISO 13616 has them made: 98 minus the rest of the account with "00".
    let account = |country: &str, number: &str| {
        let letters = format!("{number}{country}00");
        let rest = letters.chars().fold(0, |rest, c| {
            let value = c.to_digit(36).unwrap();
            (if value < 10 { rest * 10 } else { rest * 100 } + value) % 97
        });
        format!("{country}{:02}{number}", 98 - rest)
    };
    let german = account("DE", "500105170000000001");
    flagged(
        &format!("refund to {german} now"),
        SecretKind::Iban,
        &german,
    );
    let printed: Vec<String> = german
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8_lossy(four).into_owned())
        .collect();
    flagged(&printed.join(" "), SecretKind::Iban, &printed.join(" "));
    let dutch = account("NL", "ABNA0000000001");
    flagged(&format!("{dutch}."), SecretKind::Iban, &dutch);
    let wrong = german.replace("DE", "AT");
    assert_eq!(find(&wrong), [], "a wrong country or check");
}

#[test]
fn what_incidents_are_made_of_is_no_secret() {
    for text in [
        "deployed 9f2c4e7a1b3d5f608192a3b4c5d6e7f801234567",
        "trace 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7",
        "request 550e8400-e29b-41d4-a716-446655440000",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "10.0.12.7 to 192.168.1.255:5432, 2001:db8::1",
        "call +49 30 1234 5678 or 1-800-555-0199",
        "order 4000123412341230 and 1234567890123",
        "ts=1763694000000 lag_ms=1763694000000000",
        "password reset mails are late",
        "password: expired for 40 users",
        "token=expired, max_tokens=4096, tokens: 3 left",
        "token: 3 retries left",
        "secret: not found in namespace prod",
        "secret=db-credentials-v2",
        "password=*** PASSWORD=$DB_PASSWORD pwd=<redacted>",
        "pwd=/srv/app/current",
        "bearer authentication is off, Bearer token expired",
        "postgres://db-1:5432/orders and https://user@host/x",
        "postgres://app:***@db/orders",
        "if password == stored_password",
        "AKIA keys rotate today, ghp_ prefix, sk-learn 1.2",
        "SG.eu-west-1 DE44 rooms, GB2024 release",
        "eyJ is how a token begins",
        "-----BEGIN CERTIFICATE-----",
        "build 2026.11.21-4111, v4.111.1",
        "image registry/app:sk_live",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
}

#[test]
fn two_secrets_are_two_and_in_order() {
    let word = ["hunter", "22"].concat();
    let key = format!("AK{}{}", "IA", upper(16));
    let kinds: Vec<SecretKind> = find(&format!("{key} password={word}"))
        .into_iter()
        .map(|found| found.kind)
        .collect();
    assert_eq!(kinds, [SecretKind::AccessKey, SecretKind::Password]);
}

#[test]
fn passwords_of_commands_and_bare_tokens_are_told_by_what_stands_before_them() {
    let secret = noise(9);
    flagged(
        &format!("curl -u admin:{secret} https://db/health"),
        SecretKind::Password,
        &secret,
    );
    flagged(
        &format!("> mysql -h db -p{secret} orders"),
        SecretKind::Password,
        &secret,
    );
    let token = noise(32);
    flagged(
        &format!("use token {token} now"),
        SecretKind::Password,
        &token,
    );
    for harmless in [
        "docker run -p8080:80 mysql",
        "docker run -u root:wheel http-server",
        "the token bucket is empty",
        "curl -u admin: https://db",
        "token of tenant eu-west-1 expired",
    ] {
        assert!(find(harmless).is_empty(), "{harmless}");
    }
}

#[test]
fn less_usual_ways_to_write_a_secret_are_known() {
    let user = ["YWRtaW46aHVu", "dGVyMjI"].concat();
    for text in [
        format!("Authorization: Basic {user}"),
        format!("authorization: basic {user}"),
        format!("Basic {user}="),
    ] {
        let found = find(&text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].kind, SecretKind::Authorization, "{text}");
    }
    let word = ["hunter", "22"].concat();
    flagged(&format!("DB_PASS={word}"), SecretKind::Password, &word);
    flagged(
        &format!("curl -uadmin:{word} http://db"),
        SecretKind::Password,
        &word,
    );
    flagged(
        &format!("curl --user=admin:{word} http://db"),
        SecretKind::Password,
        &word,
    );
    let azure = ["q7Z8Q~Vt.Xw4-Lm8", "_b3Nc.6a-Zk2Vt.Xw"].concat();
    flagged(
        &format!("client_secret={azure}"),
        SecretKind::Password,
        &azure,
    );
    let aws = ["wJalrXUtnFEMI/K7MDENG", "/bPxRfiCYEXAMPLEKEY"].concat();
    flagged(
        &format!("aws_secret_access_key = {aws}"),
        SecretKind::Password,
        &aws,
    );
    for text in [
        "kubectl -n mysql logs db-0 -payments",
        "basic authentication1234 is off",
        "Basic understanding42 of it",
        "bypass=true1234",
        "first pass: 12 errors",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
    for command in ["kubectl exec db-0 -- mysql", "sudo -E mysql"] {
        flagged(&format!("{command} -p{word}"), SecretKind::Password, &word);
    }
}
