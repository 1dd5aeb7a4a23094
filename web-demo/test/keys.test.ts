import { expect, test } from 'vitest';
import { meaning } from '../src/document/keys';

const NONE = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test.each([
  ['z', { ctrlKey: true }, 'undo'],
  ['z', { metaKey: true }, 'undo'],
  ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
  ['Z', { metaKey: true, shiftKey: true }, 'redo'],
  ['y', { ctrlKey: true }, 'redo'],
  ['z', {}, undefined],
  ['z', { ctrlKey: true, altKey: true }, undefined],
  ['y', { ctrlKey: true, shiftKey: true }, undefined],
  ['x', { ctrlKey: true }, undefined],
])('%s with %o means %s', (key, held, does) => {
  expect(meaning({ ...NONE, ...held, key })).toBe(does);
});
