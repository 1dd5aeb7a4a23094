import { Show } from 'solid-js';
import { store } from '../../document/store';
import { counted } from '../../ui/words';
import { set } from '../edit/actions';
import { get, isFields, subnetPath, workloads } from '../edit/edits';
import { plannedNetwork, plannedSubnet, takenInWords } from '../edit/known';
import { around, join, pinned, split } from '../edit/placing';
import { select } from '../edit/selection';
import { boundsOf, usableOf } from '../table/columns';
import { Bits } from './bits';

/** What can be done with the place of a subnet: pin, split, join, keep room. */
export const PlaceActions = (props: { network: string; name: string }) => {
  const known = () => plannedSubnet(props.network, props.name);
  const at = () => known()?.address_prefix ?? '';
  const wanted = () => get(store.document().request, subnetPath(props.network, props.name));
  const isPinned = () => isFields(wanted()) && get(wanted(), ['at']) !== undefined;
  const beside = () => (at() ? around(at()) : undefined);
  /** What is in the other half: a subnet that fills it, or nothing. */
  const other = (): { subnet: string | undefined } | undefined => {
    const [half, network, me] = [beside()?.other, plannedNetwork(props.network), known()];
    if (half === undefined || !network || !me) return undefined;
    const subnet = network.subnets.find(({ address_prefix }) => address_prefix === half);
    if (subnet) return { subnet: subnet.key };
    const even = Math.round(me.start / me.size) % 2 === 0;
    const start = even ? me.start + me.size : me.start - me.size;
    const free = network.blocks.some(
      (block) =>
        block.kind === 'free' &&
        block.prefix === me.prefix &&
        block.start <= start &&
        start + me.size <= block.start + block.size,
    );
    return free ? { subnet: undefined } : undefined;
  };
  const canSplit = () => {
    const it = known();
    return it !== undefined && (workloads(wanted()).length > 1 || it.need * 2 <= it.need + it.spare);
  };
  const move = (change: (network: string, name: string, at: string) => void) => () => {
    change(props.network, props.name, at());
    select({ kind: 'subnet', network: props.network, name: props.name });
  };
  return (
    <Show when={known()}>
      <p class="place">
        <span class="mono">{at()}</span>
        <Show when={known()?.ipv6}>
          {(ipv6) => (
            <>
              {' '}
              <span class="mono">{ipv6()}</span>
            </>
          )}
        </Show>
      </p>
      <Bits prefix={at()} />
      <Show when={known()}>
        {(it) => (
          <p class="small">
            <Show when={usableOf(it(), workloads(wanted()))}>
              {(range) => (
                <>
                  Usable <span class="mono">{range()}</span>,{' '}
                </>
              )}
            </Show>
            <Show when={boundsOf(at()).mask}>
              {(mask) => (
                <>
                  mask <span class="mono">{mask()}</span>,{' '}
                </>
              )}
            </Show>
            needs {takenInWords(it())}, {counted(it().spare)} free
          </p>
        )}
      </Show>
      <div class="buttons" role="group" aria-label="Place">
        <Show
          when={isPinned()}
          fallback={
            <button
              type="button"
              onClick={move((network, name, prefix) =>
                store.change((document) => pinned(document, network, name, prefix)),
              )}
            >
              Pin here
            </button>
          }
        >
          <button
            type="button"
            onClick={move((network, name) => store.change((document) => pinned(document, network, name, undefined)))}
          >
            Unpin
          </button>
        </Show>
        <button
          type="button"
          disabled={!canSplit()}
          title={canSplit() ? 'two subnets, one in each half' : 'more than half of it is needed'}
          onClick={move((network, name, prefix) => store.change((document) => split(document, network, name, prefix)))}
        >
          Split
        </button>
        <button
          type="button"
          disabled={!other()}
          title={other() ? '' : 'the other half is taken'}
          onClick={move((network, name) => {
            const [whole, half] = [beside()?.whole, other()];
            if (whole !== undefined && half)
              store.change((document) => join(document, network, name, whole, half.subnet));
          })}
        >
          {other()?.subnet === undefined ? 'Join with the free half' : `Join with ${other()?.subnet}`}
        </button>
        <Show when={beside()}>
          {(it) => {
            const length = () => it().whole.slice(it().whole.indexOf('/'));
            return (
              <Show when={get(wanted(), ['reserve']) === undefined}>
                <button
                  type="button"
                  disabled={other()?.subnet !== undefined || !other()}
                  onClick={() => set([...subnetPath(props.network, props.name), 'reserve'], length())}
                >
                  Reserve a {length()}
                </button>
              </Show>
            );
          }}
        </Show>
      </div>
    </Show>
  );
};
