//! The syntaxes of a request file.

/// A syntax that a request can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Syntax {
    /// YAML 1.2.
    Yaml,
    /// TOML 1.1.
    Toml,
    /// JSON, strictly.
    Json,
    /// A table with one subnet a row.
    Csv,
}

impl Syntax {
    /// Every syntax.
    pub const ALL: [Syntax; 4] = [Syntax::Yaml, Syntax::Toml, Syntax::Json, Syntax::Csv];

    /// The name in lower case.
    ///
    /// ```
    /// assert_eq!(ipplan_formats::read::Syntax::Yaml.word(), "yaml");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            Syntax::Yaml => "yaml",
            Syntax::Toml => "toml",
            Syntax::Json => "json",
            Syntax::Csv => "csv",
        }
    }

    /// The syntax of files whose name ends so; upper and lower case are the same.
    ///
    /// ```
    /// use ipplan_formats::read::Syntax;
    ///
    /// assert_eq!(Syntax::from_extension("yml"), Some(Syntax::Yaml));
    /// assert_eq!(Syntax::from_extension("JSON"), Some(Syntax::Json));
    /// assert_eq!(Syntax::from_extension("txt"), None);
    /// ```
    pub fn from_extension(extension: &str) -> Option<Syntax> {
        let is = |syntax: &Syntax| {
            syntax.extensions().iter().any(|known| known.eq_ignore_ascii_case(extension))
        };
        Syntax::ALL.into_iter().find(is)
    }

    /// How the names of its files end, the usual one first.
    ///
    /// ```
    /// assert_eq!(ipplan_formats::read::Syntax::Yaml.extensions(), ["yaml", "yml"]);
    /// ```
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Syntax::Yaml => &["yaml", "yml"],
            Syntax::Toml => &["toml"],
            Syntax::Json => &["json"],
            Syntax::Csv => &["csv", "tsv"],
        }
    }
}
