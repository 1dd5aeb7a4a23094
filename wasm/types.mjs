// Writes the TypeScript types of every answer from the schemas: js/types/NAME.ts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';

const schemas = new URL('../formats/schema/', import.meta.url);
const types = new URL('js/types/', import.meta.url);
const options = {
  additionalProperties: false,
  bannerComment: '// Made from the JSON Schema of the same name; changes here are lost.',
  // A list that has at least two is a list, not a tuple.
  ignoreMinAndMaxItems: true,
};

rmSync(types, { force: true, recursive: true });
mkdirSync(types, { recursive: true });
for (const file of readdirSync(schemas).sort()) {
  const name = file.replace('.json', '');
  const schema = JSON.parse(readFileSync(new URL(file, schemas), 'utf8'));
  // The name of the type: `Size` for size.json.
  schema.title = name[0].toUpperCase() + name.slice(1);
  writeFileSync(new URL(`${name}.ts`, types), await compile(schema, schema.title, options));
}
