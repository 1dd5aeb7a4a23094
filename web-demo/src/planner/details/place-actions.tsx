import { Show } from 'solid-js';
import { store } from '../../document/store';
import { counted } from '../../ui/words';
import { set } from '../edit/actions';
import { get, isFields, subnetPath, workloads } from '../edit/edits';
import { type Joint, jointOf, noSplit } from '../edit/halves';
import { plannedSubnet, takenInWords } from '../edit/known';
import { around, join, pinned, split } from '../edit/placing';
import { select } from '../edit/selection';
import { boundsOf, usableOf } from '../table/columns';
import { Bits } from './bits';

/** Actions on the place of a subnet: pin, split, join, keep room. */
export const PlaceActions = (props: { network: string; name: string }) => {
  const known = () => plannedSubnet(props.network, props.name);
  const at = () => known()?.address_prefix ?? '';
  const wanted = () => get(store.document().request, subnetPath(props.network, props.name));
  const isPinned = () => isFields(wanted()) && get(wanted(), ['at']) !== undefined;
  const beside = () => (at() ? around(at()) : undefined);
  const cannotSplit = () => noSplit(props.network, props.name);
  const joint = () => jointOf(props.network, props.name);
  const half = (): Joint | undefined => {
    const it = joint();
    return typeof it === 'string' ? undefined : it;
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
          disabled={cannotSplit() !== ''}
          title={cannotSplit() || 'two subnets, one in each half'}
          onClick={move((network, name, prefix) => store.change((document) => split(document, network, name, prefix)))}
        >
          Split
        </button>
        <button
          type="button"
          disabled={!half()}
          title={half() ? '' : String(joint())}
          onClick={move((network, name) => {
            const it = half();
            if (it) store.change((document) => join(document, network, name, it.whole, it.other));
          })}
        >
          {half()?.other === undefined ? 'Join with the free half' : `Join with ${half()?.other}`}
        </button>
        <Show when={beside()}>
          {(it) => {
            const length = () => it().whole.slice(it().whole.indexOf('/'));
            return (
              <Show when={get(wanted(), ['reserve']) === undefined}>
                <button
                  type="button"
                  disabled={!half() || half()?.other !== undefined}
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
