//! Maps from the codes of a font to Unicode.

use std::collections::BTreeMap;

/// `bfchar` and `bfrange` of a `CMap`.
pub fn to_unicode(cmap: &str) -> BTreeMap<u32, String> {
    let mut map = BTreeMap::new();
    let words: Vec<&str> = cmap
        .split_inclusive('>')
        .flat_map(str::split_whitespace)
        .collect();
    let mut codes: Vec<&str> = Vec::new();
    for word in words {
        match word {
            "endbfchar" => {
                for pair in codes.chunks_exact(2) {
                    if let (Some(code), text) = (code(pair[0]), unicode(pair[1])) {
                        map.insert(code, text);
                    }
                }
            }
            "endbfrange" => {
                for triple in codes.chunks_exact(3) {
                    range(triple, &mut map);
                }
            }
            word if word.starts_with('<') => {
                codes.push(word);
                continue;
            }
            _ => {}
        }
        if word.starts_with("begin") || word.starts_with("end") {
            codes.clear();
        }
    }
    map
}

fn range(triple: &[&str], map: &mut BTreeMap<u32, String>) {
    let (Some(first), Some(last)) = (code(triple[0]), code(triple[1])) else {
        return;
    };
    let mut text: Vec<char> = unicode(triple[2]).chars().collect();
    for at in first..=last.min(first + 0xffff) {
        map.insert(at, text.iter().collect());
        if let Some(end) = text.last_mut() {
            *end = char::from_u32(u32::from(*end) + 1).unwrap_or(*end);
        }
    }
}

fn code(hex: &str) -> Option<u32> {
    u32::from_str_radix(hex.trim_matches(['<', '>']), 16).ok()
}

fn unicode(hex: &str) -> String {
    let digits = hex.trim_matches(['<', '>']);
    let units: Vec<u16> = (0..digits.len() / 4)
        .filter_map(|place| u16::from_str_radix(digits.get(place * 4..place * 4 + 4)?, 16).ok())
        .collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::to_unicode;

    #[test]
    fn a_map_to_unicode_is_read() {
        let map = to_unicode(
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n2 beginbfchar\n<0001> <0041>\n\
             <0002><00660069>\nendbfchar\n1 beginbfrange\n<0005> <0007> <0061>\nendbfrange\n",
        );
        let text = |code: u32| map.get(&code).map(String::as_str);
        assert_eq!(
            [1, 2, 5, 6, 7, 8].map(text),
            [Some("A"), Some("fi"), Some("a"), Some("b"), Some("c"), None]
        );
    }
}
