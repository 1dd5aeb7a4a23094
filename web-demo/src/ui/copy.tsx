// A button that copies a text, and says that it did.
import { createSignal } from 'solid-js';
import './copy.css';

/** Puts a text where it can be pasted from; pages that are not served safely have only the older way. */
export const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
};

/** The same for a table, which programs that know tables take as one. */
export const copyTable = async ({ text, html }: { text: string; html: string }): Promise<boolean> => {
  try {
    const blob = (data: string, type: string) => new Blob([data], { type });
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/plain': blob(text, 'text/plain'), 'text/html': blob(html, 'text/html') }),
    ]);
    return true;
  } catch {
    return copy(text);
  }
};

interface Props {
  /** The text of the button. */
  label: string;
  /** The text, which may have to be fetched first. */
  text: () => string | Promise<string>;
  disabled?: boolean;
}

export const CopyButton = (props: Props) => {
  const [said, setSaid] = createSignal('');
  const onClick = async () => {
    let done = false;
    try {
      done = await copy(await props.text());
    } catch {
      /* It is said that it was not copied. */
    }
    setSaid(done ? 'Copied' : 'Not copied');
    setTimeout(() => setSaid(''), 1600);
  };
  return (
    <>
      <button
        type="button"
        class="copy"
        classList={{ 'copy-said': said() !== '' }}
        disabled={props.disabled}
        onClick={onClick}
      >
        <span class="copy-label">{props.label}</span>
        <span class="copy-done" aria-hidden={said() === ''}>
          {said()}
        </span>
      </button>
      <span class="visually-hidden" role="status">
        {said()}
      </span>
    </>
  );
};
