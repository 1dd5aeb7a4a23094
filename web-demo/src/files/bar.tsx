import { createSignal, Match, Show, Switch } from 'solid-js';
import { type Autosave, type Kept, UNNAMED } from '../document/autosave';
import { EMPTY, isEmpty } from '../document/document';
import { store } from '../document/store';
import { Compare } from './compare';
import { Documents } from './documents';
import { Export } from './export';
import { chosenIn, importFiles } from './import';
import { say } from './messages';
import { Share } from './share';
import './bar.css';

const KEPT: Record<Kept, string> = {
  saved: 'Saved in this browser',
  waiting: 'Saving …',
  looked: 'From a link: saved in this browser when you change it',
  refused: 'Not saved: this browser does not allow storage, or its storage is full',
};

const startNew = (): void => {
  store.open(EMPTY);
  say({
    about: 'opening',
    text: 'A new document. The one before is kept in Documents.',
    actions: [{ label: 'Undo', run: store.undo }],
  });
};

const rename = (name: string): void =>
  store.change(({ name: _, ...document }) => (name === '' ? document : { ...document, name }));

/** Actions on the whole document. */
export const Bar = (props: { autosave: Autosave }) => {
  const [dialog, setDialog] = createSignal<'documents' | 'take' | 'link' | 'compare'>();
  const close = () => setDialog(undefined);
  let file!: HTMLInputElement;
  return (
    <div class="document-bar no-print">
      <input
        type="text"
        class="document-name"
        aria-label="Document name"
        placeholder={UNNAMED}
        autocomplete="off"
        spellcheck={false}
        value={store.document().name ?? ''}
        onChange={(event) => rename(event.currentTarget.value.trim())}
      />
      <div class="buttons" role="group" aria-label="Document">
        <button type="button" onClick={() => setDialog('documents')}>
          Documents …
        </button>
        <button type="button" onClick={() => file.click()}>
          Open …
        </button>
        <button type="button" onClick={startNew} disabled={isEmpty(store.document())}>
          New
        </button>
        <button type="button" onClick={() => setDialog('take')}>
          Export …
        </button>
        <button type="button" onClick={() => setDialog('link')}>
          Share …
        </button>
        <button type="button" onClick={() => setDialog('compare')}>
          Compare …
        </button>
        <span class="gap" />
        <button
          type="button"
          onClick={store.undo}
          disabled={!store.canUndo()}
          aria-keyshortcuts="Control+Z"
          title="Ctrl+Z"
        >
          Undo
        </button>
        <button
          type="button"
          onClick={store.redo}
          disabled={!store.canRedo()}
          aria-keyshortcuts="Control+Shift+Z"
          title="Ctrl+Shift+Z"
        >
          Redo
        </button>
      </div>
      <span classList={{ kept: true, small: true, bad: props.autosave.kept() === 'refused' }}>
        {KEPT[props.autosave.kept()]}
      </span>
      <input
        ref={file}
        type="file"
        multiple
        hidden
        aria-label="Files to open"
        onChange={() => void importFiles(chosenIn(file))}
      />
      <Show when={dialog()}>
        {(which) => (
          <Switch>
            <Match when={which() === 'documents'}>
              <Documents autosave={props.autosave} close={close} />
            </Match>
            <Match when={which() === 'take'}>
              <Export close={close} />
            </Match>
            <Match when={which() === 'link'}>
              <Share close={close} />
            </Match>
            <Match when={which() === 'compare'}>
              <Compare close={close} />
            </Match>
          </Switch>
        )}
      </Show>
    </div>
  );
};
