import type { ClientWords } from '../../../languages/site/client.ts';
import { fill, locale, make } from '../page.ts';
import type { Case, Done } from './case.ts';

type Words = ClientWords['guide'];

const clock = (time: number): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time);

/** A ticket is read anywhere: `2026-01-31 14:02`, by the reader's clock. */
function stamp(time: number): string {
  const date = new Date(time);
  const pad = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(pad).join('-');
  return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** "4 Is a lamp hot? Yes"; empty where there is nothing to tell. */
function lineOf({ number, label, answer }: Done): string {
  return [number, label, answer && `→ ${answer}`].filter(Boolean).join(' ');
}

/** The path as a list, sub-procedures set in. */
export function pathList({ past, pages }: Case): HTMLElement {
  const items = past
    .filter((done) => lineOf(done) !== '')
    .map((done) => {
      const from = done.depth > 0 ? pages[done.page]?.title : undefined;
      const time = make('time', { datetime: new Date(done.at).toISOString() }, clock(done.at));
      const number = done.number ? make('b', {}, done.number) : undefined;
      const answer = done.answer ? make('span', { class: 'guide-answer' }, `→ ${done.answer}`) : undefined;
      return make(
        'li',
        { class: done.depth > 0 ? 'guide-part' : undefined, title: from },
        time,
        make('span', {}, number, number && ' ', done.label, answer && ' ', answer),
      );
    });
  return make('ol', { class: 'guide-path' }, ...items);
}

/** The path as text for a ticket: what was followed in which version, when, and every step with its answer. */
export function pathText(one: Case, ending: string | undefined, words: Words): string {
  const [main] = one.pages;
  const named = one.pages.map(
    ({ title, id, version }) => `${title} (${id}, ${fill(words.version, { version })})`,
  );
  const ended = one.ended === undefined ? '' : `, ${fill(words.closed, { time: clock(one.ended) })}`;
  const lines = one.past
    .filter((done) => lineOf(done) !== '')
    .map((done) => {
      const from = done.depth > 0 && done.page > 0 ? ` [${one.pages[done.page]?.id}]` : '';
      return `${clock(done.at)} ${'  '.repeat(done.depth)}${lineOf(done)}${from}`;
    });
  const head = main ? [...named, `${fill(words.case, { time: stamp(one.begun) })}${ended}`] : [];
  return [...head, '', ...lines, ...(ending === undefined ? [] : [ending])].join('\n');
}

/** Numbers of what was done, small, above a step; each leads back to it. */
export function trail(one: Case, goTo: (count: number) => void, words: Words): HTMLElement | undefined {
  const steps = one.past
    .map((done, count) => ({ done, count }))
    .filter(({ done }) => done.number !== undefined);
  if (steps.length === 0) return undefined;
  const items = steps.map(({ done, count }) => {
    const name = `${fill(words.step, { number: done.number ?? '' })}: ${done.label}${done.answer ? `, ${done.answer}` : ''}`;
    const button = make('button', { type: 'button', title: name, 'aria-label': name }, done.number ?? '');
    button.addEventListener('click', () => goTo(count));
    return make('li', { class: done.depth > 0 ? 'guide-part' : undefined }, button);
  });
  return make('nav', { class: 'guide-trail', 'aria-label': words.pathSoFar }, make('ol', {}, ...items));
}

/** The time of day; with the day where that is not today. */
function timeText(time: number): string {
  const date = new Date(time);
  const isToday = date.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}

/** "the case of 14:02" */
export const caseName = ({ begun }: Case): string => timeText(begun);
