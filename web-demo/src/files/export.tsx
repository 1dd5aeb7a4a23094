import { createMemo, createResource, createSignal, For, onCleanup, Show } from 'solid-js';
import { store } from '../document/store';
import { copy } from '../ui/copy';
import { Dialog } from './dialog';
import { download, png } from './download';
import { type Content, contentOf, type Exported, exports, fileName } from './formats';
import './export.css';

/** The length of the preview of a long text, in characters. */
const PREVIEW = 100_000;

/** Every format of the plan and of the request: to look at, to copy, to save. */
export const Export = (props: { close: () => void }) => {
  const [all] = createResource(exports);
  const [picked, setPicked] = createSignal<Exported>();
  const chosen = () => picked() ?? all()?.[0];
  const [said, setSaid] = createSignal('');
  const made = createMemo(() => {
    const it = chosen();
    return it ? contentOf(it, store.document()) : { waiting: 'Loading the formats …' };
  });
  const content = () => {
    const it = made();
    return 'content' in it ? it.content : undefined;
  };
  const text = () => {
    const it = content();
    return typeof it === 'string' ? it : undefined;
  };
  const picture = createMemo(() => {
    const it = text();
    if (it === undefined || chosen()?.format.media_type !== 'image/svg+xml') return undefined;
    const url = URL.createObjectURL(new Blob([it], { type: 'image/svg+xml' }));
    onCleanup(() => URL.revokeObjectURL(url));
    return url;
  });
  const name = () => fileName(store.document(), chosen()?.format.ending ?? '');
  const save = () => {
    download(name(), new Blob([content() ?? ''], { type: chosen()?.format.media_type ?? 'text/plain' }));
    setSaid(`Saved ${name()}.`);
  };
  const savePicture = async () => {
    try {
      const file = name().replace(/\.[^.]*$/, '.png');
      download(file, await png(text() ?? ''));
      setSaid(`Saved ${file}.`);
    } catch (thrown) {
      setSaid(String(thrown));
    }
  };
  const toClipboard = async () =>
    setSaid((await copy(text() ?? '')) ? 'Copied.' : 'The browser does not allow it: copy the text from the preview.');
  const choose = (it: Exported) => {
    setPicked(it);
    setSaid('');
  };
  const group = (of: Exported['of'], title: string) => (
    <fieldset>
      <legend>{title}</legend>
      <For each={all()?.filter((it) => it.of === of)}>
        {(it) => (
          <label>
            <input type="radio" name="format" checked={chosen() === it} onChange={() => choose(it)} />
            <span>
              {it.format.title}
              <span class="about small">{it.format.about}</span>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  );
  return (
    <Dialog title="Export" wide close={props.close}>
      <div class="export">
        <div class="formats">
          {group('plan', 'The plan')}
          {group('request', 'The request')}
        </div>
        <div class="made">
          <div class="actions">
            <button type="button" class="primary" disabled={content() === undefined} onClick={save}>
              Download {name()}
            </button>
            <button type="button" disabled={text() === undefined} onClick={() => void toClipboard()}>
              Copy
            </button>
            <Show when={picture()}>
              <button type="button" onClick={() => void savePicture()}>
                Download as PNG
              </button>
            </Show>
            <span class="small soft" role="status">
              {said()}
            </span>
          </div>
          <Show
            when={picture()}
            fallback={
              <pre class="preview" tabindex="0" role="group" aria-label="Preview">
                {shown(made())}
              </pre>
            }
          >
            {(url) => (
              <div class="preview" tabindex="0" role="group" aria-label="Preview">
                <img src={url()} alt="The address map of the plan" />
              </div>
            )}
          </Show>
        </div>
      </div>
    </Dialog>
  );
};

const shown = (made: { content: Content } | { problem: string } | { waiting: string }): string => {
  if ('waiting' in made) return made.waiting;
  if ('problem' in made) return `There is no plan to export:\n\n${made.problem}`;
  const { content } = made;
  if (typeof content !== 'string') return 'A workbook has no preview here. Download it, and open it in Excel.';
  return content.length > PREVIEW ? `${content.slice(0, PREVIEW)}\n…\nThe file contains everything.` : content;
};
