// The calculator: what is asked on one side, what comes of it on the other.
import { createEffect, on, onCleanup, onMount, Show } from 'solid-js';
import { hand, pastedOf } from '../ui/handover';
import { InputsForm } from '../ui/inputs-form';
import { route } from '../ui/route';
import { offered, ServicePicker } from '../ui/service-picker';
import { counted } from '../ui/words';
import { Wrong } from '../ui/wrong';
import { forget } from './address';
import { Answer } from './answer';
import { HowFar } from './capacity';
import { Disclosure } from './disclosure';
import { Editions } from './editions';
import { Examples } from './examples';
import { How } from './how';
import { Share } from './share';
import { createCalculator, nameOf, type Calculator as State } from './state';
import { sizes, subnetsOf } from './words';
import './calculator.css';

const HOW = ['service', 'cidr', 'headroom', 'fit', 'edition'];

const Form = (props: { calculator: State }) => {
  const { calculator } = props;
  const fields = () => [...HOW, ...(calculator.service()?.inputs.map((input) => input.name) ?? [])];
  const elsewhere = () => calculator.outcome().problems.filter((problem) => !fields().includes(problem.place));
  /** Values in the address that have no field. */
  const strays = () =>
    Object.keys(calculator.question()).filter((key) => calculator.service() && !fields().includes(key));
  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      <ServicePicker
        value={calculator.question().service ?? ''}
        name={calculator.service()?.name}
        onChange={calculator.choose}
        about={calculator.about('service')}
      />
      <Show when={calculator.service()} keyed>
        {(service) => (
          <>
            <p class="about soft small">
              {service.about}
              <Show when={service.retired}>
                {' '}
                <strong>{service.retired}.</strong>
              </Show>
            </p>
            <InputsForm
              inputs={service.inputs}
              value={({ name }) => calculator.question()[name] ?? ''}
              eachKey
              onChange={({ name }, value) => calculator.set(name, value)}
              about={calculator.about}
            />
            <Show when={elsewhere().length > 0}>
              <Wrong problems={elsewhere()} />
              <div class="buttons">
                {strays().map((key) => (
                  <button type="button" onClick={() => calculator.set(key, undefined)}>
                    Leave out {key}
                  </button>
                ))}
              </div>
            </Show>
            <How calculator={calculator} service={service} />
            <div class="no-print">
              <Disclosure title="Worked examples" of={service}>
                {(now) => <Examples service={now()} onChoose={calculator.ask} />}
              </Disclosure>
            </div>
          </>
        )}
      </Show>
    </form>
  );
};

const Result = (props: { calculator: State }) => {
  const { calculator } = props;
  const stale = () => calculator.outcome().problems.length > 0;
  return (
    <section class="result" id="result" tabindex="-1" aria-label="The answer">
      <Show when={calculator.outcome().last} fallback={<p class="soft">There is no answer yet.</p>}>
        {(last) => (
          <>
            <Answer answered={last()} name={nameOf(last().answer.service)} stale={stale()} />
            <Show when={calculator.service()} keyed>
              {(service) => (
                <Show when={last().answer.service === service.id}>
                  <Share answered={last()} service={service} stale={stale()} />
                  <Disclosure title="What fits in each size" of={last()}>
                    {(now) => (
                      <HowFar
                        question={now().question}
                        service={service}
                        lengths={subnetsOf(now().answer).map((subnet) => subnet.prefix_length)}
                      />
                    )}
                  </Disclosure>
                  <Disclosure title="Other editions" of={last()}>
                    {(now) => (
                      <Editions
                        question={now().question}
                        service={service}
                        edition={now().answer.edition}
                        onChoose={(day) => calculator.set('edition', day)}
                      />
                    )}
                  </Disclosure>
                </Show>
              )}
            </Show>
          </>
        )}
      </Show>
    </section>
  );
};

/** On a small screen the answer is below the form, and its size stays in sight. */
const InShort = (props: { calculator: State }) => (
  <button type="button" class="in-short no-print" onClick={() => document.getElementById('result')?.scrollIntoView()}>
    <Show when={props.calculator.outcome().problems.length === 0} fallback="no answer to these inputs">
      <Show when={props.calculator.outcome().last}>
        {(last) => (
          <>
            <strong>{sizes(last().answer)}</strong> see why
          </>
        )}
      </Show>
    </Show>
  </button>
);

export const Calculator = () => {
  const calculator = createCalculator(route().rest);
  createEffect(
    on(
      route,
      ({ view, rest }) => {
        if (view === 'size') calculator.follow(rest);
      },
      { defer: true },
    ),
  );
  // A list or a file is for the planner, wherever it is pasted.
  const paste = (event: ClipboardEvent) => {
    const pasted = pastedOf(event);
    if (pasted) hand({ pasted });
  };
  onMount(() => addEventListener('paste', paste));
  onCleanup(() => {
    forget();
    removeEventListener('paste', paste);
  });
  return (
    <>
      <h1>How big must this subnet be?</h1>
      <p class="intro soft">
        For everybody who plans Azure networks: choose one of {counted(offered)} services, and see the size of its
        subnet with the sum and the page behind each number. Nothing leaves your browser.
      </p>
      <div class="calculator">
        <Form calculator={calculator} />
        <Result calculator={calculator} />
      </div>
      <InShort calculator={calculator} />
    </>
  );
};
