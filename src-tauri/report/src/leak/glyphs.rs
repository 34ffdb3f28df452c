//! What the codes of fonts of one byte a character stand for.

use std::collections::BTreeMap;

use lopdf::Object;

/// From 0x80 on.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The names of the Adobe Glyph List that texts use; a letter is its own name.
const NAMES: &str = "space= exclam=! quotedbl=\" numbersign=# dollar=$ percent=% ampersand=& quotesingle=' parenleft=( \
    parenright=) asterisk=* plus=+ comma=, hyphen=- period=. slash=/ zero=0 one=1 two=2 three=3 four=4 five=5 six=6 \
    seven=7 eight=8 nine=9 colon=: semicolon=; less=< question=? at=@ bracketleft=[ backslash=\\ bracketright=] \
    underscore=_ braceleft={ bar=| braceright=} asciitilde=~ quoteleft=‘ quoteright=’ quotedblleft=“ quotedblright=” \
    endash=– emdash=— bullet=• ellipsis=… fi=fi fl=fl ff=ff ffi=ffi ffl=ffl germandbls=ß adieresis=ä odieresis=ö \
    udieresis=ü Adieresis=Ä Odieresis=Ö Udieresis=Ü eacute=é egrave=è ecircumflex=ê aacute=á agrave=à acircumflex=â \
    iacute=í oacute=ó uacute=ú ntilde=ñ ccedilla=ç aring=å oslash=ø ae=æ lslash=ł Euro=€";

/// A letter that nobody wrote down is none.
pub fn of_windows(code: u32) -> Option<char> {
    match code {
        0x20..=0x7e | 0xa0..=0xff => char::from_u32(code),
        0x80..=0x9f => WINDOWS.chars().nth(usize::try_from(code - 0x80).ok()?),
        _ => None,
    }
}

/// Codes with the names of their glyphs behind them; of a name that is not known, nothing.
pub fn named(differences: &[Object]) -> BTreeMap<u32, Option<&'static str>> {
    let mut code = 0;
    let mut named = BTreeMap::new();
    for item in differences {
        if let Object::Integer(number) = item {
            code = u32::try_from(*number).unwrap_or(0);
        } else if let Object::Name(name) = item {
            named.insert(code, str::from_utf8(name).ok().and_then(glyph));
            code += 1;
        }
    }
    named
}

fn glyph(name: &str) -> Option<&'static str> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    if name.len() == 1 {
        let place = LETTERS.find(name)?;
        return LETTERS.get(place..=place);
    }
    NAMES
        .split(' ')
        .filter_map(|pair| pair.split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(known, text)| if known == "space" { " " } else { text })
}
