import type { Problem } from 'ipplan/plan';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { store } from '../../document/store';
import { many } from '../../ui/words';
import { addLink, ends } from '../edit/actions';
import { placeOf } from '../edit/edits';
import { problemsIn } from '../edit/known';
import { linksIn, networksOf, problemsOfLink, ROOTS, spokenLink } from '../edit/links';
import { type Selected, select, selected } from '../edit/selection';
import { NAMED, type Part, type Picture, pictureOf } from './picture';
import './links.css';

type Draw = typeof import('ipplan').diagram;

const same = (a: Selected | undefined, b: Selected): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The problems of a part of the picture. */
const wrong = (what: Selected): readonly Problem[] => {
  const { problems } = store.view();
  if (what.kind === 'network') return problems.filter((one) => networksOf(one).includes(what.network));
  if (what.kind === 'site' || what.kind === 'client-pool') return problemsIn(placeOf([ROOTS[what.kind], what.name]));
  const link = what.kind === 'link' ? linksIn(store.document().request)[what.index] : undefined;
  return link && what.kind === 'link' ? problemsOfLink(problems, what.index, link) : [];
};

/** Whether a problem of a link is one of its line to an end: two spokes that overlap are no fault of others. */
const isOf = (problem: Problem, end = ''): boolean => {
  const networks = networksOf(problem);
  return networks.length === 0 || networks.includes(end);
};

/** The networks with what joins them: as the picture that the package draws, and in words. */
export const Links = () => {
  let scroller!: HTMLDivElement;
  const [draw, setDraw] = createSignal<Draw>();
  const [failed, setFailed] = createSignal(false);
  import('ipplan').then(
    ({ diagram }) => setDraw(() => diagram),
    () => setFailed(true),
  );
  const links = createMemo(() => linksIn(store.document().request));
  const picture = createMemo<Picture | undefined>(() => {
    const { request } = store.document();
    return Object.keys(request.networks ?? {}).length > 0
      ? draw() && pictureOf(draw()?.(request) ?? '', links())
      : undefined;
  });
  /** The one that the keyboard is at. */
  const [here, setHere] = createSignal(0);

  const go = (to: number) => {
    const parts = picture()?.parts ?? [];
    const at = Math.min(Math.max(to, 0), parts.length - 1);
    setHere(at);
    parts[at]?.elements[0]?.focus();
  };
  const show = (at: number) => {
    const part = picture()?.parts[at];
    if (!part) return;
    setHere(at);
    select(part.what);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === 'Enter' || key === ' ') show(here());
    else if (key === 'Escape') select(undefined);
    else if (key === 'ArrowRight' || key === 'ArrowDown') go(here() + 1);
    else if (key === 'ArrowLeft' || key === 'ArrowUp') go(here() - 1);
    else if (key === 'Home') go(0);
    else if (key === 'End') go(Infinity);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const hit = (event.target as Element).closest('[data-link], [data-network], [data-site], [data-client-pool]');
    const link = hit?.getAttribute('data-link');
    const parts = picture()?.parts ?? [];
    const at = parts.findIndex(({ what, elements }: Part) =>
      link == null ? elements.includes(hit as SVGElement) : what.kind === 'link' && what.index === Number(link),
    );
    if (at >= 0) show(at);
  };

  createEffect(() => {
    const drawn = picture();
    scroller.replaceChildren(...(drawn ? [drawn.svg] : []));
    setHere((at) => Math.min(at, Math.max(0, (drawn?.parts.length ?? 0) - 1)));
  });
  createEffect(() => {
    const what = selected();
    for (const [at, part] of (picture()?.parts ?? []).entries()) {
      const [first] = part.elements;
      const problems = wrong(part.what);
      first?.setAttribute('tabindex', at === here() ? '0' : '-1');
      first?.setAttribute('aria-pressed', String(same(what, part.what)));
      first?.setAttribute(
        'aria-label',
        problems.length > 0 ? `${part.label}, ${many(problems.length, 'problem')}` : part.label,
      );
      for (const [at, element] of part.elements.entries()) {
        const [to] = (part.ends?.[at] ?? '').split('/');
        const isFaulty = problems.some((one) => !part.ends || isOf(one, to));
        element.classList.toggle('chosen', same(what, part.what));
        element.classList.toggle('faulty', isFaulty);
      }
    }
  });
  // What is chosen elsewhere is where the keyboard goes on.
  createEffect(
    on(selected, (what) => {
      const at = what ? (picture()?.parts.findIndex((part) => same(what, part.what)) ?? -1) : -1;
      if (at >= 0) setHere(at);
    }),
  );

  return (
    <section class="links" aria-label="Links">
      <div class="links-head">
        <p class="soft">
          {links().length > 0
            ? many(links().length, 'link')
            : 'No links yet. A link joins networks, sites and client pools, as a peering or a VPN does.'}
        </p>
        <button
          type="button"
          class="no-print"
          disabled={ends().length < 2}
          title={ends().length < 2 ? 'a link needs two networks, or a network and a site or a client pool' : ''}
          onClick={addLink}
        >
          Add a link
        </button>
      </div>
      <Show when={!draw()}>
        <p class="soft" role="status">
          {failed() ? 'The diagram could not be loaded. Are you online?' : 'Loading the diagram …'}
        </p>
      </Show>
      <div
        ref={scroller}
        class="links-picture"
        role="region"
        aria-label="Diagram"
        hidden={!picture()}
        onClick={onClick}
        onKeyDown={onKey}
      />
      <Show when={picture()}>
        <p class="visually-hidden">Arrow keys walk over the diagram, Enter opens what is there.</p>
      </Show>
      <ul class="links-list">
        <For each={links()}>
          {(link, at) => (
            <li>
              <button
                type="button"
                class="quiet"
                aria-pressed={same(selected(), { kind: 'link', index: at() })}
                onClick={() => select({ kind: 'link', index: at() })}
              >
                {spokenLink(link, NAMED)}
              </button>
              <For each={problemsOfLink(store.view().problems, at(), link)}>
                {(problem) => <p class="bad small">! {problem.message}</p>}
              </For>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
};
