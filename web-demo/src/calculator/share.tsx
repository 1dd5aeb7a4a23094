// Sharing the answer: the link, the text, the command, the data.
import { Show } from 'solid-js';
import { CopyButton } from '../ui/copy';
import { hand } from '../ui/handover';
import { isLocal } from '../ui/route';
import { settle } from './address';
import { command, plain, type Service } from './question';
import type { Answered } from './state';

export const Share = (props: { answered: Answered; service: Service; stale: boolean }) => {
  const line = () => command(props.answered.question, props.service);
  // Writing text is in the whole module, which is fetched when somebody wants it.
  const text = async () => (await import('ipplan')).sizeText(plain(props.answered.question));
  return (
    <section class="share-answer no-print" aria-label="Share">
      <code class="line" tabindex="0" role="region" aria-label="The command">
        {line()}
      </code>
      <Show when={isLocal()}>
        <p class="small soft">A link to this page opens on this machine only; the command works everywhere.</p>
      </Show>
      <div class="buttons">
        <CopyButton
          label="Copy link"
          text={() => {
            settle();
            return location.href;
          }}
        />
        <CopyButton label="Copy command" text={line} disabled={props.stale} />
        <CopyButton label="Copy as text" text={text} disabled={props.stale} />
        <CopyButton
          label="Copy JSON"
          text={() => JSON.stringify(props.answered.answer, null, 2)}
          disabled={props.stale}
        />
        <button type="button" onClick={() => print()}>
          Print
        </button>
        <button
          type="button"
          class="primary"
          disabled={props.stale}
          onClick={() => hand({ workload: props.answered.question })}
        >
          Put this into the plan
        </button>
      </div>
    </section>
  );
};
