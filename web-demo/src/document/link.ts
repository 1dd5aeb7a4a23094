import { type Document, isRequest, type Marks, marksOf } from './document';
import { WORDS } from './link-words';
import { planned } from './planned';

/**
 * A document as the end of a link: `#/plan/PAYLOAD`. The payload is base64url; its first byte says how to
 * read the rest, so links that were made stay readable.
 *
 * 1: JSON packed with zlib, whose checksum finds a link that was cut off or changed. 2: the same without the two bytes
 * before it, as if `WORDS` had been packed first: what stands in there is not in the link.
 */
const VERSION = 2;

/** The length up to which chat tools and mail keep a link, in characters. */
export const KEPT_BY_CHAT = 2000;

/** More than a link can sensibly hold: something else was packed to that size. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The content of a link. */
interface Held {
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
  const held: Held = { request };
  const data = dataOf(lock);
  if (data !== undefined) held.lock = data;
  const wished = planned({ request, lock }).lock === wishes ? undefined : dataOf(wishes);
  if (wished !== undefined) held.wishes = wished;
  if (marks !== undefined) held.marks = marks;
  if (name !== undefined) held.name = name;
  // What packs is loaded with the first link.
  const { deflateSync } = await import('fflate');
  const [words, text] = [WORDS, JSON.stringify(held)].map((it) => new TextEncoder().encode(it)) as [Bytes, Bytes];
  const packed = deflateSync(text, { level: 9, dictionary: words });
  return base64url(joined([VERSION], packed, checksum(joined(words, text))));
};

const joined = (...parts: readonly ArrayLike<number>[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** The checksum at the end of zlib: Adler-32. */
const checksum = (bytes: Bytes): number[] => {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return [b >> 8, b & 255, a >> 8, a & 255];
};

/** The text of what was packed, in a version; it breaks where that is not whole. */
const unpacked = async (version: number, packed: Bytes): Promise<string> => {
  const words = new TextEncoder().encode(version === 1 ? '' : WORDS);
  const [low, high] = [words.length & 255, words.length >> 8];
  // The start of zlib with the words as they are, which what follows refers to.
  const start = version === 1 ? [] : [0x78, 0x9c, 0, low, high, low ^ 255, high ^ 255];
  const whole = await through(joined(start, words, packed), new DecompressionStream('deflate'));
  return new TextDecoder('utf-8', { fatal: true }).decode(whole.subarray(words.length));
};

/** The document of a payload; what cannot be read is refused with words for people. */
export const decode = async (payload: string): Promise<Document> => {
  // Mail and chat take what stands behind a link for a part of it.
  const bytes = unbase64url(payload.replace(/[^\w-]+$/, ''));
  const [version] = bytes;
  if (version !== 1 && version !== VERSION) {
    throw new Error(
      version !== undefined && version > VERSION && version < 32
        ? 'This link was made by a newer version of ipplan. Reload the page to get it.'
        : BROKEN,
    );
  }
  let held: unknown;
  try {
    held = JSON.parse(await unpacked(version, bytes.subarray(1)));
  } catch {
    throw new Error(BROKEN);
  }
  if (!isHeld(held)) throw new Error(BROKEN);
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

const isHeld = (held: unknown): held is Held =>
  isObject(held) &&
  isRequest((held as Held).request) &&
  [(held as Held).lock, (held as Held).wishes].every((it) => it === undefined || isObject(it)) &&
  ['undefined', 'string'].includes(typeof (held as Held).name);

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
  return joined(...parts);
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
