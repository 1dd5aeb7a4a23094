// What is asked, and what comes of it.

import { IpplanError, type Problem, type Size, services, size } from 'ipplan/size';
import { createMemo, createSignal } from 'solid-js';
import type { About } from '../ui/ask';
import { assumed } from '../ui/service-picker';
import type { Fix } from '../ui/wrong';
import * as page from './address';
import { asking, beginning, named, ofQuery, plain, type Question, type Service, toQuery } from './question';

/** The first question, so that a visitor sees a whole answer at once. */
const FIRST: Question = { service: assumed, instances: '10' };

/** A question with its answer. */
export interface Answered {
  readonly question: Question;
  readonly answer: Size;
}

/** An answer to what is asked, or the last there was, with what is wrong now. */
interface Outcome {
  readonly last: Answered | undefined;
  readonly problems: readonly Problem[];
}

/** The size, or what is wrong with the question. */
export const sized = (question: Question): Size | readonly Problem[] => {
  try {
    return size(plain(question));
  } catch (thrown) {
    if (!(thrown instanceof IpplanError)) throw thrown;
    return thrown.problems;
  }
};

export const isAnswer = (it: Size | readonly Problem[]): it is Size => !Array.isArray(it);

const hasAnswer = (question: Question): boolean => isAnswer(sized(question));

const found = new Map<string, Service | undefined>();
const serviceOf = (name: string): Service | undefined => {
  if (!found.has(name)) {
    found.set(
      name,
      services(name).services.find((it) => it.id === name || it.aliases.includes(name)),
    );
  }
  return found.get(name);
};

/** What people call a service. */
export const nameOf = (id: string): string => serviceOf(id)?.name ?? id;

/** The question of an address. */
const ofRoute = (rest: string): Question => {
  const asked = ofQuery(rest);
  if (Object.keys(asked).length === 0) return FIRST;
  const question = { service: assumed, ...asked };
  const service = serviceOf(question.service);
  return service ? named(question, service) : question;
};

/** The last question of each service, so that coming back to one finds it as it was left. */
const left = new Map<string, Question>([[assumed, FIRST]]);
let latest: Question | undefined;

export const createCalculator = (rest: string) => {
  const [question, setQuestion] = createSignal(rest === '' && latest ? latest : ofRoute(rest));
  const service = createMemo(() => serviceOf(question().service ?? ''));
  const outcome = createMemo<Outcome>(
    (before) => {
      const answer = sized(question());
      return isAnswer(answer)
        ? { last: { question: question(), answer }, problems: [] }
        : { last: before.last, problems: answer };
    },
    { last: undefined, problems: [] },
  );

  const show = (next: Question) => {
    latest = next;
    if (next.service !== undefined) left.set(next.service, next);
    setQuestion(next);
  };
  const address = (next: Question) => `#/size?${toQuery(next)}`;
  /** Another question; the address follows. */
  const ask = (next: Question) => {
    show(next);
    page.follow(address(next));
  };
  /** Asks what a hint proposes; what belongs to a lock or to a request is none of the calculator. */
  const fixOf = (change: Problem['hints'][number]['change']): Fix | undefined => {
    const fix = (label: string, next: () => Question): Fix => ({
      label,
      take: () => {
        const asked = next();
        const other = asked.service === question().service ? undefined : serviceOf(asked.service ?? '');
        ask(other ? { ...beginning(other, hasAnswer), ...asked } : asked);
      },
    });
    switch (change?.kind) {
      case 'set':
        return fix(`Use ${change.value}`, () => asking(question(), change.place, String(change.value)));
      case 'rename':
        return fix(`Use ${change.to}`, () =>
          asking(asking(question(), change.place, undefined), change.to, question()[change.place]),
        );
      case 'leave-out':
        return fix(`Leave out ${change.place}`, () => asking(question(), change.place, undefined));
      default:
        return undefined;
    }
  };
  return {
    question,
    service,
    outcome,
    ask,
    set: (key: string, value: string | undefined) => ask(asking(question(), key, value)),
    /** Another service, which is a step that the browser can take back. */
    choose: (id: string) => {
      const service = serviceOf(id);
      const next = left.get(id) ?? (service ? beginning(service, hasAnswer) : { service: id });
      page.settle();
      history.pushState(null, '', address(next));
      show(next);
    },
    /** The address changed under us. */
    follow: (rest: string) => {
      page.forget();
      show(ofRoute(rest));
    },
    /** The remarks of a field on a key. */
    about: (key: string): About => ({
      problems: outcome().problems.filter(({ place }) => place === key),
      fixes: (problem) => problem.hints.flatMap(({ change }) => fixOf(change) ?? []),
    }),
  };
};

export type Calculator = ReturnType<typeof createCalculator>;
