// What is published, and that it works where it is installed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const here = fileURLToPath(new URL('../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'ipplan-'));
const run = (program: string, args: string[], cwd = scratch): string =>
  execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
const file = (name: string, text: string): void => writeFileSync(join(scratch, name), text);

const PROGRAM = `
import { IpplanError, plan, size, type Plan } from 'ipplan';
import { size as small } from 'ipplan/size';

const answer = size({ service: 'bastion' });
const planned: Plan = plan('networks:\\n  hub: { space: 10.0.0.0/24, subnets: { gate: bastion } }');
const same = JSON.stringify(answer) === JSON.stringify(small({ service: 'bastion' }));
try {
  plan('networks: 1');
} catch (error) {
  if (!(error instanceof IpplanError)) throw error;
  console.log(planned.networks[0]?.subnets[0]?.address_prefix, same, error.problems[0]?.code);
}
`;

let packed: { filename: string; files: { path: string }[]; size: number };

beforeAll(() => {
  const printed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch], here);
  [packed] = JSON.parse(printed);
  file('package.json', '{ "name": "scratch", "private": true, "type": "module" }');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', packed.filename]);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('it holds what is needed and nothing else', () => {
  const modules = [
    'boundary',
    'existing',
    'index',
    'lists',
    'load',
    'load.node',
    'module',
    'plan',
    'plan-module',
    'plans',
    'problems',
    'size',
    'size-module',
    'sizes',
    'texts',
  ];
  const schemas = readdirSync(join(here, '../formats/schema'));
  const expected = [
    'LICENSE-APACHE',
    'LICENSE-MIT',
    'README.md',
    'package.json',
    ...modules.flatMap((name) => [`dist/${name}.js`, `dist/${name}.d.ts`]),
    ...schemas.map((name) => `dist/schema/${name}`),
    ...schemas.map((name) => `dist/types/${name.replace('.json', '.d.ts')}`),
    ...['ipplan', 'plan', 'size'].flatMap((name) =>
      ['.js', '.d.ts', '_bg.wasm'].map((end) => `dist/wasm/${name}${end}`),
    ),
  ];
  expect(packed.files.map((it) => it.path).sort()).toEqual(expected.sort());
});

test('its version is that of the crates', () => {
  const cargo = readFileSync(join(here, '../Cargo.toml'), 'utf8');
  const version = /^\[workspace\.package\]\nversion = "(.+)"/m.exec(cargo)?.[1];
  const { version: ours } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  expect(version).toBeDefined();
  expect(ours).toBe(version);
});

test('a project that installs it compiles, by every way of finding modules', () => {
  file('program.ts', PROGRAM);
  const tsc = join(here, '../node_modules/.bin/tsc');
  for (const module of ['nodenext', 'esnext']) {
    const found = module === 'nodenext' ? 'nodenext' : 'bundler';
    // Every declaration is looked at, and nothing of this repository helps.
    const compiler = {
      module,
      moduleResolution: found,
      target: 'es2022',
      lib: ['es2022', 'dom'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      types: [],
      outDir: 'out',
    };
    file('tsconfig.json', JSON.stringify({ compilerOptions: compiler, files: ['program.ts'] }));
    run(tsc, ['-p', '.']);
  }
  file('wrong.ts', "import { size } from 'ipplan';\nsize({ service: 'bastoin' });\n");
  file(
    'tsconfig.json',
    JSON.stringify({ extends: './tsconfig.json', files: ['wrong.ts'] }).replace(
      '"extends":"./tsconfig.json",',
      '"compilerOptions":{"module":"nodenext","types":[]},',
    ),
  );
  expect(() => run(tsc, ['-p', '.'])).toThrow();
});

test('it runs in Node', () => {
  expect(run('node', ['out/program.js'])).toBe('10.0.0.0/26 true wrong-type\n');
});

test('the whole module answers questions about sizes once it has started', () => {
  const printed = (first: string, second: string): string =>
    run('node', [
      '--input-type=module',
      '--eval',
      `
    const { sizing } = await import('./node_modules/ipplan/dist/boundary.js');
    const { size } = await import('${first}');
    const before = sizing();
    const again = await import('${second}');
    console.log(before === sizing(), size === again.size, size({ service: 'bastion' }).prefix_length);
  `,
    ]);
  expect(printed('ipplan/size', 'ipplan')).toBe('false true 26\n');
  expect(printed('ipplan', 'ipplan/size')).toBe('true true 26\n');
});

test('the example for Node sizes and plans, and moves nothing when it runs again', () => {
  const example = join(here, 'examples/node');
  for (const name of ['plan.mjs', 'request.yaml']) copyFileSync(join(example, name), join(scratch, name));
  const printed = run('node', ['plan.mjs', 'request.yaml', 'lock.json']);
  expect(printed).toContain('Azure Bastion needs a /26.');
  expect(printed).toContain('10.32.0.160/27');
  const lock = readFileSync(join(scratch, 'lock.json'), 'utf8');
  // That of the same request beside it.
  expect(lock).toBe(readFileSync(join(here, 'examples/pulumi/lock.json'), 'utf8'));
  expect(run('node', ['plan.mjs', 'request.yaml', 'lock.json'])).toBe(printed);
  expect(readFileSync(join(scratch, 'lock.json'), 'utf8')).toBe(lock);
});

test('a bundle of it runs, and holds what it uses of the module and no more', async () => {
  // Vite is a tool of the page, beside this package.
  const vite = createRequire(join(here, '../web-demo/package.json')).resolve('vite');
  const { build } = await import(pathToFileURL(vite).href);
  const sizes = "size({ service: 'bastion' }).prefix_length, services().services.length";
  for (const [name, used, bundled, parts] of [
    ['whole', "{ services, size, whole } from 'ipplan'", `${sizes}, whole('10.0.1.0/24')`, ['ipplan']],
    ['sizes of the whole', "{ services, size } from 'ipplan'", sizes, ['ipplan']],
    ['plan', "{ services, size, whole } from 'ipplan/plan'", `${sizes}, whole('10.0.1.0/24')`, ['plan']],
    ['size', "{ services, size } from 'ipplan/size'", sizes, ['size']],
  ] as const) {
    const outDir = join(scratch, `bundle-${name.replaceAll(' ', '-')}`);
    mkdirSync(join(scratch, 'src'), { recursive: true });
    file('src/main.js', `import ${used};\nglobalThis.bundled = [${bundled}];\n`);
    await build({
      root: scratch,
      configFile: false,
      logLevel: 'silent',
      base: './',
      build: {
        outDir,
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: false,
        rollupOptions: { input: join(scratch, 'src/main.js') },
      },
    });
    const assets = readdirSync(join(outDir, 'assets'));
    const files = assets.filter((name) => name.endsWith('.wasm')).sort();
    expect(files.map((file) => /^([a-z]+)_bg-/.exec(file)?.[1])).toEqual(parts);
    // As a browser would: the bundle asks for its files beside it.
    const program = `
      import { readFileSync } from 'node:fs';
      globalThis.fetch = async (url) => new Response(readFileSync(url), {
        headers: { 'content-type': 'application/wasm' },
      });
      await import('./assets/${assets.find((name) => name.endsWith('.js'))}');
      console.log(JSON.stringify(globalThis.bundled));
    `;
    writeFileSync(join(outDir, 'run.mjs'), program);
    const [length, count, whole] = JSON.parse(run('node', ['run.mjs'], outDir));
    expect(length).toBe(26);
    expect(count).toBeGreaterThan(30);
    expect(whole).toBe(used.includes('whole') ? '10.0.0.0/23' : undefined);
  }
});
