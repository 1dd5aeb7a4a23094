//! A value that was read, held against the declaration of its input.

use alloc::format;
use alloc::string::{String, ToString};

use ipnet::Ipv4Net;

use crate::address::PrefixLen;
use crate::problem::{Edit, Problem, codes};

use super::input::{Input, InputKind};
use super::value::{CheckedValue, Number, Value};

impl<K: ?Sized> Input<K> {
    /// Checks a value that was read against the declaration.
    pub(crate) fn check(&self, read: &Value) -> Result<CheckedValue, Problem> {
        let wrong = |code, read: &str| {
            let message = format!("`{}` is `{read}`, but has to be {}", self.name, self.expects());
            Problem::new(code, message).at(self.name)
        };
        match (self.kind, read) {
            (InputKind::Count { least, most }, Value::Count(count)) => {
                let fits = (least..=most).contains(count);
                fits.then_some(CheckedValue::Count(*count))
                    .ok_or_else(|| wrong(&codes::OUT_OF_RANGE, &count.to_string()))
            }
            (InputKind::Count { .. }, Value::Text(text)) => match Number::read(text) {
                Number::Fits(count) => self.check(&Value::Count(count)),
                Number::Other => Err(wrong(&codes::OUT_OF_RANGE, &shortened(text))),
                Number::None => Err(wrong(&codes::NOT_A_NUMBER, &visible(text))),
            },
            (InputKind::Count { .. }, Value::Switch(on)) => {
                Err(wrong(&codes::NOT_A_NUMBER, &on.to_string()))
            }
            (InputKind::Switch, Value::Switch(on)) => Ok(CheckedValue::Switch(*on)),
            (InputKind::Switch, Value::Text(text)) => match text.as_str() {
                "true" => Ok(CheckedValue::Switch(true)),
                "false" => Ok(CheckedValue::Switch(false)),
                _ => Err(wrong(&codes::NOT_A_SWITCH, &visible(text))),
            },
            (InputKind::Switch, Value::Count(count)) => {
                Err(wrong(&codes::NOT_A_SWITCH, &count.to_string()))
            }
            (InputKind::Choice { choices }, read) => {
                let text = read.to_string();
                let meant = choices.iter().find(|choice| choice.name.eq_ignore_ascii_case(&text));
                meant.map(CheckedValue::Choice).ok_or_else(|| {
                    let names = choices.iter().map(|choice| choice.name);
                    wrong(&codes::NOT_A_CHOICE, &visible(&text)).did_you_mean(&text, names)
                })
            }
            (InputKind::Cidr { largest, smallest }, read) => {
                let text = read.to_string();
                let Ok(range) = text.trim().parse::<Ipv4Net>() else {
                    return Err(wrong(&codes::NOT_A_NETWORK, &visible(&text)));
                };
                if range != range.trunc() {
                    let message = format!("`{}` is {range}, which has host bits set", self.name);
                    let problem = Problem::new(&codes::HOST_BITS, message).at(self.name);
                    let change = range.trunc().to_string();
                    return Err(problem.offer(format!("use {change}"), Edit::set(change)));
                }
                let length = PrefixLen::v4(range.prefix_len());
                if length.is_larger_than(largest) || smallest.is_larger_than(length) {
                    return Err(wrong(&codes::OUT_OF_RANGE, &range.to_string()));
                }
                Ok(CheckedValue::Cidr(range))
            }
        }
    }
}

/// The text that was read, shortened.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_string() + "…",
        None => text.to_string(),
    }
}

/// The text that was read, shortened, with characters that cannot be printed made visible.
fn visible(text: &str) -> String {
    let mut visible = String::new();
    for letter in shortened(text).chars() {
        if letter.is_control() {
            visible.extend(letter.escape_unicode());
        } else {
            visible.push(letter);
        }
    }
    visible
}

#[cfg(test)]
mod tests {
    use super::super::value::Choice;
    use super::*;

    fn code(input: &Input, read: &str) -> &'static str {
        input.check(&Value::from(read)).map_or_else(|problem| problem.code.id, |_| "fine")
    }

    #[test]
    fn a_count_is_digits_within_its_range() {
        let input = Input::count("instances", "", 1, 30);
        for read in ["1", "30", "007"] {
            assert_eq!(code(&input, read), "fine", "{read}");
        }
        let huge = "1".to_string() + &"0".repeat(30);
        for read in ["0", "31", "-1", "-0", huge.as_str()] {
            assert_eq!(code(&input, read), "out-of-range", "{read}");
        }
        for read in ["", "-", "+3", "3.0", "1e3", "ten", "1 0", "٣", "0x10"] {
            assert_eq!(code(&input, read), "not-a-number", "{read}");
        }
    }

    #[test]
    fn a_choice_ignores_case_and_names_the_nearest() {
        const TIERS: &[Choice] = &[Choice::new("P1v3", ""), Choice::new("Basic", "")];
        let input = Input::choice("tier", "", TIERS);
        assert_eq!(code(&input, "p1V3"), "fine");
        let problem = input.check(&Value::from("basik")).unwrap_err();
        assert_eq!(problem.hints, ["did you mean `Basic`?"]);
        assert_eq!(problem.to_string(), "`tier` is `basik`, but has to be one of P1v3, Basic");
    }

    #[test]
    fn what_was_read_is_shortened_in_messages() {
        let long = "é".repeat(1_000);
        let problem = Input::count("n", "", 1, 2).check(&Value::from(long)).unwrap_err();
        assert!(problem.message.chars().count() < 100);
    }
}
