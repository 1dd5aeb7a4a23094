import { expect, test } from 'vitest';
import { createHistory } from '../src/document/history';
import { differenceOf, textOf } from '../src/document/text-difference';

/** A history that keeps values as they are. */
const plain = <T>(initial: T) => createHistory<T, T>(initial, { pack: (value) => value, unpack: (packed) => packed });

test('every value comes back, in both directions', () => {
  const history = plain(0);
  for (let value = 1; value <= 1000; value += 1) history.edit(value);
  for (let value = 999; value >= 0; value -= 1) {
    history.undo();
    expect(history.now()).toBe(value);
  }
  expect(history.canUndo()).toBe(false);
  history.undo();
  expect(history.now()).toBe(0);
  for (let value = 1; value <= 1000; value += 1) history.redo();
  expect(history.now()).toBe(1000);
  expect(history.canRedo()).toBe(false);
});

test('an edit after an undo leaves nothing to redo', () => {
  const history = plain('a');
  history.edit('b');
  history.edit('c');
  history.undo();
  history.edit('d');
  history.redo();
  expect(history.now()).toBe('d');
  history.undo();
  expect(history.now()).toBe('b');
});

test('what is replaced was never there', () => {
  const history = plain('a');
  history.replace('b');
  expect(history.canUndo()).toBe(false);
  expect(history.now()).toBe('b');
});

test('the values before come newest first, and no more than asked for', () => {
  const history = plain(0);
  for (const value of [1, 2, 3, 4]) history.edit(value);
  expect(history.before(3)).toEqual([3, 2, 1]);
  expect(history.before(100)).toEqual([3, 2, 1, 0]);
});

/** A text like that of a lock, whose first line is never the same. */
const lockOf = (subnets: readonly string[], turn: number): string =>
  `hash ${String(turn).padStart(64, '0')}${' '.repeat(80)}\n${subnets.join('\n')}`;

test('a text that is kept beside another comes back, whatever both are', () => {
  const texts = [
    '',
    'a',
    'ä😀',
    '😀'.repeat(100),
    'a'.repeat(300),
    'b'.repeat(300),
    `${'a'.repeat(299)}b`,
    'aab'.repeat(99),
  ];
  for (const text of texts) {
    for (const beside of texts) expect(textOf(differenceOf(text, beside), beside)).toBe(text);
  }
});

test('a step takes as much as it changed, and every value still comes back', () => {
  const all = Array.from({ length: 5_000 }, (_, index) => `"subnet-${index}": { "at": "10.0.0.0/24" }`);
  const texts = Array.from({ length: 40 }, (_, turn) => lockOf(all.with(turn * 100, `"other-${turn}"`), turn));
  const kept: number[] = [];
  const history = createHistory<string, ReturnType<typeof differenceOf>>(texts[0] ?? '', {
    pack: (value, beside) => {
      const packed = differenceOf(value, beside);
      kept.push(packed.head.length + packed.between.length);
      return packed;
    },
    unpack: textOf,
  });
  for (const text of texts.slice(1)) history.edit(text);
  // What changed lies a hundred lines apart, of five thousand.
  expect(Math.max(...kept)).toBeLessThan((texts[0]?.length ?? 0) / 30);
  expect(history.before(40)).toEqual(texts.slice(0, -1).reverse());
  for (const text of texts.slice(0, -1).reverse()) {
    history.undo();
    expect(history.now()).toBe(text);
  }
  history.replace('something else');
  for (const text of texts.slice(1)) {
    history.redo();
    expect(history.now()).toBe(text);
  }
});
