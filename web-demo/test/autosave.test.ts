import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave, type Shelf } from '../src/document/autosave';
import type { Document } from '../src/document/document';

const named = (name: string): Document => ({ request: { networks: {} }, lock: undefined, name });

/** What the tabs of one browser share: a write is heard by all the others. */
const browser = () => {
  const kept = new Map<string, string>();
  const tabs: { shelf: Shelf; heard: (key: string, text: string) => void }[] = [];
  return {
    kept,
    tab: (first: Document) => {
      let now = first;
      const shelf: Shelf = {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, text) => {
          kept.set(key, text);
          for (const tab of tabs) if (tab.shelf !== shelf) tab.heard(key, text);
        },
      };
      const save = createAutosave(
        () => shelf,
        () => now,
      );
      tabs.push({ shelf, heard: save.heard });
      const restored = save.restore();
      if (restored) now = restored;
      return {
        save,
        now: () => now,
        edit: (document: Document) => {
          now = document;
          save.changed();
        },
        show: (document: Document | undefined) => {
          if (document) now = document;
        },
      };
    },
  };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what was changed is there the next time', () => {
  const { tab } = browser();
  const first = tab(named('a'));
  first.edit(named('b'));
  expect(first.save.kept()).toBe('waiting');
  vi.runAllTimers();
  expect(first.save.kept()).toBe('saved');
  expect(tab(named('c')).now()).toEqual({ ...named('b') });
});

test('many changes are one write', () => {
  const { tab, kept } = browser();
  const set = vi.spyOn(kept, 'set');
  const first = tab(named('a'));
  for (const name of ['b', 'c', 'd']) first.edit(named(name));
  vi.runAllTimers();
  expect(set).toHaveBeenCalledTimes(1);
});

test('a page that goes away saves what waits', () => {
  const { tab, kept } = browser();
  const first = tab(named('a'));
  first.edit(named('b'));
  first.save.flush();
  expect([...kept.values()][0]).toContain('"b"');
});

test('a tab does not write over what another one wrote, until it is told to', () => {
  const { tab, kept } = browser();
  const [first, second] = [tab(named('a')), tab(named('a'))];
  first.edit(named('first'));
  second.edit(named('second'));
  vi.runAllTimers();
  expect([...kept.values()][0]).toContain('"first"');
  expect(second.save.kept()).toBe('elsewhere');
  second.edit(named('still second'));
  vi.runAllTimers();
  expect([...kept.values()][0]).toContain('"first"');

  second.save.keepOurs();
  expect([...kept.values()][0]).toContain('"still second"');
  expect(second.save.kept()).toBe('saved');
  expect(first.save.kept()).toBe('elsewhere');
  first.show(first.save.takeTheirs());
  expect(first.now().name).toBe('still second');
  expect(first.save.kept()).toBe('saved');
});

test('a document that is only looked at is not kept, and one that was changed is', () => {
  const { tab, kept } = browser();
  const mine = tab(named('a'));
  mine.edit(named('mine'));
  vi.runAllTimers();
  const link = named('of a link');
  mine.save.look(link);
  mine.edit(link);
  vi.runAllTimers();
  expect(mine.save.kept()).toBe('looked');
  expect([...kept.values()][0]).toContain('"mine"');
  mine.edit(named('changed'));
  vi.runAllTimers();
  expect([...kept.values()][0]).toContain('"changed"');
});

test('a browser that keeps nothing, or has no room, says so', () => {
  const full: Shelf = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('', 'QuotaExceededError');
    },
  };
  const save = createAutosave(
    () => full,
    () => named('a'),
  );
  save.restore();
  save.changed();
  vi.runAllTimers();
  expect(save.kept()).toBe('refused');
  const none = createAutosave(
    () => {
      throw new DOMException('', 'SecurityError');
    },
    () => named('a'),
  );
  expect(none.restore()).toBeUndefined();
});

test.each([
  '',
  '{',
  '[]',
  'null',
  '{"version":2,"request":{}}',
  '{"version":1,"request":null}',
  '{"version":1,"request":{"networks":[]}}',
])('what cannot be read is as if it were not there: %s', (text) => {
  const shelf: Shelf = { getItem: () => text, setItem: () => undefined };
  expect(
    createAutosave(
      () => shelf,
      () => named('a'),
    ).restore(),
  ).toBeUndefined();
});
