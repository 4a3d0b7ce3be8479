import type { ElementContent } from 'hast';
import type { SiteWords } from '../../languages/site/index.ts';
import { flat } from '../jsx-runtime.ts';

/** A line of the history: one version. */
export interface HistoryLine {
  version: string;
  sealed: string;
  start?: string;
  /** Last day on which it held. */
  until?: string;
  /** It holds from a day that is still to come. */
  isComing: boolean;
  /** A later version started before this one could. */
  neverHeld: boolean;
  class?: string;
  reason?: string;
  corrects?: string;
  /** Its own page; the page itself has none. */
  href?: string;
  /** What changed in it. */
  changesHref?: string;
  isShown: boolean;
  approvedBy: string;
  /** Why it does not count. */
  fault?: string;
}

export function historyOf(lines: readonly HistoryLine[], words: SiteWords): ElementContent[] {
  if (lines.length === 0) return flat(<p class="muted">{words.noPast}</p>);
  return flat(
    <ol class="history">
      {lines.map((line) => (
        <li class={line.isShown ? 'shown' : undefined}>
          <p>
            <b>{line.href && !line.isShown ? <a href={line.href}>{line.version}</a> : line.version}</b>{' '}
            <span class="muted">{periodOf(line, words)}</span>
            {line.class && words.classes[line.class] && (
              <span class={`class ${line.class}`}>{words.classes[line.class]}</span>
            )}
            {line.changesHref && <a href={line.changesHref}>{words.whatChanged}</a>}
          </p>
          {(line.reason || line.corrects) && (
            <p>
              {line.reason} {line.corrects && <span class="muted">({words.corrects(line.corrects)})</span>}
            </p>
          )}
          {line.approvedBy !== '' && <p class="muted">{`${words.approved}: ${line.approvedBy}`}</p>}
          {line.fault && <p class="muted">{line.fault}</p>}
        </li>
      ))}
    </ol>,
  );
}

function periodOf(
  { start, until, isComing, neverHeld, sealed, fault }: HistoryLine,
  words: SiteWords,
): string {
  if (neverHeld || (start === undefined && fault))
    return `${words.sealedOn(words.date(sealed))}, ${words.never}`;
  if (start === undefined) return `${words.sealedOn(words.date(sealed))}, ${words.cancelled}`;
  if (isComing) return words.fromDate(words.date(start));
  return words.period(words.date(start), until && words.date(until));
}
