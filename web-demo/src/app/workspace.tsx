import { createEffect, on, onCleanup, onMount, untrack } from 'solid-js';
import { createAutosave } from '../document/autosave';
import { EMPTY } from '../document/document';
import { useUndoKeys } from '../document/keys';
import { browserShelf } from '../document/shelf';
import { store } from '../document/store';
import { Bar } from '../files/bar';
import { DropZone } from '../files/drop';
import { Findings } from '../files/findings';
import { leaveLink, openLink } from '../files/follow';
import { importPasted } from '../files/import';
import { ImportErrors } from '../files/import-errors';
import { Messages, say, unsay } from '../files/messages';
import { Reports } from '../files/reports';
import { putSized } from '../planner/edit/actions';
import Planner from '../planner/planner';
import { handed, take } from '../ui/handover';
import { route } from '../ui/route';

/** Which document this tab has open, as long as the tab is there. */
const OPEN = 'ipplan.open';
/** Milliseconds after which a browser that does not answer keeps nothing. */
const PATIENCE = 3_000;

const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('ipplan');
const autosave = createAutosave({
  shelf: browserShelf(),
  ledge: () => localStorage,
  document: store.document,
  tell: (id, revision) => tabs?.postMessage({ id, revision }),
  copied: () =>
    say({
      about: 'elsewhere',
      text: 'Another tab changed this document too. Both are kept: this one as a copy of its own.',
    }),
});

const had = (): string | undefined => {
  try {
    return sessionStorage.getItem(OPEN) ?? undefined;
  } catch {
    return undefined;
  }
};

// What was there the last time; it is read once, however often the planner is shown.
const restored = await Promise.race([
  autosave.restore(had()),
  new Promise<undefined>((done) => setTimeout(done, PATIENCE, undefined)),
]);
store.start(restored ?? EMPTY);

const changed = (): void => {
  autosave.changed();
  try {
    sessionStorage.setItem(OPEN, autosave.idOf(store.document()));
  } catch {
    // The newest document is opened the next time.
  }
  leaveLink();
  // What can be undone is no longer what was opened.
  unsay('opening');
};

/** The planner, with everything that comes in and goes out. */
const Workspace = () => {
  const hear = async ({ data }: MessageEvent<{ id: string; revision: string }>) => {
    const theirs = await autosave.heard(data.id, data.revision);
    if (theirs) store.open(theirs);
  };
  useUndoKeys();
  createEffect(on(store.document, changed, { defer: true }));
  createEffect(
    on(
      () => route().rest,
      (payload) => void openLink(payload, autosave.look),
    ),
  );
  createEffect(() => {
    const what = handed();
    if (!what) return;
    take();
    if (what.pasted) void importPasted(what.pasted);
    if (what.workload) {
      const { workload } = what;
      untrack(() => putSized(workload));
      say({
        about: 'opening',
        text: `${workload.service} is now a subnet of the plan.`,
        actions: [{ label: 'Undo', run: store.undo }],
      });
    }
  });
  // Phones close pages that nobody looks at without another word.
  const hide = () => {
    if (document.visibilityState === 'hidden') autosave.flush();
  };
  onMount(() => {
    document.addEventListener('visibilitychange', hide);
    tabs?.addEventListener('message', hear);
    addEventListener('pagehide', autosave.flush);
  });
  onCleanup(() => {
    autosave.flush();
    document.removeEventListener('visibilitychange', hide);
    tabs?.removeEventListener('message', hear);
    removeEventListener('pagehide', autosave.flush);
  });
  return (
    <>
      <Bar autosave={autosave} />
      <Findings />
      <ImportErrors />
      <Reports />
      <Planner />
      <DropZone />
      <Messages />
    </>
  );
};

export default Workspace;
