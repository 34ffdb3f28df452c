use std::fs;

use super::*;
use crate::store::keyfile::Protection;
use crate::store::recovery::RecoveryCode;

const PASSPHRASE: &str = "four words and a café";

fn protected(place: &mut Place) -> RecoveryCode {
    let (vault, code) = place.create_with(Some(PASSPHRASE));
    write(&vault, TYPED);
    code
}

fn code_of(result: Result<Vault>) -> &'static str {
    result.err().map_or("opened", |error| error.code())
}

#[test]
fn only_the_passphrase_and_the_recovery_code_open_a_protected_journal() {
    let mut place = Place::new();
    let code = protected(&mut place);
    let other = RecoveryCode::random(&mut place.world);

    assert_eq!(
        lines(&place.open(Unlock::Passphrase(PASSPHRASE)).unwrap()),
        [TYPED]
    );
    let retyped = code.text().to_lowercase();
    assert_eq!(
        lines(&place.open(Unlock::RecoveryCode(&retyped)).unwrap()),
        [TYPED]
    );
    let before = files_below(place.path());
    for (unlock, expected) in [
        (Unlock::Passphrase("four words"), "wrong_passphrase"),
        (Unlock::Passphrase(""), "wrong_passphrase"),
        (Unlock::RecoveryCode(&other.text()), "wrong_recovery_code"),
        (Unlock::RecoveryCode(PASSPHRASE), "recovery_code_mistyped"),
        (Unlock::Open, "passphrase_needed"),
    ] {
        assert_eq!(code_of(place.open(unlock)), expected);
    }
    assert_eq!(
        files_below(place.path()),
        before,
        "a failed opening changes nothing"
    );
}

#[test]
fn a_passphrase_opens_however_a_keyboard_composes_its_letters() {
    let (one, two) = ("caf\u{e9} on the corner", "cafe\u{301} on the corner");
    for (set, typed) in [(one, two), (two, one)] {
        let mut place = Place::new();
        place.create_with(Some(set));
        assert_eq!(code_of(place.open(Unlock::Passphrase(typed))), "opened");
        let without = Unlock::Passphrase("cafe on the corner");
        assert_eq!(code_of(place.open(without)), "wrong_passphrase");
    }
}

#[test]
fn setting_changing_and_removing_a_passphrase_takes_effect_at_once() {
    let mut place = Place::new();
    let (mut vault, code) = place.create_with(None);
    let code = code.text();
    assert_eq!(vault.protection(), Protection::Open);
    let empty = vault
        .set_passphrase(Some(""), &mut place.world)
        .unwrap_err();
    assert_eq!(empty.code(), "empty_passphrase");

    vault
        .set_passphrase(Some("first"), &mut place.world)
        .unwrap();
    assert_eq!(vault.protection(), Protection::Passphrase);
    assert_eq!(code_of(place.open(Unlock::Open)), "passphrase_needed");
    assert_eq!(code_of(place.open(Unlock::Passphrase("first"))), "opened");

    vault
        .set_passphrase(Some("second"), &mut place.world)
        .unwrap();
    assert_eq!(
        code_of(place.open(Unlock::Passphrase("first"))),
        "wrong_passphrase"
    );
    assert_eq!(code_of(place.open(Unlock::Passphrase("second"))), "opened");
    assert_eq!(
        code_of(place.open(Unlock::RecoveryCode(&code))),
        "opened",
        "the paper stays valid"
    );

    vault.set_passphrase(None, &mut place.world).unwrap();
    assert_eq!(vault.protection(), Protection::Open);
    assert_eq!(code_of(place.open(Unlock::Open)), "opened");
}

#[test]
fn a_renewed_recovery_code_replaces_the_one_before() {
    let mut place = Place::new();
    let old = protected(&mut place);
    let mut vault = place.open(Unlock::Passphrase(PASSPHRASE)).unwrap();
    let new = vault.renew_recovery_code(&mut place.world).unwrap();
    assert_eq!(
        code_of(place.open(Unlock::RecoveryCode(&old.text()))),
        "wrong_recovery_code"
    );
    assert_eq!(
        code_of(place.open(Unlock::RecoveryCode(&new.text()))),
        "opened"
    );
}

#[test]
fn the_key_lies_open_only_while_there_is_no_passphrase_and_is_named_so() {
    let mut place = Place::new();
    let mut vault = place.create();
    let plain = "key_readable_by_anyone_with_this_folder";
    let key_of = |vault: &Vault| vault.data_key().to_hex().to_string();
    let holds = |place: &Place, text: &str| {
        files_below(place.path())
            .iter()
            .filter(|(_, bytes)| contains(bytes, text))
            .count()
    };
    assert_eq!(
        (holds(&place, plain), holds(&place, &key_of(&vault))),
        (2, 2)
    );

    vault
        .set_passphrase(Some(PASSPHRASE), &mut place.world)
        .unwrap();
    assert_eq!(
        (holds(&place, plain), holds(&place, &key_of(&vault))),
        (0, 0)
    );
    assert_eq!(holds(&place, PASSPHRASE), 0);
}

#[test]
fn a_change_made_by_the_other_program_is_not_undone() {
    let mut place = Place::new();
    let mut window = place.create();
    let mut command_line = place.reopen();
    let code = command_line.renew_recovery_code(&mut place.world).unwrap();
    window
        .set_passphrase(Some("second"), &mut place.world)
        .unwrap();
    assert_eq!(
        code_of(place.open(Unlock::RecoveryCode(&code.text()))),
        "opened"
    );
    assert!(window.verify_pages().unwrap().is_sound());
    assert!(command_line.verify_pages().unwrap().is_sound());
}

#[test]
fn a_damaged_or_missing_key_file_is_repaired_from_its_copy() {
    for damaged in ["keys.json", "keys.copy.json"] {
        for remove in [true, false] {
            let mut place = Place::new();
            let vault = place.create();
            let path = place.path().join(damaged);
            let whole = fs::read(&path).unwrap();
            if remove {
                fs::remove_file(&path).unwrap();
            } else {
                flip_bit(&path);
            }
            assert!(
                !vault.verify_pages().unwrap().is_sound(),
                "verify names {damaged}"
            );

            let reopened = place.reopen();
            assert_eq!(reopened.repaired_key_file(), Some(damaged));
            assert_eq!(fs::read(&path).unwrap(), whole);
            assert!(reopened.verify_pages().unwrap().is_sound());
        }
    }
}

#[test]
fn any_flipped_bit_in_a_key_file_is_noticed() {
    let mut place = Place::new();
    protected(&mut place);
    let path = place.path().join("keys.json");
    let whole = fs::read(&path).unwrap();
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&path, &bytes).unwrap();
        // Nothing given: the key files are read and repaired, Argon2 is never reached.
        let code = code_of(place.open(Unlock::Open));
        let restored = fs::read(&path).unwrap() == whole;
        // Between two tokens, one white space for another changes nothing that counts.
        let harmless = whole[at].is_ascii_whitespace() && bytes[at].is_ascii_whitespace();
        let newer = code == "newer_file";
        assert!(
            restored || harmless || newer,
            "a flipped bit at {at} stayed: {code}"
        );
    }
}

#[test]
fn of_two_whole_key_files_the_later_one_counts() {
    let mut place = Place::new();
    let mut vault = place.create();
    let old = fs::read(place.path().join("keys.json")).unwrap();
    vault
        .set_passphrase(Some(PASSPHRASE), &mut place.world)
        .unwrap();
    for behind in ["keys.json", "keys.copy.json"] {
        fs::write(place.path().join(behind), &old).unwrap();
        assert_eq!(code_of(place.open(Unlock::Open)), "passphrase_needed");
        let kept = fs::read(place.path().join(behind)).unwrap();
        assert!(kept != old, "{behind} was brought up to date");
    }
}

#[test]
fn a_newer_key_file_is_refused_untouched() {
    let mut place = Place::new();
    drop(place.create());
    fs::write(
        place.path().join("keys.json"),
        br#"{"format": "afterpage-keys", "version": 2, "what": "nobody here knows"}"#,
    )
    .unwrap();
    let before = files_below(place.path());
    assert_eq!(code_of(place.open(Unlock::Open)), "newer_file");
    assert_eq!(files_below(place.path()), before);
}

#[test]
fn key_files_of_another_journal_do_not_open_this_one() {
    let (mut ours, mut other) = (Place::new(), Place::new());
    drop(ours.create());
    other.world.skip(1000);
    drop(other.create());
    for name in ["keys.json", "keys.copy.json"] {
        fs::copy(other.path().join(name), ours.path().join(name)).unwrap();
    }
    assert_eq!(code_of(ours.open(Unlock::Open)), "damaged");
}

#[test]
fn a_note_sealed_while_locked_opens_after_unlocking() {
    let mut place = Place::new();
    protected(&mut place);
    let keys = crate::store::keyfile::KeyFile::load(place.path())
        .unwrap()
        .keys;
    let sealed = keys
        .sealing_key
        .seal(b"paged at 03:10", &mut place.world)
        .unwrap();

    let vault = place.open(Unlock::Passphrase(PASSPHRASE)).unwrap();
    assert_eq!(
        vault.unsealing_key().unwrap().open(&sealed).unwrap(),
        b"paged at 03:10"
    );
}

#[test]
fn after_a_new_data_key_earlier_key_files_open_nothing() {
    let mut place = Place::new();
    let mut vault = place.create();
    let open_keys = fs::read(place.path().join("keys.json")).unwrap();
    let sealing_key = crate::store::keyfile::KeyFile::load(place.path())
        .unwrap()
        .keys
        .sealing_key;
    vault
        .set_passphrase(Some(PASSPHRASE), &mut place.world)
        .unwrap();
    let old_code = vault.renew_recovery_code(&mut place.world).unwrap();
    let wrong = vault.rekey("not it", &mut place.world).unwrap_err();
    assert_eq!(wrong.code(), "wrong_passphrase");

    let new_code = vault.rekey(PASSPHRASE, &mut place.world).unwrap();
    write(&vault, "after the new key");
    assert!(vault.verify_pages().unwrap().is_sound());
    drop(vault);

    assert_eq!(
        code_of(place.open(Unlock::RecoveryCode(&old_code.text()))),
        "wrong_recovery_code"
    );
    let vault = place.open(Unlock::RecoveryCode(&new_code.text())).unwrap();
    assert_eq!(lines(&vault), [TYPED, "after the new key"]);
    let note = sealing_key.seal(b"earlier", &mut place.world).unwrap();
    assert_eq!(
        vault.unsealing_key().unwrap().open(&note).unwrap(),
        b"earlier"
    );
    drop(vault);

    for name in ["keys.json", "keys.copy.json"] {
        fs::write(place.path().join(name), &open_keys).unwrap();
    }
    assert_eq!(
        code_of(place.open(Unlock::Open)),
        "damaged",
        "the old key is worthless"
    );
}

#[test]
fn a_new_data_key_needs_a_passphrase_and_the_journal_alone() {
    let mut place = Place::new();
    let mut window = place.create();
    let error = window.rekey(PASSPHRASE, &mut place.world).unwrap_err();
    assert_eq!(error.code(), "no_passphrase");

    window
        .set_passphrase(Some(PASSPHRASE), &mut place.world)
        .unwrap();
    let command_line = place.open(Unlock::Passphrase(PASSPHRASE)).unwrap();
    let error = window.rekey(PASSPHRASE, &mut place.world).unwrap_err();
    assert_eq!(error.to_string(), in_the_way("The command line"));
    assert_eq!(error.hint().as_deref(), Some("Close it and try again."));
    write(&window, "still open, still writing");
    assert_eq!(lines(&command_line).len(), 2);
}
