// Packs every module into text, so that bundlers need neither a setting nor a file beside the code: js/wasm/NAME_bg.js.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const folder = new URL('js/wasm/', import.meta.url);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.wasm'))) {
  const name = file.replace('.wasm', '');
  const packed = deflateSync(readFileSync(new URL(file, folder)), { level: 9 }).toString('base64');
  writeFileSync(new URL(`${name}.js`, folder), `export default '${packed}';\n`);
  writeFileSync(new URL(`${name}.d.ts`, folder), 'declare const packed: string;\nexport default packed;\n');
}
