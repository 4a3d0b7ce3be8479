import type { ElementContent } from 'hast';
import type { SiteWords } from '../../languages/site/index.ts';
import { flat } from '../jsx-runtime.ts';
import type { Retirement } from '../retirement.ts';
import type { Missing, State } from '../standing.ts';

/** A link of a page: words and address from the page. */
export interface LinkTo {
  title: string;
  href: string;
  note?: string;
}

export interface NoticeView {
  kind: 'stop' | 'notice';
  text: string;
  /** The SOP that it is about, where it is another one. */
  about?: LinkTo;
  instead?: LinkTo;
  until?: string;
}

/** Everything on top of an SOP's page that a reader must know before the first step. */
export interface WarningsView {
  state: State | 'retired' | 'former' | 'upcoming' | 'behind';
  version: string;
  start?: string;
  missing: readonly Missing[];
  notices: readonly NoticeView[];
  /** The next proven revision. */
  next?: { version: string; start: string; until: string; href: string };
  /** On the page of another revision: the page that shows what holds. */
  current?: { version: string; href: string };
  supersededBy?: LinkTo;
  retirement?: Retirement;
  behind?: {
    renders?: string;
    now: string;
    isMajor: boolean;
    source: LinkTo;
    language: string;
    changes: readonly string[];
  };
}

export function warningsOf(view: WarningsView, words: SiteWords): ElementContent[] {
  return flat(
    <>
      {view.notices.map((notice) => noticeBox(notice, words))}
      {stateBox(view, words)}
      {view.next && nextBox(view.version, view.next, words)}
      {view.behind && behindBox(view.behind, words)}
    </>,
  );
}

function noticeBox({ kind, text, about, instead, until }: NoticeView, words: SiteWords): ElementContent[] {
  const isStop = kind === 'stop';
  const opening = about
    ? isStop
      ? words.stopOf(about.title)
      : words.noticeOf(about.title)
    : isStop
      ? words.stopNote
      : '';
  return flat(
    <div class={`box ${kind}`} data-until={until} role="note">
      <p>
        <b>{isStop ? words.stop : words.notice}</b>
        {until && <small> {words.until(words.date(until))}</small>}
      </p>
      <p>
        {about ? <a href={about.href}>{opening}</a> : opening} {text}
      </p>
      {instead && (
        <p>
          {words.instead} <a href={instead.href}>{instead.title}</a>
        </p>
      )}
    </div>,
  );
}

function stateBox(view: WarningsView, words: SiteWords): ElementContent[] {
  const { state, version, start, current, missing, supersededBy, retirement } = view;
  const toCurrent = current && (
    <p>
      <a href={current.href}>{words.readCurrent(current.version)}</a>
    </p>
  );
  if (state === 'draft') return flat(<div class="box draft">{words.draftNote}</div>);
  if (state === 'retired')
    return flat(
      <div class="box retired">
        <p>
          <b>{retirement ? words.retiredOn(words.date(retirement.on)) : words.states.retired}.</b>{' '}
          {words.retiredNote}
        </p>
        {retirement && retirement.reason !== '' && <p>{retirement.reason}</p>}
        {supersededBy && (
          <p>
            {words.instead} <a href={supersededBy.href}>{supersededBy.title}</a>
          </p>
        )}
      </div>,
    );
  if (state === 'former')
    return flat(
      <div class="box former">
        <p>{words.formerNote(version)}</p>
        {toCurrent}
      </div>,
    );
  if (state === 'upcoming' && start)
    return flat(
      <div class="box upcoming" data-starts={start}>
        <p data-before>{words.upcomingNote(version, words.date(start))}</p>
        <p data-after hidden>
          {words.upcomingStarted(version, words.date(start))}
        </p>
        {toCurrent}
      </div>,
    );
  if (state === 'pending' && start)
    return flat(
      <div class="box upcoming" data-starts={start}>
        <p data-before>{words.startsOn(words.date(start))}</p>
        <p data-after hidden>
          {words.hasStarted(words.date(start))}
        </p>
      </div>,
    );
  if (state === 'unproven' && missing.length > 0)
    return flat(
      <div class="box unproven">
        {missing.map((each) => (
          <p>{words.missing[each]}</p>
        ))}
      </div>,
    );
  return [];
}

/** True on every day: which of two versions holds until when. */
function nextBox(
  now: string,
  { version, start, until, href }: NonNullable<WarningsView['next']>,
  words: SiteWords,
): ElementContent[] {
  return flat(
    <div class="box upcoming" data-starts={start}>
      <p data-before>{words.holdsUntil(now, words.date(until), version, words.date(start))}</p>
      <p data-after hidden>
        <b>{words.nextHolds(version, words.date(start))}</b>
      </p>
      <p>
        <a href={href}>{words.readNext(version)}</a>
      </p>
    </div>,
  );
}

function behindBox(behind: NonNullable<WarningsView['behind']>, words: SiteWords): ElementContent[] {
  const { renders, now, isMajor, source, language, changes } = behind;
  return flat(
    <div class={isMajor ? 'box behind' : 'box behind small'}>
      <p>{renders === undefined ? words.translationUnknown(now) : words.translationBehind(now, renders)}</p>
      {isMajor && (
        <p>
          <a href={source.href}>{words.sourceHolds(source.title, language)}</a>. {words.sourceHoldsNote}
        </p>
      )}
      {changes.length > 0 && (
        <>
          <p>{words.changedInSource}</p>
          <ul>
            {changes.map((change) => (
              <li>{change}</li>
            ))}
          </ul>
        </>
      )}
    </div>,
  );
}
