//! Expressions of templates, `[concat(parameters('name'), '-web')]`: text to a tree.

/// How deep parentheses and brackets may nest.
const DEEPEST: usize = 100;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Text(String),
    Number(i64),
    /// A function, with its namespace where it has one, and its arguments.
    Call(String, Vec<Expression>),
    /// A property of a value, or an item of a list.
    Member {
        of: Box<Expression>,
        key: Box<Expression>,
        optional: bool,
    },
}

/// The two kinds of text in a template.
pub(super) enum Written<'a> {
    Literal(&'a str),
    Expression(&'a str),
}

/// A text in brackets is an expression; the first of two brackets only marks text that is none.
pub(super) fn written(text: &str) -> Written<'_> {
    let inner = text.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    match inner {
        Some(inner) if inner.starts_with('[') => {
            Written::Literal(text.get(1..).unwrap_or_default())
        }
        Some(inner) => Written::Expression(inner),
        None => Written::Literal(text),
    }
}

/// # Errors
///
/// The mistake, as a sentence without a full stop.
pub(super) fn parse(text: &str) -> Result<Expression, String> {
    let mut parser = Parser { rest: text };
    let expression = parser.expression(0)?;
    if parser.skip().is_empty() { Ok(expression) } else { Err(parser.unexpected("the end")) }
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn skip(&mut self) -> &'a str {
        self.rest = self.rest.trim_start();
        self.rest
    }

    /// Skips a mark, if it comes next.
    fn takes(&mut self, mark: &str) -> bool {
        let rest = self.skip().strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn unexpected(&self, wanted: &str) -> String {
        let found: String = self.rest.chars().take(20).collect();
        if found.is_empty() {
            format!("the expression ends where {wanted} is expected")
        } else {
            format!("the expression has `{found}` where {wanted} is expected")
        }
    }

    fn name(&mut self) -> Option<&'a str> {
        let rest = self.skip();
        let plain = |it: char| it.is_alphanumeric() || "_$#-".contains(it);
        let end = rest.find(|it| !plain(it)).unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        if name.is_empty() {
            return None;
        }
        self.rest = rest;
        Some(name)
    }

    fn expression(&mut self, depth: usize) -> Result<Expression, String> {
        if depth > DEEPEST {
            return Err(format!("the expression nests more than {DEEPEST} levels deep"));
        }
        let mut expression = self.first(depth)?;
        loop {
            let (key, optional) = if self.takes(".?") {
                (self.key()?, true)
            } else if self.takes(".") {
                (self.key()?, false)
            } else if self.takes("[") {
                let optional = self.takes("?");
                let key = self.expression(depth + 1)?;
                if !self.takes("]") {
                    return Err(self.unexpected("`]`"));
                }
                (key, optional)
            } else {
                return Ok(expression);
            };
            let (of, key) = (Box::new(expression), Box::new(key));
            expression = Expression::Member { of, key, optional };
        }
    }

    /// The name of a property.
    fn key(&mut self) -> Result<Expression, String> {
        let name = self.name().map(str::to_owned);
        name.map(Expression::Text).ok_or_else(|| self.unexpected("the name of a property"))
    }

    fn first(&mut self, depth: usize) -> Result<Expression, String> {
        let rest = self.skip();
        if rest.starts_with('\'') {
            return self.text();
        }
        let digits = rest.strip_prefix(['-', '+']).unwrap_or(rest);
        if digits.starts_with(|it: char| it.is_ascii_digit()) {
            let sign = rest.len() - digits.len();
            let end = digits.find(|it: char| !it.is_ascii_digit()).unwrap_or(digits.len());
            let (number, behind) = rest.split_at(sign + end);
            self.rest = behind;
            return match number.trim_start_matches('+').parse() {
                Ok(number) => Ok(Expression::Number(number)),
                Err(_) => Err(format!("{number} is too large a number")),
            };
        }
        let Some(name) = self.name() else {
            return Err(self.unexpected("a function, a number or text"));
        };
        let mut name = name.to_owned();
        while self.takes(".") {
            let Some(part) = self.name() else {
                return Err(self.unexpected("the name of a function"));
            };
            name = format!("{name}.{part}");
        }
        if !self.takes("(") {
            // As in JSON.
            return match name.as_str() {
                "true" | "false" | "null" => Ok(Expression::Call(name, Vec::new())),
                _ => Err(self.unexpected("`(`")),
            };
        }
        let mut arguments = Vec::new();
        if self.takes(")") {
            return Ok(Expression::Call(name, arguments));
        }
        loop {
            arguments.push(self.expression(depth + 1)?);
            if self.takes(")") {
                return Ok(Expression::Call(name, arguments));
            }
            if !self.takes(",") {
                return Err(self.unexpected("`,` or `)`"));
            }
        }
    }

    /// Text in quotes, in which two quotes are one.
    fn text(&mut self) -> Result<Expression, String> {
        let mut text = String::new();
        let mut rest = self.rest.strip_prefix('\'').unwrap_or(self.rest);
        loop {
            let Some((part, behind)) = rest.split_once('\'') else {
                return Err("the expression has text without its closing quote".to_owned());
            };
            text.push_str(part);
            let Some(more) = behind.strip_prefix('\'') else {
                self.rest = behind;
                return Ok(Expression::Text(text));
            };
            text.push('\'');
            rest = more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        fn show(it: &Expression) -> String {
            match it {
                Expression::Text(text) => format!("{text:?}"),
                Expression::Number(number) => number.to_string(),
                Expression::Call(name, arguments) => {
                    let arguments: Vec<String> = arguments.iter().map(show).collect();
                    format!("({name} {})", arguments.join(" "))
                }
                Expression::Member { of, key, optional } => {
                    let mark = if *optional { "?" } else { "" };
                    format!("{}{mark}[{}]", show(of), show(key))
                }
            }
        }
        parse(text).as_ref().map_or_else(|why| format!("! {why}"), show)
    }

    #[test]
    fn expressions() {
        for (text, tree) in [
            ("concat('a', 'it''s')", r#"(concat "a" "it's")"#),
            (" variables( 'v' ).subnets [ 1 ] .name ", r#"(variables "v")["subnets"][1]["name"]"#),
            ("parameters('p').?a[?'b']", r#"(parameters "p")?["a"]?["b"]"#),
            ("contoso.unique(-3)", "(contoso.unique -3)"),
            ("variables('$fxv#0')", r#"(variables "$fxv#0")"#),
            ("f(", "! the expression ends where a function, a number or text is expected"),
            ("f(1 2)", "! the expression has `2)` where `,` or `)` is expected"),
            ("f() x", "! the expression has `x` where the end is expected"),
            ("'open", "! the expression has text without its closing quote"),
            ("", "! the expression ends where a function, a number or text is expected"),
        ] {
            assert_eq!(shown(text), tree, "{text}");
        }
        let deep = format!("{}1{}", "f(".repeat(500), ")".repeat(500));
        assert!(shown(&deep).starts_with("! the expression nests"));
        let whole = "concat(variables('v')[0].a, 'it''s', f(1))";
        for end in 0..whole.len() {
            assert!(parse(&whole[..end]).is_err(), "{}", &whole[..end]);
        }
    }

    #[test]
    fn brackets_in_text() {
        let literal = |text: &str| match written(text) {
            Written::Literal(text) => format!("literal {text}"),
            Written::Expression(text) => format!("expression {text}"),
        };
        assert_eq!(literal("[f()]"), "expression f()");
        assert_eq!(literal("[[f()]"), "literal [f()]");
        assert_eq!(literal("[f() x"), "literal [f() x");
        assert_eq!(literal("10.0.0.0/8"), "literal 10.0.0.0/8");
        assert_eq!(literal("["), "literal [");
        assert_eq!(literal("[]"), "expression ");
    }
}
