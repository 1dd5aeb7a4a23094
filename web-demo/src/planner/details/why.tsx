import { createMemo, For, Show } from 'solid-js';
import { store } from '../../document/store';
import { PageLink } from '../../ui/source';
import { counted } from '../../ui/words';
import { plannedSubnet } from '../edit/known';

/** The sum for the size of a subnet. */
export const Why = (props: { network: string; name: string; title: string }) => {
  const answer = createMemo(() => store.why(props.network, props.name));
  const notices = () =>
    (plannedSubnet(props.network, props.name)?.notices ?? 0) === 0
      ? []
      : (store.view().map?.notices ?? []).filter(({ subnets }) => subnets.includes(`${props.network}.${props.name}`));
  return (
    <section class="why" aria-label={props.title}>
      <h3>{props.title}</h3>
      <Show when={answer()} fallback={<p class="soft">There is no sum while there are problems.</p>}>
        {(size) => (
          <>
            <table class="why-sum">
              <tbody>
                <For each={size().terms}>
                  {(term) => (
                    <tr>
                      <th scope="row">
                        {term.what}{' '}
                        <span class="soft">({size().phases.find(({ phase }) => phase === term.phase)?.title})</span>
                        <Show when={term.source}>
                          {(source) => (
                            <>
                              {' '}
                              <a
                                href={source().url}
                                target="_blank"
                                rel="noreferrer"
                                title={`${source().title}, ${source().date}`}
                              >
                                {source().date}
                              </a>
                            </>
                          )}
                        </Show>
                      </th>
                      <td>
                        {term.count === 1 || term.each === 1 ? '' : `${counted(term.count)} × ${counted(term.each)} =`}
                      </td>
                      <td>{counted(term.addresses)}</td>
                    </tr>
                  )}
                </For>
                <tr class="total">
                  <th scope="row">need</th>
                  <td />
                  <td>{counted(size().addresses.need)}</td>
                </tr>
              </tbody>
            </table>
            <p>
              A /{size().prefix_length} has {counted(size().block)} addresses: {counted(size().usable)} usable,{' '}
              {counted(size().spare)} spare. Size: {size().decision}
              <Show when={size().minimum}>; the smallest that Azure accepts is a /{size().minimum}</Show>
              <Show when={size().advised}>; advised is a /{size().advised}</Show>.
            </p>
            <Show when={size().delegation}>
              <p>
                Delegated to <span class="mono">{size().delegation}</span>.
              </p>
            </Show>
            <Show when={size().required_name}>
              <p>
                Azure requires the name <span class="mono">{size().required_name}</span>.
              </p>
            </Show>
          </>
        )}
      </Show>
      <Show when={notices().length > 0}>
        <h3>Good to know</h3>
        <ul class="why-notices">
          <For each={notices()}>
            {(notice) => (
              <li>
                {notice.message} <PageLink source={notice.source} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
};
