// The answer for one subnet: how big, and why.
import { Index, Show } from 'solid-js';
import { Mark, type Source } from '../ui/source';
import { counted } from '../ui/words';
import { Bar } from './bar';
import { type Sized, scale } from './words';

const Sum = (props: { subnet: Sized; sources: readonly Source[] }) => {
  const phases = () =>
    props.subnet.phases.map((it) => ({
      ...it,
      terms: props.subnet.terms.filter((term) => term.phase === it.phase),
    }));
  return (
    <table class="sum">
      <caption class="visually-hidden">The sum</caption>
      <thead class="visually-hidden">
        <tr>
          <th>What</th>
          <th>Count × each</th>
          <th>Addresses</th>
        </tr>
      </thead>
      {/* By their places, so that a keystroke changes numbers and not the table. */}
      <Index each={phases()}>
        {(it) => (
          <tbody>
            <tr>
              <th scope="rowgroup" colspan="2">
                {it().title}
              </th>
              <td class="sum-phase">{counted(it().addresses)}</td>
            </tr>
            <Index each={it().terms}>
              {(term) => (
                <tr>
                  <td>
                    {term().what}
                    <Mark source={term().source} among={props.sources} />
                  </td>
                  <td class="sum-product">
                    <Show when={term().count > 1}>
                      {counted(term().count)} × {counted(term().each)}
                    </Show>
                  </td>
                  <td>{counted(term().addresses)}</td>
                </tr>
              )}
            </Index>
          </tbody>
        )}
      </Index>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">
            Need
          </th>
          <td>{counted(props.subnet.addresses.need)}</td>
        </tr>
      </tfoot>
    </table>
  );
};

const Facts = (props: { subnet: Sized }) => (
  <dl class="facts">
    <dt>Decided by</dt>
    <dd>{props.subnet.decision}</dd>
    <dt>Minimum</dt>
    <dd>/{props.subnet.minimum}</dd>
    <dt>Advised</dt>
    <dd>{props.subnet.advised === null ? 'none' : `/${props.subnet.advised}`}</dd>
    <Show when={props.subnet.required_name}>
      <dt>Name</dt>
      <dd>
        <code>{props.subnet.required_name}</code>, required by Azure
      </dd>
    </Show>
    <Show when={props.subnet.delegation}>
      <dt>Delegation</dt>
      <dd>
        <code>{props.subnet.delegation}</code>
      </dd>
    </Show>
    <Show when={scale(props.subnet)}>
      {(text) => (
        <>
          <dt>Scales to</dt>
          <dd>{text()}</dd>
        </>
      )}
    </Show>
  </dl>
);

export const Subnet = (props: { subnet: Sized; sources: readonly Source[] }) => (
  <article class="subnet">
    <Show when={props.subnet.role}>
      <h2>{props.subnet.role}</h2>
    </Show>
    <p class="headline">
      {/* The browser's clock says when it was drawn. */}
      <strong class="prefix" elementtiming="answer">
        /{props.subnet.prefix_length}
      </strong>
      <span class="block">
        <span class="range">{props.subnet.address_prefix ?? `${counted(props.subnet.block)} addresses`}</span>
        <span class="soft">
          <Show when={props.subnet.address_prefix}>{counted(props.subnet.block)} addresses, </Show>
          {counted(props.subnet.usable)} usable, {counted(props.subnet.spare)} spare
        </span>
        <Show when={props.subnet.advised !== null && props.subnet.advised < props.subnet.prefix_length}>
          <span>a /{props.subnet.advised} is advised</span>
        </Show>
      </span>
    </p>
    <Bar subnet={props.subnet} />
    <Sum subnet={props.subnet} sources={props.sources} />
    <Facts subnet={props.subnet} />
  </article>
);
