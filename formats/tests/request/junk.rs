//! Junk of any kind is refused or read, and never stops the process.

use ipplan::Problem;
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::text;
use proptest::prelude::*;

/// Reads it in every syntax and shows what is wrong.
fn survive(text: &str) {
    for syntax in Syntax::ALL {
        if let Err(refused) = read::request(text, syntax) {
            assert!(!refused.problems.is_empty());
            let file = text::File { name: "junk", text, places: &refused.places };
            let _ = text::problems_in(&refused.problems, &file);
        }
    }
}

proptest! {
    #[test]
    fn letters(text: String) {
        survive(&text);
    }

    #[test]
    fn marks(text in r#"([-{}\[\]:,"'#&*!|>%@`?=;.\\ \t\r\na0/]|fit|<<|~|\u{feff}|é){0,60}"#) {
        survive(&text);
    }

    /// A file that is nearly right: some of it deleted, repeated or replaced.
    #[test]
    fn slips(which: prop::sample::Index, cut: prop::sample::Index, len in 0_usize..40, put in ".{0,8}") {
        let files = super::broken::files();
        let (_, text, _) = which.get(&files);
        let letters: Vec<char> = text.chars().collect();
        let at = cut.index(letters.len() + 1);
        let end = (at + len).min(letters.len());
        let slipped: String =
            letters[..at].iter().copied().chain(put.chars()).chain(letters[end..].iter().copied()).collect();
        survive(&slipped);
    }

    #[test]
    fn places_of_anything(path: String, text: String) {
        for syntax in Syntax::ALL {
            if let Ok(document) = read::request(&text, syntax) {
                let _ = document.places.at(&path);
                let problem = Problem::new(&ipplan::codes::SYNTAX, "x").at(path.clone());
                let _ = document.places.of(&problem);
            }
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    for (open, syntax) in [
        ("[", Syntax::Yaml),
        ("{a: ", Syntax::Yaml),
        ("- ", Syntax::Yaml),
        ("[", Syntax::Json),
        ("{\"a\":", Syntax::Json),
        ("a=[", Syntax::Toml),
        ("a={b=", Syntax::Toml),
        ("[", Syntax::Toml),
        ("a.", Syntax::Toml),
    ] {
        let refused = read::request(&open.repeat(100_000), syntax).unwrap_err();
        assert_eq!(refused.problems[0].code.id, "syntax", "{open}");
    }
    let lists = format!("a={}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(read::request(&lists, Syntax::Toml).unwrap_err().problems[0].code.id, "syntax");
    let dots = format!("a{}=1", ".a".repeat(100_000));
    assert!(read::request(&dots, Syntax::Toml).is_err());
    let blocks: Vec<String> = (0..2_000).map(|depth| " ".repeat(depth) + "a:").collect();
    let blocks = blocks.join("\n");
    let refused = read::request(&blocks, Syntax::Yaml).unwrap_err();
    assert!(refused.problems[0].message.contains("64 levels deep"), "{:?}", refused.problems);
}

#[test]
fn aliases_do_not_multiply_without_end() {
    let wide = |level: usize| {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        format!("a{level}: &a{level} [{aliases}]")
    };
    let deep = |level: usize| format!("a{level}: &a{level} [*a{}]", level - 1);
    let bombs: [(Vec<String>, &str); 2] = [
        ((1..20).map(wide).collect(), "repeat more than 16 MB"),
        ((1..200).map(deep).collect(), "nested more than 64 levels"),
    ];
    for (lines, expected) in bombs {
        let text = format!("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n{}\n", lines.join("\n"));
        let refused = read::request(&text, Syntax::Yaml).unwrap_err();
        assert!(refused.problems[0].message.contains(expected), "{:?}", refused.problems);
    }
}
