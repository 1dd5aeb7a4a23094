import { type Document, isRequest, type Marks, marksOf } from './document';
import { planned } from './planned';

/**
 * A document as the end of a link: `#/plan/PAYLOAD`. The payload is base64url; its first byte says how to
 * read the rest, so links that were made stay readable.
 */
const VERSION = 1;

/** What chat tools and mail keep of a link, in characters. */
export const KEPT_BY_CHAT = 2000;

/** More than a link can sensibly hold: something else was packed to that size. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What version 1 holds, as JSON in UTF-8, packed with deflate, whose checksum finds a link that was changed. */
interface Version1 {
  request: Document['request'];
  /** The lock as data, without its hash: the next plan finds it again. */
  lock?: object;
  /** The wishes, likewise; only where the request alone does not lead to the same places. */
  wishes?: object;
  marks?: Marks;
  name?: string;
}

/** The payload of a document. */
export const encode = async ({ request, lock, wishes, marks, name }: Document): Promise<string> => {
  const held: Version1 = { request };
  const data = dataOf(lock);
  if (data !== undefined) held.lock = data;
  const wished = planned({ request, lock }).lock === wishes ? undefined : dataOf(wishes);
  if (wished !== undefined) held.wishes = wished;
  if (marks !== undefined) held.marks = marks;
  if (name !== undefined) held.name = name;
  const packed = await through(new TextEncoder().encode(JSON.stringify(held)), new CompressionStream('deflate'));
  const bytes = new Uint8Array(packed.length + 1);
  bytes[0] = VERSION;
  bytes.set(packed, 1);
  return base64url(bytes);
};

/** The document of a payload; what cannot be read is refused with words for people. */
export const decode = async (payload: string): Promise<Document> => {
  // Mail and chat take what stands behind a link for a part of it.
  const bytes = unbase64url(payload.replace(/[^\w-]+$/, ''));
  if (bytes[0] !== VERSION) {
    throw new Error(
      bytes[0] !== undefined && bytes[0] > VERSION && bytes[0] < 32
        ? 'This link was made by a newer version of ipplan. Reload the page to get it.'
        : BROKEN,
    );
  }
  let held: unknown;
  try {
    const text = await through(bytes.subarray(1), new DecompressionStream('deflate'));
    held = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    throw new Error(BROKEN);
  }
  if (!isVersion1(held)) throw new Error(BROKEN);
  const marks = marksOf(held.marks);
  return {
    request: held.request,
    lock: held.lock === undefined ? undefined : JSON.stringify(held.lock),
    ...(held.wishes === undefined ? {} : { wishes: JSON.stringify(held.wishes) }),
    ...(marks === undefined ? {} : { marks }),
    ...(held.name === undefined ? {} : { name: held.name }),
  };
};

/** A lock as data, without its hash; nothing where it is none. */
const dataOf = (lock: string | undefined): object | undefined => {
  if (lock === undefined) return undefined;
  try {
    const { hash: _, ...rest } = JSON.parse(lock) as { hash?: string };
    return rest;
  } catch {
    return undefined;
  }
};

const BROKEN = 'This link cannot be read: part of it is missing or was changed.';

const isVersion1 = (held: unknown): held is Version1 =>
  isObject(held) &&
  isRequest((held as Version1).request) &&
  [(held as Version1).lock, (held as Version1).wishes].every((it) => it === undefined || isObject(it)) &&
  ['undefined', 'string'].includes(typeof (held as Version1).name);

const isObject = (it: unknown): it is object => typeof it === 'object' && it !== null && !Array.isArray(it);

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes through a stream, up to what a document can be. */
const through = async (bytes: Bytes, stream: ReadableWritablePair): Promise<Bytes> => {
  const reader = (new Blob([bytes]).stream().pipeThrough(stream) as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new Error('too long');
    }
    parts.push(next.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const base64url = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const unbase64url = (text: string): Bytes => {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
};
