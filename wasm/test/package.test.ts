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
import { type Code, IpplanError, plan, size, type Plan } from 'ipplan';
import { size as small } from 'ipplan/size';

const answer = size({ service: 'bastion' });
const length: number = answer.prefix_length;
const code: Code = 'does-not-fit';
const planned: Plan = plan('networks:\\n  hub: { space: 10.0.0.0/24, subnets: { gate: bastion } }');
const same = JSON.stringify(answer) === JSON.stringify(small({ service: 'bastion' }));
try {
  plan('networks: 1');
} catch (error) {
  if (!(error instanceof IpplanError)) throw error;
  if (length === 0 || code === error.problems[0]?.code) throw error;
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
  const wasm = ['ipplan', 'plan', 'size'];
  const ways = ['file', 'inline', 'node'];
  const modules = [
    ...[
      'boundary',
      'drafts',
      'existing',
      'index',
      'lists',
      'module',
      'plan',
      'plans',
      'problems',
      'size',
      'sizes',
      'texts',
    ],
    ...ways.flatMap((way) => ['load', ...wasm].map((name) => `${name}.${way}`)),
  ];
  const schemas = readdirSync(join(here, '../formats/schema'));
  const expected = [
    'LICENSE-APACHE',
    'LICENSE-MIT',
    'README.md',
    'package.json',
    ...modules.flatMap((name) => [`dist/${name}.js`, `dist/${name}.d.ts`]),
    ...schemas.map((name) => `dist/schema/${name}`),
    ...[...schemas.map((name) => name.replace('.json', '')), 'code', 'services-of-several'].map(
      (name) => `dist/types/${name}.d.ts`,
    ),
    ...wasm.flatMap((name) =>
      ['.js', '.d.ts', '_bg.wasm', '_bg.js', '_bg.d.ts'].map((end) => `dist/wasm/${name}${end}`),
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
  // What is not a question is refused where it is written, each for its own reason.
  const wrong = [
    "size({ service: 'bastoin' });",
    "size({ service: 'app-service' });",
    "size({ service: 'hosts', platform: 'none' });",
    "size({ service: 'hosts', addresses: [3] });",
    "size({ service: 'databricks', nodes: 3 }).prefix_length;",
    "plan({ networks: { hub: { space: '10.0.0.0/24', subnets: { web: { service: 'app-service' } } } } });",
    "check('').findings[0]?.code === 'no-such-code';",
  ].map((line) => `// @ts-expect-error\n${line}`);
  const right = [
    "const bastion: number = size({ service: 'bastion' }).prefix_length;",
    "size({ service: 'hosts', addresses: 3 }); size({ service: 'hosts', count: 3 });",
    "const some: SizeQuestion = { service: 'bastion' }; size(some);",
  ];
  file(
    'wrong.ts',
    `import { check, plan, size, type SizeQuestion } from 'ipplan';\n${[...wrong, ...right].join('\n')}\n`,
  );
  const options = { module: 'nodenext', strict: true, noEmit: true, types: [] };
  file('tsconfig.json', JSON.stringify({ compilerOptions: options, files: ['wrong.ts'] }));
  run(tsc, ['-p', '.']);
});

test('it runs in Node', () => {
  expect(run('node', ['out/program.js'])).toBe('10.0.0.0/26 true wrong-type\n');
});

test('it is required as it is imported', () => {
  const program = `
    const { size, plan } = require('ipplan/plan');
    const { size: small } = require('ipplan/size');
    const { size: whole, read } = require('ipplan');
    console.log(size === small, size === whole, size({ service: 'bastion' }).prefix_length, read('10.0.0.0/8').kind);
  `;
  expect(run('node', ['--input-type=commonjs', '--eval', program])).toBe('true true 26 list\n');
});

test('a CommonJS bundle of esbuild requires it, if it leaves packages outside', async () => {
  file('required.cjs', "console.log(require('ipplan/size').size({ service: 'bastion' }).prefix_length);");
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(scratch, 'required.cjs')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    outfile: join(scratch, 'bundle.cjs'),
    logLevel: 'silent',
  });
  expect(run('node', ['bundle.cjs'])).toBe('26\n');
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

/** What a bundle is made of, and the modules that are in it. */
const USES = [
  ["{ services, size, whole } from 'ipplan'", "whole('10.0.1.0/24')", 'ipplan'],
  ["{ services, size } from 'ipplan'", '', 'ipplan'],
  ["{ services, size, whole } from 'ipplan/plan'", "whole('10.0.1.0/24')", 'plan'],
  ["{ services, size } from 'ipplan/size'", '', 'size'],
] as const;

const entry = (name: string, [used, bundled]: (typeof USES)[number]): string => {
  mkdirSync(join(scratch, 'src'), { recursive: true });
  file(
    `src/${name}.js`,
    `import ${used};\nconsole.log(size({ service: 'bastion' }).prefix_length, services().services.length > 30${bundled && `, ${bundled}`});\n`,
  );
  return join(scratch, 'src', `${name}.js`);
};
const expected = ([, bundled]: (typeof USES)[number]): string => `26 true${bundled && ' 10.0.0.0/23'}\n`;

/** Every file of a bundle. */
const bundled = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** Bundlers as people start them: no plugin but what finds packages, no setting for the module. */
const BUNDLERS: Record<string, (input: string, outDir: string) => Promise<unknown>> = {
  esbuild: async (input, outDir) =>
    (await import('esbuild')).build({
      entryPoints: [input],
      bundle: true,
      format: 'esm',
      target: 'es2022',
      outdir: outDir,
      logLevel: 'silent',
    }),
  rollup: async (input, outDir) => {
    const { nodeResolve } = await import('@rollup/plugin-node-resolve');
    const bundle = await (await import('rollup')).rollup({ input, plugins: [nodeResolve({ browser: true })] });
    return bundle.write({ dir: outDir, format: 'es' });
  },
  webpack: async (input, outDir) => {
    const { default: webpack } = await import('webpack');
    await new Promise<void>((done, failed) => {
      webpack(
        {
          mode: 'production',
          // Minifying takes the most time, and proves nothing here.
          optimization: { minimize: false },
          entry: input,
          context: scratch,
          experiments: { outputModule: true },
          output: { path: outDir, module: true, chunkFormat: 'module', filename: 'main.js' },
        },
        (error, stats) => {
          const wrong = error ?? stats?.toJson({ all: false, errors: true }).errors?.[0];
          return wrong ? failed(new Error(wrong.message)) : done();
        },
      );
    });
  },
};

test.each(Object.keys(BUNDLERS))('a bundle of %s runs, without a file beside it', async (name) => {
  // One of the whole, and the smallest.
  for (const index of [0, 3] as const) {
    const use = USES[index];
    const input = entry(`${name}-${index}`, use);
    const outDir = join(scratch, `bundle-${name}-${index}`);
    await BUNDLERS[name]?.(input, outDir);
    expect(bundled(outDir).filter((file) => file.endsWith('.wasm'))).toEqual([]);
    writeFileSync(join(outDir, 'package.json'), '{ "type": "module" }');
    const [first = ''] = bundled(outDir).filter((file) => file.endsWith('.js'));
    // Nothing is fetched: a page needs no server for it.
    expect(run('node', ['--import', 'data:text/javascript,delete globalThis.fetch', join(outDir, first)])).toBe(
      expected(use),
    );
  }
});

test('a bundle of Vite runs, as it is, or with the module in a file of its own', async () => {
  // Vite is a tool of the page, beside this package.
  const vite = createRequire(join(here, '../web-demo/package.json')).resolve('vite');
  const { build, defaultClientConditions } = await import(pathToFileURL(vite).href);
  for (const [index, use] of USES.entries()) {
    for (const conditions of index === 0 ? [[], ['wasm-file']] : [['wasm-file']]) {
      const outDir = join(scratch, `bundle-vite-${index}-${conditions.length}`);
      await build({
        root: scratch,
        configFile: false,
        logLevel: 'silent',
        base: './',
        resolve: { conditions: [...conditions, ...defaultClientConditions] },
        build: {
          outDir,
          target: 'es2022',
          minify: false,
          assetsInlineLimit: 0,
          modulePreload: false,
          rollupOptions: { input: entry(`vite-${index}`, use) },
        },
      });
      const assets = readdirSync(join(outDir, 'assets'));
      const files = assets.filter((name) => name.endsWith('.wasm'));
      expect(files.map((file) => /^([a-z]+)_bg-/.exec(file)?.[1])).toEqual(conditions.length > 0 ? [use[2]] : []);
      // As a browser would: the bundle asks for its files beside it.
      const program = `
        import { readFileSync } from 'node:fs';
        globalThis.fetch = async (url) => new Response(readFileSync(url), {
          headers: { 'content-type': 'application/wasm' },
        });
        await import('./assets/${assets.find((name) => name.endsWith('.js'))}');
      `;
      writeFileSync(join(outDir, 'run.mjs'), program);
      expect(run('node', ['run.mjs'], outDir)).toBe(expected(use));
    }
  }
});
