//! Which members does an event have by the reference?

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::WHOLE;

type Schema = Map<String, Value>;

/// By path.
pub(super) type Members = BTreeMap<String, Theirs>;

/// A member of the event.
pub(super) struct Theirs {
    /// Whether the object that holds it must have it.
    pub required: bool,
    schema: Schema,
}

impl Theirs {
    /// The JSON type (`string or null` if there are several), and the format behind a colon.
    pub(super) fn shape(&self) -> String {
        let types = texts(&self.schema, "type");
        let shape = if types.is_empty() {
            "anything".to_owned()
        } else {
            types.join(" or ")
        };
        match self.schema.get("format").and_then(Value::as_str) {
            Some(format) => format!("{shape}: {format}"),
            None => shape,
        }
    }

    /// All that it may be, where that is a list.
    pub(super) fn words(&self) -> Vec<&str> {
        texts(&self.schema, "enum")
    }

    /// What else a value has to be.
    pub(super) fn other_rules(&self) -> impl Iterator<Item = (&String, &Value)> {
        const COMPARED: [&str; 5] = ["enum", "format", "properties", "required", "type"];
        const PROSE: [&str; 6] = [
            "$comment",
            "default",
            "description",
            "example",
            "examples",
            "title",
        ];
        self.schema.iter().filter(|(keyword, _)| {
            let keyword = keyword.as_str();
            let is_ours = COMPARED.contains(&keyword) || PROSE.contains(&keyword);
            !is_ours && !keyword.starts_with("x-")
        })
    }
}

/// The members of what `POST /events` takes.
pub(super) fn members(document: &Value) -> Result<Members, String> {
    let version = document["openapi"].as_str().unwrap_or_default();
    if !version.starts_with("3.1") {
        return Err(
            "this is not an OpenAPI 3.1 document: its `openapi` does not say so".to_owned(),
        );
    }
    let takes = &document["paths"]["/events"]["post"]["requestBody"]["content"];
    let event = takes["application/json"]["schema"].as_object();
    let event = event.ok_or("this does not say what JSON `POST /events` takes")?;
    let schema = resolved(document, event)?;
    let mut members = Members::new();
    collect(document, &schema, "", &mut members)?;
    let required = true;
    members.insert(WHOLE.to_owned(), Theirs { required, schema });
    Ok(members)
}

fn collect(
    document: &Value,
    object: &Schema,
    prefix: &str,
    members: &mut Members,
) -> Result<(), String> {
    // Deeper than any event; an object that holds itself has no end.
    if prefix.matches('.').count() > 8 {
        return Err(format!(
            "`{prefix}` is too deep: does an object hold itself?"
        ));
    }
    let required = texts(object, "required");
    let properties = object.get("properties").and_then(Value::as_object);
    for (name, schema) in properties.into_iter().flatten() {
        let path = format!("{prefix}{name}");
        let schema = schema.as_object();
        let schema = schema.ok_or_else(|| format!("`{path}` has no schema"))?;
        let schema = resolved(document, schema)?;
        collect(document, &schema, &format!("{path}."), members)?;
        let required = required.contains(&name.as_str());
        members.insert(path, Theirs { required, schema });
    }
    Ok(())
}

/// The schema that a `$ref` leads to, and what is said beside the `$ref`.
fn resolved(document: &Value, schema: &Schema) -> Result<Schema, String> {
    let mut schema = schema.clone();
    // More steps than any reference takes; one to itself has no end.
    for _ in 0..8 {
        let Some(reference) = schema.remove("$ref") else {
            return Ok(schema);
        };
        let pointer = reference.as_str().and_then(|it| it.strip_prefix('#'));
        let target = pointer.and_then(|pointer| document.pointer(pointer)?.as_object());
        let target = target.ok_or_else(|| format!("the $ref {reference} leads nowhere"))?;
        let beside = std::mem::replace(&mut schema, target.clone());
        schema.extend(beside);
    }
    Err("a $ref leads to itself".to_owned())
}

/// The texts of a keyword, be there one or several.
fn texts<'s>(schema: &'s Schema, keyword: &str) -> Vec<&'s str> {
    match schema.get(keyword) {
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        one => one.and_then(Value::as_str).into_iter().collect(),
    }
}
