import { createResource, createSignal, For, Show } from 'solid-js';
import { type Autosave, UNNAMED } from '../document/autosave';
import { type Listed, VERSION } from '../document/shelf';
import { store } from '../document/store';
import { many } from '../ui/words';
import { Dialog } from './dialog';
import './documents.css';

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** The documents that this browser keeps: to open, to copy, to remove. */
export const Documents = (props: { autosave: Autosave; close: () => void }) => {
  const list = async (): Promise<readonly Listed[]> => {
    await props.autosave.save();
    return props.autosave.list();
  };
  const [all, { refetch }] = createResource(list);
  const [said, setSaid] = createSignal('');
  const [removing, setRemoving] = createSignal('');
  const current = () => props.autosave.idOf(store.document());
  const open = async (id: string, asCopy: boolean) => {
    const found = await props.autosave.open(id);
    if (!found) return setSaid('It is not there any more.');
    const { id: _, ...copy } = found;
    store.open(asCopy ? { ...copy, name: `${found.name ?? UNNAMED} (copy)` } : found);
    props.close();
  };
  const remove = async (id: string) => {
    if (removing() !== id) return setRemoving(id);
    await props.autosave.remove(id);
    await refetch();
  };
  return (
    <Dialog title="Documents in this browser" wide close={props.close}>
      <Show
        when={(all.error ? undefined : all())?.length}
        fallback={
          <p>
            {all.error ? 'This browser does not allow storage.' : all.loading ? 'Loading …' : 'Nothing is kept yet.'}
          </p>
        }
      >
        <ul class="kept-documents">
          <For each={all()}>
            {(one) => (
              <li aria-current={one.id === current() ? 'true' : undefined}>
                <span>
                  <strong>{one.name ?? UNNAMED}</strong>
                  <span class="small soft">
                    {many(one.networks, 'network')}, {many(one.subnets, 'subnet')}, {when.format(one.changed)}
                    {one.id === current() ? ', open now' : ''}
                  </span>
                </span>
                <Show
                  when={one.version === VERSION}
                  fallback={<span class="small">made by a newer version: reload the page to open it</span>}
                >
                  <span class="buttons">
                    <button
                      type="button"
                      disabled={one.id === current()}
                      aria-label={`Open ${one.name ?? UNNAMED}`}
                      onClick={() => void open(one.id, false)}
                    >
                      Open
                    </button>
                    <button
                      type="button"
                      aria-label={`Copy ${one.name ?? UNNAMED}`}
                      onClick={() => void open(one.id, true)}
                    >
                      Copy
                    </button>
                    <button
                      type="button"
                      disabled={one.id === current()}
                      aria-label={`${removing() === one.id ? 'Really remove' : 'Remove'} ${one.name ?? UNNAMED}`}
                      onClick={() => void remove(one.id)}
                    >
                      {removing() === one.id ? 'Really remove' : 'Remove'}
                    </button>
                  </span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class="small soft">They stay in this browser on this machine. To be safe from loss, export a file.</p>
      <p role="status">{said()}</p>
    </Dialog>
  );
};
