import { expect, test } from 'vitest';
import { createHistory } from '../src/document/history';

test('every value comes back, in both directions', () => {
  const history = createHistory(0);
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
  const history = createHistory('a');
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
  const history = createHistory('a');
  history.replace('b');
  expect(history.canUndo()).toBe(false);
  expect(history.now()).toBe('b');
});

test('the values before come newest first, and no more than asked for', () => {
  const history = createHistory(0);
  for (const value of [1, 2, 3, 4]) history.edit(value);
  expect(history.before(3)).toEqual([3, 2, 1]);
  expect(history.before(100)).toEqual([3, 2, 1, 0]);
});
