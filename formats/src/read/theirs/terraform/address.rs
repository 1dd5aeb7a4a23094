//! Addresses of resources: `module.spoke["orders"].azurerm_subnet.this[0]`.

/// The address of a resource instance.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct InstanceAddress {
    /// The modules from the root to it.
    pub(super) modules: Vec<Step>,
    pub(super) data: bool,
    /// The type: `azurerm_subnet`.
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) key: Option<String>,
}

/// A name, and the key that `count` or `for_each` gives to one of many: `0` or `"orders"`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) name: String,
    pub(super) key: Option<String>,
}

impl InstanceAddress {
    /// `None` for what is no address of a resource.
    pub(super) fn of(text: &str) -> Option<InstanceAddress> {
        let mut steps = steps(text).into_iter().peekable();
        let mut modules = Vec::new();
        while steps.next_if(|it| it.name == "module").is_some() {
            modules.push(steps.next()?);
        }
        let data = steps.next_if(|it| it.name == "data").is_some();
        let (kind, last) = (steps.next()?.name, steps.next()?);
        steps.next().is_none().then_some(InstanceAddress {
            modules,
            data,
            kind,
            name: last.name,
            key: last.key,
        })
    }

    /// Without the modules and the key.
    pub(super) fn resource(&self) -> String {
        let data = if self.data { "data." } else { "" };
        format!("{data}{}.{}", self.kind, self.name)
    }
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)?;
        match &self.key {
            Some(key) => write!(f, "[{key}]"),
            None => Ok(()),
        }
    }
}

impl std::fmt::Display for InstanceAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.modules.iter().try_for_each(|step| write!(f, "module.{step}."))?;
        let name = Step { name: self.resource(), key: self.key.clone() };
        write!(f, "{name}")
    }
}

/// The parts between the dots, each with its key in brackets; if there are several keys, the first.
pub(super) fn steps(text: &str) -> Vec<Step> {
    let (mut steps, mut name, mut key) = (Vec::new(), String::new(), None);
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '.' => steps.push(Step { name: std::mem::take(&mut name), key: key.take() }),
            '[' => {
                let inside = in_brackets(&mut letters);
                key = key.or(Some(inside));
            }
            letter => name.push(letter),
        }
    }
    steps.push(Step { name, key });
    steps
}

fn in_brackets(letters: &mut std::str::Chars<'_>) -> String {
    let (mut inside, mut quoted, mut escaped) = (String::new(), false, false);
    for letter in letters {
        match letter {
            ']' if !quoted => break,
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
        inside.push(letter);
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_may_hold_anything() {
        let text = r#"module.a["x.y]"].module.b.data.azurerm_subnet.this["q\"]"]"#;
        let address = InstanceAddress::of(text).unwrap();
        assert_eq!(address.modules.len(), 2);
        assert_eq!(address.modules[0].key.as_deref(), Some(r#""x.y]""#));
        assert_eq!(address.resource(), "data.azurerm_subnet.this");
        assert_eq!(address.key.as_deref(), Some(r#""q\"]""#));
        assert_eq!(address.to_string(), text);
        for no in ["", "a", "module.a", "module.", "a.b.c", "[", "a[\"", "module.a.b"] {
            assert_eq!(InstanceAddress::of(no), None, "{no}");
        }
    }
}
