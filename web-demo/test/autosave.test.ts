import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave, type Ledge } from '../src/document/autosave';
import { type Document, EMPTY, isEmpty } from '../src/document/document';
import { type Listed, read, type Shelf, VERSION, written } from '../src/document/shelf';

const named = (name: string, id = 'one'): Document => ({
  id,
  request: { networks: { hub: { space: '10.0.0.0/24' } } },
  lock: undefined,
  name,
});

/** What the tabs of one browser share: the documents, what was left behind, and what they tell each other. */
const browser = () => {
  const documents = new Map<string, { listed: Listed; text: string }>();
  const left = new Map<string, string>();
  const tabs: ((id: string, revision: string) => void)[] = [];
  const shelf: Shelf = {
    list: async () => [...documents.values()].map(({ listed }) => listed),
    get: async (id) => {
      const found = documents.get(id);
      const document = found && read(found.text, id);
      return found && document && { listed: found.listed, document };
    },
    put: async (listed, text, seen) => {
      if (documents.get(listed.id)?.listed.revision !== seen) return 'conflict';
      documents.set(listed.id, { listed, text });
      return 'kept';
    },
    remove: async (id) => void documents.delete(id),
  };
  const ledge: Ledge = {
    getItem: (key) => left.get(key) ?? null,
    setItem: (key, text) => void left.set(key, text),
    removeItem: (key) => void left.delete(key),
    key: (at) => [...left.keys()][at] ?? null,
    get length() {
      return left.size;
    },
  };
  return {
    documents,
    left,
    shelf,
    names: () => [...documents.values()].map(({ listed }) => listed.name).sort(),
    tab: async (first: Document, had?: string) => {
      let now = first;
      const copied = vi.fn();
      const hear = async (id: string, revision: string) => {
        now = (await save.heard(id, revision)) ?? now;
      };
      const save = createAutosave({
        shelf,
        ledge: () => ledge,
        document: () => now,
        tell: (id, revision) => {
          for (const tab of tabs) if (tab !== hear) tab(id, revision);
        },
        copied,
      });
      tabs.push(hear);
      now = (await save.restore(had)) ?? now;
      return {
        save,
        copied,
        now: () => now,
        edit: (document: Document) => {
          now = document;
          save.changed();
        },
      };
    },
  };
};

const rest = () => vi.runAllTimersAsync();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what was changed is there the next time, and many changes are one write', async () => {
  const { tab, shelf } = browser();
  const put = vi.spyOn(shelf, 'put');
  const first = await tab(named('a'));
  for (const name of ['b', 'c', 'd']) first.edit(named(name));
  expect(first.save.kept()).toBe('waiting');
  await rest();
  expect(first.save.kept()).toBe('saved');
  expect(put).toHaveBeenCalledTimes(1);
  expect((await tab(EMPTY)).now()).toEqual(named('d'));
});

test('every document has a place of its own, and a tab comes back to the one it had', async () => {
  const { tab, names } = browser();
  const first = await tab(named('a'));
  first.edit(named('a'));
  await rest();
  first.edit(named('b', 'two'));
  await rest();
  // Undo leads back to the one before, and a change of it is kept there.
  first.edit(named('a, changed'));
  await rest();
  expect(names()).toEqual(['a, changed', 'b']);
  expect((await tab(EMPTY, 'two')).now().name).toBe('b');
  expect((await tab(EMPTY, 'gone')).now().name).toBe('a, changed');
});

test('a tab with a change of its own keeps it as a copy; one without follows', async () => {
  const { tab, names } = browser();
  const first = await tab(named('a'));
  first.edit(named('a'));
  await rest();
  const [second, third] = [await tab(EMPTY), await tab(EMPTY)];
  first.edit(named('of the first'));
  second.edit(named('of the second'));
  await rest();
  expect(names()).toEqual(['of the first', 'of the second (copy)']);
  expect(first.copied.mock.calls.length + second.copied.mock.calls.length).toBe(1);
  expect(third.now().name).toBe('of the first');
  // The copy is one document from now on.
  second.edit(named('of the second, later'));
  await rest();
  expect(names()).toEqual(['of the first', 'of the second, later (copy)']);
});

test('a document that is only looked at is not kept, and one that was changed is', async () => {
  const { tab, names } = browser();
  const mine = await tab(EMPTY);
  mine.edit(named('mine'));
  await rest();
  const link = named('of a link', 'link');
  mine.save.look(link);
  mine.edit(link);
  await rest();
  expect(mine.save.kept()).toBe('looked');
  expect(names()).toEqual(['mine']);
  mine.edit(named('changed', 'link'));
  await rest();
  expect(names()).toEqual(['changed', 'mine']);
});

test('what a page could not keep in time is found by the next one', async () => {
  const { tab, shelf, left, names } = browser();
  const first = await tab(EMPTY);
  first.edit(named('a'));
  await rest();
  first.edit(named('b'));
  // The page is gone before anything is written.
  vi.spyOn(shelf, 'put').mockReturnValueOnce(new Promise(() => undefined));
  first.save.flush();
  expect(left.size).toBe(1);
  expect((await tab(EMPTY)).now().name).toBe('b');
  expect([left.size, names()]).toEqual([0, ['b']]);
});

test('the only document of an earlier version of the page is taken over, once', async () => {
  const { tab, left, names } = browser();
  left.set('ipplan.document', written(named('former')));
  expect((await tab(EMPTY)).now().name).toBe('former');
  expect([left.size, names()]).toEqual([0, ['former']]);
});

test('what another version wrote is neither opened nor written over', async () => {
  const { tab, documents, left } = browser();
  const listed: Listed = {
    ...{ id: 'new', version: VERSION + 1, revision: 'x', changed: 9e15, name: 'newer', networks: 1, subnets: 1 },
  };
  documents.set('new', { listed, text: '{"version":2}' });
  left.set('ipplan.document', '{"version":2,"request":{}}');
  const first = await tab(EMPTY, 'new');
  expect(isEmpty(first.now())).toBe(true);
  first.edit(named('mine', 'new'));
  await rest();
  expect(documents.get('new')?.listed).toBe(listed);
  expect([...documents.values()].map((one) => one.listed.name)).toEqual(['newer', 'mine (copy)']);
  expect(left.get('ipplan.document')).toContain('2');
});

test('an empty document takes no place, unless it was emptied', async () => {
  const { tab, documents } = browser();
  const first = await tab(EMPTY);
  first.edit({ ...EMPTY, id: 'one' });
  await rest();
  expect(documents.size).toBe(0);
  first.edit(named('a'));
  await rest();
  first.edit({ ...EMPTY, id: 'one' });
  await rest();
  expect(documents.get('one')?.listed.networks).toBe(0);
});

test('a browser that keeps nothing says so', async () => {
  const refuse = async (): Promise<never> => {
    throw new DOMException('', 'SecurityError');
  };
  const save = createAutosave({
    shelf: { list: refuse, get: refuse, put: refuse, remove: refuse },
    ledge: () => {
      throw new DOMException('', 'SecurityError');
    },
    document: () => named('a'),
    tell: () => undefined,
    copied: () => undefined,
  });
  expect(await save.restore(undefined)).toBeUndefined();
  expect(save.kept()).toBe('refused');
  save.changed();
  await rest();
  expect(save.kept()).toBe('refused');
  save.flush();
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
  expect(read(text)).toBeUndefined();
});

test('what is left for another document before it was saved is kept as well', async () => {
  const { tab, names } = browser();
  const { edit, save } = await tab(EMPTY);
  edit(named('theirs', 'one'));
  edit(named('mine', 'two'));
  await rest();
  expect(names()).toEqual(['mine', 'theirs']);
  // What is removed, or was only looked at, does not come back.
  edit(named('mine, changed', 'two'));
  await save.remove('two');
  const link = named('of a link', 'three');
  save.look(link);
  edit(link);
  edit(named('next', 'four'));
  await rest();
  expect(names()).toEqual(['next', 'theirs']);
});
