// Writes the TypeScript types of every answer from the schemas: js/types/NAME.ts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';

const schemas = new URL('../formats/schema/', import.meta.url);
const types = new URL('js/types/', import.meta.url);
const banner = '// Made from the JSON Schema of the same name; changes here are lost.';
const typeName = (file) => file[0].toUpperCase() + file.slice(1);

/** Without the rules about which keys go together: types would become open by them. */
const closed = (part) => {
  if (part?.properties === undefined) return part;
  const { oneOf, anyOf, allOf, ...rest } = part;
  return rest;
};

const options = {
  additionalProperties: false,
  // A list that has at least two is a list, not a tuple.
  ignoreMinAndMaxItems: true,
};

rmSync(types, { force: true, recursive: true });
mkdirSync(types, { recursive: true });
for (const file of readdirSync(schemas).sort()) {
  const name = file.replace('.json', '');
  const schema = JSON.parse(readFileSync(new URL(file, schemas), 'utf8'));
  // The name of the type: `Size` for size.json.
  schema.title = typeName(name);
  const imports = new Set();
  const linked = JSON.parse(JSON.stringify(schema), (_, part) => {
    // What is in a file of its own has a type of its own.
    const other = /^(\w+)\.json$/.exec(part?.$ref ?? '')?.[1];
    if (other === undefined) return closed(part);
    imports.add(`import type { ${typeName(other)} } from './${other}.js';`);
    return { description: part.description, tsType: typeName(other) };
  });
  const bannerComment = [banner, ...imports].join('\n');
  const text = await compile(linked, schema.title, { ...options, bannerComment });
  writeFileSync(new URL(`${name}.ts`, types), text);
}
