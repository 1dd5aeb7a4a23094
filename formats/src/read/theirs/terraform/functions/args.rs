//! The arguments of a function, and the values made of them.

use std::collections::BTreeMap;

use super::super::value::TerraformValue;

pub(super) type CallResult = Result<TerraformValue, String>;

/// How many items a list may have, and letters a text: far more than any network has.
pub(super) const MOST: usize = 100_000;

/// The arguments of a call.
pub(super) struct Args<'a> {
    pub(super) name: &'a str,
    pub(super) all: &'a [TerraformValue],
}

impl<'a> Args<'a> {
    pub(super) fn arg(&self, index: usize) -> Result<&'a TerraformValue, String> {
        self.all.get(index).ok_or_else(|| format!("`{}` needs more arguments", self.name))
    }

    pub(super) fn text(&self, index: usize) -> Result<String, String> {
        text_of(self.arg(index)?)
    }

    pub(super) fn whole(&self, index: usize) -> Result<i64, String> {
        integer(self.arg(index)?)
    }

    pub(super) fn number(&self, index: usize) -> Result<f64, String> {
        let value = self.arg(index)?;
        let number = value.number();
        number.ok_or_else(|| format!("`{}` needs a number, not {}", self.name, value.kind()))
    }

    pub(super) fn items(&self, index: usize) -> Result<&'a [TerraformValue], String> {
        items_of(self.arg(index)?)
    }
}

pub(super) fn too_much() -> String {
    "the code makes too much of it".to_owned()
}

/// Text, as Terraform makes it of numbers and of true and false.
pub(in crate::read::theirs::terraform) fn text_of(
    value: &TerraformValue,
) -> Result<String, String> {
    match value {
        TerraformValue::Text(text) => Ok(text.to_string()),
        TerraformValue::Number(number) => Ok(number.to_string()),
        TerraformValue::Bool(it) => Ok(it.to_string()),
        other => Err(format!("{} stands where text is expected", other.kind())),
    }
}

/// A whole number that is exact.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn integer(value: &TerraformValue) -> Result<i64, String> {
    let number = value.number().filter(|it| it.fract() == 0.0 && it.abs() <= 9e15);
    number.map(|it| it as i64).ok_or_else(|| format!("{} is not a whole number", value.kind()))
}

#[allow(clippy::cast_precision_loss)]
pub(super) fn number_of(number: i64) -> TerraformValue {
    TerraformValue::Number(number as f64)
}

pub(super) fn size(count: usize) -> TerraformValue {
    number_of(i64::try_from(count).unwrap_or(i64::MAX))
}

pub(super) fn items_of(value: &TerraformValue) -> Result<&[TerraformValue], String> {
    match value {
        TerraformValue::List(items) | TerraformValue::Set(items) => Ok(items),
        TerraformValue::Map(object) if object.entries.is_empty() => Ok(&[]),
        other => Err(format!("{} stands where a list is expected", other.kind())),
    }
}

pub(super) fn entries(value: &TerraformValue) -> Result<&BTreeMap<String, TerraformValue>, String> {
    match value {
        TerraformValue::Map(object) => Ok(&object.entries),
        other => Err(format!("{} stands where a map is expected", other.kind())),
    }
}

/// The items in order, each once.
pub(in crate::read::theirs::terraform) fn set(items: Vec<TerraformValue>) -> TerraformValue {
    let mut all: Vec<TerraformValue> = Vec::new();
    let words = items.iter().all(|it| it.word().is_some());
    if words {
        all = items;
        all.sort_by(|a, b| a.word().cmp(&b.word()));
        all.dedup();
    } else {
        for item in items {
            if !all.contains(&item) {
                all.push(item);
            }
        }
    }
    TerraformValue::Set(std::rc::Rc::new(all))
}
