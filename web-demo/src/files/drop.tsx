import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { pastedOf } from '../ui/handover';
import { importFiles, importPasted } from './import';
import './drop.css';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Opens what is dropped anywhere on the page, or pasted outside of a text field. */
export const DropZone = () => {
  // How many elements the mouse is over: leaving one can mean being over another.
  const [over, setOver] = createSignal(0);
  const enter = (event: DragEvent) => {
    if (hasFiles(event)) setOver(over() + 1);
  };
  const leave = (event: DragEvent) => {
    if (hasFiles(event)) setOver(Math.max(0, over() - 1));
  };
  const allow = (event: DragEvent) => {
    if (hasFiles(event)) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(0);
    void importFiles([...(event.dataTransfer?.files ?? [])]);
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = pastedOf(event);
    if (!pasted) return;
    event.preventDefault();
    void importPasted(pasted);
  };
  onMount(() => {
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('dragover', allow);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
  });
  onCleanup(() => {
    removeEventListener('dragenter', enter);
    removeEventListener('dragleave', leave);
    removeEventListener('dragover', allow);
    removeEventListener('drop', drop);
    removeEventListener('paste', paste);
  });
  return (
    <Show when={over() > 0}>
      <div class="drop-here" aria-hidden="true">
        Drop to open: requests, plans, lists, and files of Azure, Terraform and other tools
      </div>
    </Show>
  );
};
