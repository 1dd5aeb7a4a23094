// Writes the TypeScript types of every answer from the schemas: js/types/NAME.ts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';
import * as compiled from './js/wasm/plan.js';

const schemas = new URL('../formats/schema/', import.meta.url);
const types = new URL('js/types/', import.meta.url);
const banner = '// Made from the JSON Schema of the same name; changes here are lost.';
const typeName = (file) => file[0].toUpperCase() + file.slice(1);

compiled.initSync({ module: readFileSync(new URL('js/wasm/plan_bg.wasm', import.meta.url)) });
const { codes } = JSON.parse(compiled.codes());
const { services } = JSON.parse(compiled.services(''));
const union = (names) =>
  [...new Set(names)]
    .sort()
    .map((name) => `\n  | '${name}'`)
    .join('');

/** The keys of which one has to be there, where there is a choice of names: by the name of their type. */
const choices = new Map();

/** With the inputs that a service cannot do without. */
const requiring = (name, part) => {
  const groups = (part.allOf ?? []).map(({ anyOf = [] }) => anyOf.flatMap(({ required = [] }) => required));
  const single = groups.filter((keys) => keys.length === 1).flat();
  const several = groups.filter((keys) => keys.length > 1);
  if (several.length > 0)
    choices.set(
      name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase()),
      several,
    );
  return single.length > 0 ? { ...part, required: [...(part.required ?? []), ...single] } : part;
};

/** Interfaces of which one of several keys is required, as types that say so. */
const withChoices = (text) => {
  let needed = false;
  const changed = text.replace(/^export interface (\w+) \{\n([\s\S]*?)^\}$/gm, (whole, name, body) => {
    const groups = choices.get(name);
    if (!groups) return whole;
    needed = true;
    const inner = groups.reduce(
      (type, keys) => `OneOf<${type}, ${keys.map((key) => `'${key}'`).join(' | ')}>`,
      `{\n${body}}`,
    );
    return `export type ${name} = ${inner};`;
  });
  const helper =
    '/** One key at least of some. */\ntype OneOf<T, Keys extends keyof T> = T & { [Key in Keys]: Required<Pick<T, Key>> }[Keys];\n';
  return needed ? `${changed}\n${helper}` : text;
};

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
  choices.clear();
  for (const [key, part] of Object.entries(schema.$defs ?? {})) schema.$defs[key] = requiring(key, part);
  delete schema.$defs?.Code;
  const linked = JSON.parse(JSON.stringify(schema), (_, part) => {
    // What is in a file of its own has a type of its own.
    const other = /^(\w+)\.json$/.exec(part?.$ref ?? '')?.[1];
    if (part?.$ref === '#/$defs/Code') {
      imports.add("import type { Code } from './code.js';");
      return { description: part.description, tsType: 'Code' };
    }
    if (other === undefined) return closed(part);
    imports.add(`import type { ${typeName(other)} } from './${other}.js';`);
    return { description: part.description, tsType: typeName(other) };
  });
  const bannerComment = [banner, ...imports].join('\n');
  const text = await compile(linked, schema.title, { ...options, bannerComment });
  writeFileSync(new URL(`${name}.ts`, types), withChoices(text));
}

const codeType = `/** What a kind of problem or notice is called, for ever: \`ipplan explain CODE\` says what it means. */
export type Code =${union(codes.map(({ code }) => code))};
`;
const several = services.filter(({ subnets }) => subnets.length > 1).flatMap(({ id, aliases }) => [id, ...aliases]);
const severalType = `/** The services that can need several subnets. */
export type ServiceOfSeveral =${union(several)};
`;
writeFileSync(new URL('code.ts', types), codeType);
writeFileSync(new URL('services-of-several.ts', types), severalType);
