//! The schema of requests, walked along a path: what may be written where, and what it means.

use ipplan::place::first;
use ipplan_formats::read::Places;
use serde_json::Value;

/// The schema of requests.
pub(crate) struct RequestSchema(Value);

/// The most words that are listed where a key is explained: not every service.
const MOST_WORDS: usize = 12;

/// Something that may be written.
pub(crate) struct Offer {
    pub(crate) text: String,
    pub(crate) about: String,
}

impl RequestSchema {
    pub(crate) fn new(schema: Value) -> RequestSchema {
        RequestSchema(schema)
    }

    /// The meaning of a part, and the values that it accepts.
    pub(crate) fn about(&self, places: &Places, path: &str) -> Option<String> {
        let (map, _) = split(path);
        let service = places.word(&below(&map, "service"));
        let found = self.values(path, service);
        let about = found.iter().find_map(|it| self.description(it))?;
        let default = found.iter().flat_map(|it| self.leaves(it)).find_map(|it| it.get("default"));
        let default = default.map(|it| format!("\n\nDefault: `{}`", plain(it)));
        let offers: Vec<Offer> = found.iter().flat_map(|it| self.words(it)).collect();
        let mut text = format!("{about}{}", default.unwrap_or_default());
        if (1..=MOST_WORDS).contains(&offers.len()) {
            text += "\n";
            for offer in &offers {
                text.extend(["\n- `", &offer.text, "`: ", &offer.about]);
            }
        }
        Some(text)
    }

    /// The keys of the map at a path, where that service lives in it.
    pub(crate) fn keys(&self, path: &str, service: Option<&str>) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        let of_services = || self.at(path).into_iter().flat_map(|it| self.step(it, "service"));
        if service.is_none() && of_services().next().is_some() {
            offers.push(Offer { text: "service".to_owned(), about: "What lives in it".to_owned() });
        }
        for map in self.maps(path, service) {
            for (key, schema) in
                map.get("properties").and_then(Value::as_object).into_iter().flatten()
            {
                if key != "$schema" && offers.iter().all(|it| it.text != *key) {
                    let about = self.description(schema).unwrap_or_default().to_owned();
                    offers.push(Offer { text: key.clone(), about });
                }
            }
        }
        offers
    }

    /// The words that may stand at a path.
    pub(crate) fn offers(&self, path: &str, service: Option<&str>) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for schema in self.values(path, service) {
            for offer in self.words(schema) {
                if offers.iter().all(|it| it.text != offer.text) {
                    offers.push(offer);
                }
            }
        }
        offers
    }

    /// The schemas of what stands at a path.
    fn values(&self, path: &str, service: Option<&str>) -> Vec<&Value> {
        if path.is_empty() {
            return vec![&self.0];
        }
        let (map, key) = split(path);
        // Which service it is decides on everything else there.
        let is_any = key == "service" || key.parse::<usize>().is_ok();
        let maps = if is_any { self.at(&map) } else { self.maps(&map, service) };
        maps.iter().flat_map(|it| self.step(it, &key)).collect()
    }

    /// The maps that may stand at a path. Most that have a service are left out until it is known which.
    fn maps(&self, path: &str, service: Option<&str>) -> Vec<&Value> {
        let all: Vec<&Value> = self.at(path).into_iter().flat_map(|it| self.leaves(it)).collect();
        let of_service = |map: &&Value| {
            let named = map.get("properties").and_then(|it| it.get("service"));
            named.map(|it| self.words(it).iter().any(|it| Some(it.text.as_str()) == service))
        };
        if service.is_some() && all.iter().any(|it| of_service(it) == Some(true)) {
            return all.into_iter().filter(|it| of_service(it) == Some(true)).collect();
        }
        let (with, without): (Vec<&Value>, Vec<&Value>) =
            all.into_iter().partition(|it| of_service(it).is_some());
        if with.is_empty() || service.is_some() {
            return [without, with].concat();
        }
        without
    }

    /// The schemas at a path, for all services.
    fn at(&self, path: &str) -> Vec<&Value> {
        let (mut found, mut rest) = (vec![&self.0], path);
        while !rest.is_empty() {
            let (key, more) = first(rest);
            let mut next: Vec<&Value> = found.iter().flat_map(|it| self.step(it, &key)).collect();
            // Each service has the same schema for what is below it.
            next.dedup_by(|one, two| std::ptr::eq(*one, *two));
            (found, rest) = (next, more);
        }
        found
    }

    /// The schemas below a key, or of an item of a list.
    fn step<'s>(&'s self, schema: &'s Value, key: &str) -> Vec<&'s Value> {
        let is_item = key.parse::<usize>().is_ok();
        let below = |leaf: &'s Value| {
            let named = leaf.get("properties").and_then(|it| it.get(key));
            let others = leaf.get("additionalProperties").filter(|it| it.is_object());
            let item = leaf.get("items").filter(|_| is_item);
            named.or(item).or(others)
        };
        self.leaves(schema).into_iter().filter_map(below).collect()
    }

    /// The alternatives of a schema, of which one must hold.
    fn leaves<'s>(&'s self, schema: &'s Value) -> Vec<&'s Value> {
        let named = schema.get("$ref").and_then(Value::as_str);
        if let Some(named) = named.and_then(|it| self.0.pointer(it.strip_prefix('#')?)) {
            return self.leaves(named);
        }
        let choices = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(key)?.as_array());
        let is_choice =
            schema.get("properties").is_none() && schema.get("additionalProperties").is_none();
        match choices {
            Some(all) if is_choice => all.iter().flat_map(|it| self.leaves(it)).collect(),
            _ => vec![schema],
        }
    }

    fn description<'s>(&'s self, schema: &'s Value) -> Option<&'s str> {
        let own = schema.get("description").and_then(Value::as_str);
        own.or_else(|| {
            let named = schema.get("$ref")?.as_str()?.strip_prefix('#')?;
            self.description(self.0.pointer(named)?)
        })
    }

    /// The words that are possible as a value.
    fn words(&self, schema: &Value) -> Vec<Offer> {
        let mut offers = Vec::new();
        for leaf in self.leaves(schema) {
            let about = self.description(leaf).unwrap_or_default();
            let fixed = leaf.get("const").into_iter();
            for word in
                fixed.chain(leaf.get("enum").and_then(Value::as_array).into_iter().flatten())
            {
                offers.push(Offer { text: plain(word), about: about.to_owned() });
            }
            if leaf.get("type").is_some_and(|it| it == "boolean") {
                offers.extend(
                    ["true", "false"].map(|it| Offer { text: it.into(), about: String::new() }),
                );
            }
        }
        offers
    }
}

/// A path as its map and its last key.
fn split(path: &str) -> (String, String) {
    let (mut map, mut rest) = (String::new(), path);
    loop {
        let (key, more) = first(rest);
        if more.is_empty() {
            return (map, key.into_owned());
        }
        map = below(&map, &key);
        rest = more;
    }
}

fn below(map: &str, key: &str) -> String {
    let step = ipplan::place::step(key);
    if map.is_empty() { step.into_owned() } else { format!("{map}.{step}") }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
