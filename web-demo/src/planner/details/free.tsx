import { halves, IpplanError, size } from 'ipplan/plan';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { store } from '../../document/store';
import { Ask } from '../../ui/ask';
import { ServicePicker } from '../../ui/service-picker';
import { addSubnet } from '../edit/actions';
import { get, subnetPath } from '../edit/edits';
import { plannedNetwork, serviceOf, started } from '../edit/known';
import { firstOf, pinned } from '../edit/placing';
import { goTo } from '../edit/selection';
import { Bits } from './bits';

/** How large the subnet of a service is to begin with; nothing where it needs several. */
const sizeOf = (service: string): number | undefined => {
  try {
    const answer = size(started(service) as Parameters<typeof size>[0]);
    return 'subnets' in answer ? undefined : answer.prefix_length;
  } catch (thrown) {
    if (thrown instanceof IpplanError) return undefined;
    throw thrown;
  }
};

/** A free block: something can be put into it, or into a part of it. */
export const FreeDetails = (props: { network: string; prefix: string }) => {
  // The block, and the halves of it that were chosen one after the other.
  const [parts, setParts] = createSignal<readonly string[]>([props.prefix]);
  createEffect(
    on(
      () => props.prefix,
      (prefix) => setParts([prefix]),
      { defer: true },
    ),
  );
  const part = () => parts().at(-1) ?? props.prefix;
  const both = createMemo(() => halves(part()));
  const [service, setService] = createSignal('hosts');
  const [name, setName] = createSignal('');
  const block = () =>
    plannedNetwork(props.network)?.blocks.find(
      ({ kind, address_prefix }) => kind === 'free' && address_prefix === props.prefix,
    );
  const wanted = (name: string) => get(store.document().request, subnetPath(props.network, name)) !== undefined;
  /** Subnets of the network that would fit, the same size as the block or smaller. */
  const movable = () => {
    const free = block();
    const fits = plannedNetwork(props.network)?.subnets.filter(
      (one) =>
        free && wanted(one.key) && one.prefix === free.prefix && one.size <= free.size / 2 ** (parts().length - 1),
    );
    return (fits ?? []).slice(0, 200);
  };
  /** The first part of it that is as large as needed; nothing where its service needs several subnets. */
  const place = createMemo(() => {
    const answer = sizeOf(service());
    return answer === undefined ? undefined : firstOf(part(), answer);
  });
  const put = () =>
    addSubnet(
      props.network,
      { ...started(service()), ...(place() === undefined ? {} : { at: place() }) },
      name().trim() || serviceOf(service())?.id || 'subnet',
    );
  const move = (subnet: string) => {
    const it = plannedNetwork(props.network)?.subnets.find(({ key }) => key === subnet);
    const free = block();
    if (!it || !free) return;
    // As large as it is: the first part of its size.
    let [at, size] = [part(), free.size / 2 ** (parts().length - 1)];
    for (; size > it.size * 1.5; size /= 2) at = halves(at)[0] ?? at;
    store.change((document) => pinned(document, props.network, subnet, at));
    goTo({ kind: 'subnet', network: props.network, name: subnet });
  };
  return (
    <>
      <p class="place">
        <span class="mono">{part()}</span> <span class="soft">free in {props.network}</span>
      </p>
      <Bits prefix={part()} />
      <div class="buttons" role="group" aria-label="Part of the block">
        <For each={both()}>
          {(half, index) => (
            <button
              type="button"
              class="mono"
              aria-label={`${index() === 0 ? 'First' : 'Second'} half, ${half}`}
              onClick={() => setParts((all) => [...all, half])}
            >
              {half}
            </button>
          )}
        </For>
        <Show when={parts().length > 1}>
          <button type="button" onClick={() => setParts((all) => all.slice(0, -1))}>
            Whole {parts().at(-2)}
          </button>
        </Show>
      </div>
      <form
        class="put"
        onSubmit={(event) => {
          event.preventDefault();
          put();
        }}
      >
        <Ask label="Name">
          {(made) => (
            <input
              ref={made}
              value={name()}
              placeholder={service()}
              autocomplete="off"
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Ask>
        <ServicePicker value={service()} onChange={setService} />
        <button type="submit" class="primary">
          {place() === undefined ? 'Add its subnets' : `Put it at ${place()}`}
        </button>
      </form>
      <Show when={movable().length > 0}>
        <Ask label="Or move a subnet here">
          {(made) => (
            <select
              ref={made}
              onChange={(event) => {
                move(event.currentTarget.value);
                event.currentTarget.value = '';
              }}
            >
              <option value="">choose one</option>
              <For each={movable()}>
                {(one) => (
                  <option value={one.key}>
                    {one.key}, {one.address_prefix}
                  </option>
                )}
              </For>
            </select>
          )}
        </Ask>
      </Show>
    </>
  );
};
