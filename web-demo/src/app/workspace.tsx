import { createEffect, on, onCleanup, onMount } from 'solid-js';
import { createAutosave } from '../document/autosave';
import { EMPTY } from '../document/document';
import { useUndoKeys } from '../document/keys';
import { store } from '../document/store';
import { Bar } from '../files/bar';
import { DropZone } from '../files/drop';
import { Findings } from '../files/findings';
import { leaveLink, openLink } from '../files/follow';
import { ImportErrors } from '../files/import-errors';
import { Messages, say, unsay } from '../files/messages';
import Planner from '../planner/planner';
import { route } from '../ui/route';

const autosave = createAutosave(() => localStorage, store.document);

// What was there the last time; it is read once, however often the planner is shown.
store.start(autosave.restore() ?? EMPTY);

const takeTheirs = (): void => {
  const theirs = autosave.takeTheirs();
  if (theirs) store.open(theirs);
};

const tell = (): void => {
  if (autosave.kept() !== 'elsewhere') {
    unsay('elsewhere');
    return;
  }
  say({
    about: 'elsewhere',
    asks: true,
    text: 'Another tab changed the document, so changes here are not saved. Which version do you want to keep?',
    actions: [
      { label: 'Show the other', run: takeTheirs },
      { label: 'Keep this one', run: autosave.keepOurs },
    ],
  });
};

const changed = (): void => {
  autosave.changed();
  leaveLink();
  // What can be undone is no longer what was opened.
  unsay('opening');
};

/** The planner, with everything that comes in and goes out. */
const Workspace = () => {
  const hear = (event: StorageEvent) => autosave.heard(event.key, event.newValue);
  useUndoKeys();
  createEffect(on(store.document, changed, { defer: true }));
  createEffect(tell);
  createEffect(
    on(
      () => route().rest,
      (payload) => void openLink(payload, autosave.look),
    ),
  );
  // Phones close pages that nobody looks at without another word.
  const hide = () => {
    if (document.visibilityState === 'hidden') autosave.flush();
  };
  onMount(() => {
    document.addEventListener('visibilitychange', hide);
    addEventListener('storage', hear);
    addEventListener('pagehide', autosave.flush);
  });
  onCleanup(() => {
    autosave.flush();
    document.removeEventListener('visibilitychange', hide);
    removeEventListener('storage', hear);
    removeEventListener('pagehide', autosave.flush);
  });
  return (
    <>
      <Bar kept={autosave.kept()} />
      <Findings />
      <ImportErrors />
      <Planner />
      <DropZone />
      <Messages />
    </>
  );
};

export default Workspace;
