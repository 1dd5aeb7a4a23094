import { Show } from 'solid-js';
import { store } from '../../document/store';
import { counted } from '../../ui/words';
import { nameSubnet } from '../edit/actions';
import { get, ownerOf, placeOf, subnetPath, workloads } from '../edit/edits';
import { TextCell } from '../edit/field';
import { jointOf, noSplit } from '../edit/halves';
import { inWords, plannedSubnet, takenInWords } from '../edit/known';
import { markAt } from '../edit/marks';
import { join, split } from '../edit/placing';
import { type Selected, select } from '../edit/selection';
import type { Leaf } from './branches';

/** Halves of free blocks are a matter of this view: nothing is planned in them. */
interface Divided {
  readonly divide: (leaf: Leaf) => void;
  readonly unite: (leaf: Leaf) => void;
}

/** Where a row is, and whether it is looked at. */
export interface LeafView {
  readonly index: number;
  readonly chosen: boolean;
}

const lengthOf = (prefix: string): number => Number(prefix.slice(prefix.indexOf('/') + 1));
/** The smallest subnet of Azure: a /29, and a /64 of IPv6. */
const isSmallest = (prefix: string): boolean => lengthOf(prefix) >= (prefix.includes(':') ? 64 : 29);

/** The effect of one more click on it, or why it has none. */
interface Action {
  readonly text: string;
  readonly why: string;
  readonly run: () => void;
}

const splitOf = (leaf: Leaf, { divide }: Divided): Action | undefined => {
  const { network, name, prefix, kind } = leaf;
  const text = 'Split';
  if (kind === 'free') {
    const why = isSmallest(prefix) ? 'a half of it is too small for a subnet' : '';
    return { text, why, run: () => divide(leaf) };
  }
  if (kind !== 'subnet' || plannedSubnet(network, name)?.address_prefix !== prefix) return undefined;
  const run = () => {
    store.change((document) => split(document, network, name, prefix));
    select({ kind: 'subnet', network, name });
  };
  return name.includes('/') ? undefined : { text, why: noSplit(network, name), run };
};

/** Joins two halves, of which the leaf is the first; a subnet takes its free half. */
const joinOf = (leaf: Leaf, second: Leaf | undefined, { unite }: Divided): Action | undefined => {
  if (!leaf.first || !second || leaf.whole === undefined) return undefined;
  const text = `Join to ${leaf.whole.slice(leaf.whole.indexOf('/'))}`;
  if (leaf.kind === 'free' && second.kind === 'free') return { text, why: '', run: () => unite(leaf) };
  const own = [leaf, second].find(({ kind, name }) => kind === 'subnet' && !name.includes('/'));
  if (!own) return undefined;
  const { network, name } = own;
  const joint = jointOf(network, name);
  if (typeof joint === 'string') return { text, why: joint, run: () => undefined };
  const run = () => {
    store.change((document) => join(document, network, name, joint.whole, joint.other));
    select({ kind: 'subnet', network, name });
  };
  return { text, why: '', run };
};

const Do = (props: { action: Action | undefined; what: 'split' | 'join'; label: string }) => (
  <Show when={props.action}>
    {(action) => (
      <button
        type="button"
        data-does={props.what}
        aria-label={`${action().text}: ${props.label}`}
        aria-disabled={action().why !== ''}
        title={action().why}
        onClick={() => action().why === '' && action().run()}
      >
        {action().text}
      </button>
    )}
  </Show>
);

const WORDS = { free: 'free', gone: 'gone, not released', avoid: 'keep-out', kept: 'room to grow' } as const;

const selectedOf = ({ kind, network, name, prefix }: Leaf, owner: string): Selected => {
  if (kind === 'free') return { kind, network, prefix };
  if (kind === 'gone') return { kind, network, name };
  return kind === 'avoid' ? { kind: 'network', network } : { kind: 'subnet', network, name: owner };
};

/** One part of a network: what it is, and what can be made of it. */
export const LeafRow = (props: { leaf: Leaf; second: Leaf | undefined; row: LeafView; divided: Divided }) => {
  const it = () => props.leaf;
  const owner = () => ownerOf(store.document().request, it().network, it().name);
  const path = () => subnetPath(it().network, owner());
  const known = () => (it().kind === 'subnet' ? plannedSubnet(it().network, it().name) : undefined);
  const label = () => `${it().prefix}${it().name ? `, ${it().name}` : it().kind === 'free' ? ', free' : ''}`;
  const held = () => workloads(get(store.document().request, path())).map(inWords).join('; ');
  const what = () => selectedOf(it(), owner());
  const joined = () => joinOf(it(), props.second, props.divided);
  return (
    <tr
      class={`leaf leaf-${it().kind}`}
      classList={{ chosen: props.row.chosen }}
      aria-rowindex={props.row.index}
      data-colour={it().kind === 'subnet' ? markAt(store.document(), placeOf(path())).colour : undefined}
      style={{ '--depth': it().depth }}
      onClick={(event) => {
        if (!(event.target as Element).closest('input, button')) select(what());
      }}
    >
      <th scope="row" class="leaf-prefix">
        <button type="button" class="quiet mono" aria-label={`Details of ${label()}`} onClick={() => select(what())}>
          {it().prefix}
        </button>
      </th>
      <td class="leaf-name">
        <Show
          when={known() && owner() === it().name}
          fallback={
            <span class="soft">
              {it().kind === 'subnet' ? it().name : WORDS[it().kind as keyof typeof WORDS]}
              {it().kind === 'subnet' || it().kind === 'free' || !it().name ? '' : `: ${it().name}`}
            </span>
          }
        >
          <TextCell
            label={`Name of ${it().name}`}
            place={placeOf(path())}
            value={it().name}
            set={(to) => nameSubnet(it().network, it().name, to)}
          />
        </Show>
      </td>
      <td class="leaf-holds" title={held()}>
        {it().kind === 'subnet' ? held() || 'choose a service' : ''}
      </td>
      <td class="leaf-use">
        <Show when={known()}>
          {(it) => (
            <>
              {takenInWords(it())}
              <Show when={it().pinned === 'locked'}>
                {' '}
                <span class="frozen">frozen</span>
              </Show>
              <span class="visually-hidden">, {counted(it().spare)} free</span>
            </>
          )}
        </Show>
      </td>
      <td class="leaf-does no-print">
        <Do what="split" action={splitOf(it(), props.divided)} label={label()} />
      </td>
      <td class="leaf-does no-print" classList={{ pair: joined() !== undefined }}>
        <Do what="join" action={joined()} label={`${it().prefix} and ${props.second?.prefix ?? ''}`} />
      </td>
    </tr>
  );
};
