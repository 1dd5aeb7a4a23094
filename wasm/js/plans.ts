import { ask } from './problems.js';
import { flat, type SizeQuestion } from './sizes.js';
import type { Diff } from './types/diff.js';
import type { Check } from './types/check.js';
import type { Lock } from './types/lock.js';
import type { Map } from './types/map.js';
import type { SizeOfOne } from './types/size.js';
import type { Plan } from './types/plan.js';
import type { Read } from './types/read.js';
import type { Readers } from './types/readers.js';
import type { Request } from './types/request.js';

/** The languages of request files. */
export type Syntax = 'yaml' | 'toml' | 'json' | 'csv';

/** What a plan can be written as. `lock` is the lock file. */
export type Format = 'json' | 'text' | 'yaml' | 'csv' | 'markdown' | 'svg' | 'lock';

/** One of the formats that something can be written in. */
export interface Written<Name extends string> {
  /** How to ask for it. */
  name: Name;
  /** What people call it. */
  title: string;
  /** What it is good for, in a few words. */
  about: string;
  /** How the names of its files end, such as `.lock.json`. */
  ending: string;
  /** Its media type, such as `text/csv`. */
  media_type: string;
}

/** Everything a plan and a request can be written as. */
export interface Formats {
  plan: Written<Format>[];
  request: Written<Syntax>[];
}

/** How to read a request that is text. */
export interface Reading {
  /** Its language; YAML where nothing is said. Plain data needs none. */
  syntax?: Syntax;
  /** Its name in the excerpts of problems; `request.yaml` and the like where nothing is said. */
  name?: string;
}

/** How to plan. */
export interface Planning extends Reading {
  /** What was placed before and stays: the text of a lock file, or its data. */
  lock?: string | Lock;
  /** Place nothing that is new. */
  locked?: boolean;
  /** The hash that the lock must have. */
  expect?: string;
}

/** The module that plans. */
export interface Plans {
  plan(
    text: string, syntax: string, name: string, format: string,
    lock: string | undefined, locked: boolean, expect: string | undefined,
  ): string;
  map(text: string, syntax: string, name: string, lock: string | undefined): string;
  why(
    text: string, syntax: string, name: string, lock: string | undefined,
    network: string, subnet: string,
  ): string;
  halves(network: string): string[];
  whole(network: string): string | undefined;
  read(bytes: Uint8Array, name: string): string;
  readers(): string;
  check(text: string, syntax: string, name: string): string;
  convert(text: string, from: string, to: string, name: string): string;
  diff(
    before: string, beforeSyntax: string, after: string, afterSyntax: string, asText: boolean,
  ): string;
  release(lock: string, names: string[]): string;
  sizeText(question: string[]): string;
  formats(): string;
}

const utf8 = new TextEncoder();

const text = (data: string | object): string =>
  typeof data === 'string' ? data : JSON.stringify(data);

const reading = (request: string | object, how: Reading): [string, Syntax, string] => {
  const syntax = typeof request === 'string' ? (how.syntax ?? 'yaml') : 'json';
  return [text(request), syntax, how.name ?? `request.${syntax}`];
};

/** The lock as text. */
const locked = (how: Planning): string | undefined =>
  how.lock === undefined ? undefined : text(how.lock);

/** Functions from plain data or text to plain data or text, around a module. */
export const plans = (module: Plans) => {
  /** A plan in any format: the very bytes that the command prints. */
  const write = (request: Request | string, format: Format, how: Planning = {}): string => {
    const [body, syntax, name] = reading(request, how);
    return ask(() =>
      module.plan(body, syntax, name, format, locked(how), how.locked ?? false, how.expect));
  };
  return {
    write,

    /** The plan as a screen draws it: everything with its place in its prefix. */
    map: (request: Request | string, how: Planning = {}): Map =>
      JSON.parse(ask(() => module.map(...reading(request, how), locked(how)))),

    /** How big a subnet of a plan must be, and why; `null` where there is no such subnet. */
    why: (
      request: Request | string, network: string, subnet: string, how: Planning = {},
    ): SizeOfOne | null =>
      JSON.parse(ask(() => module.why(...reading(request, how), locked(how), network, subnet))),

    /** The two halves of a network; none of a single address. */
    halves: (network: string): string[] => ask(() => module.halves(network)),

    /** The network that this one is a half of. */
    whole: (network: string): string | undefined => ask(() => module.whole(network)),

    /** Where everything goes. What the lock holds stays where it is. */
    plan: (request: Request | string, how: Planning = {}): Plan =>
      JSON.parse(write(request, 'json', how)),

    /** The lock after a plan: what has to be kept, so that nothing moves. */
    lock: (request: Request | string, how: Planning = {}): Lock =>
      JSON.parse(write(request, 'lock', how)),

    /** Every notice about a request, without placing anything. */
    check: (request: Request | string, how: Reading = {}): Check =>
      JSON.parse(ask(() => module.check(...reading(request, how)))),

    /**
     * What a text says, whatever it is: a request, a lock, a plan or a list of networks. The name of
     * its file helps. Lines that cannot be read are in the answer; nothing is thrown.
     */
    read: (file: string | Uint8Array, name = ''): Read =>
      JSON.parse(module.read(typeof file === 'string' ? utf8.encode(file) : file, name)),

    /** What `read` understands: each with its name and how its files end. */
    readers: (): Readers['readers'] => (JSON.parse(module.readers()) as Readers).readers,

    /** A request in another language. */
    convert: (request: Request | string, to: Syntax, how: Reading = {}): string => {
      const [body, syntax, name] = reading(request, how);
      return ask(() => module.convert(body, syntax, to, name));
    },

    /** What a plan (`write`) and a request (`convert`) can be written as. */
    formats: (): Formats => JSON.parse(module.formats()),

    /** What is different between two requests, locks or plans. */
    diff: (before: object | string, after: object | string, how: Reading = {}): Diff => {
      const [a, b] = [reading(before, how), reading(after, how)];
      return JSON.parse(ask(() => module.diff(a[0], a[1], b[0], b[1], false)));
    },

    /** How big a subnet must be, as text for people: 80 columns wide. */
    sizeText: (question: SizeQuestion): string =>
      ask(() => module.sizeText(flat(question))),

    /** The lock without these subnets (`network.subnet`) or networks. */
    release: (lock: Lock | string, names: string[]): Lock =>
      JSON.parse(ask(() => module.release(text(lock), names))),
  };
};
