import { createHash } from 'node:crypto';
import { fold } from '../document/near.ts';
import { addDays } from '../handbook/dates.ts';
import { clean } from '../lint/report/clean.ts';
import type { Attention } from './status-data.ts';
import type { Terminal } from './terminal.ts';

interface Event {
  uid: string;
  date: string;
  summary: string;
  text: string;
  category: string;
}

/**
 * Reviews to come and dates on which revisions take effect, as a calendar (RFC 5545): all-day events whose identifiers stay when a date moves,
 * so that a calendar moves the event instead of showing two. Lines end with CRLF.
 */
export function calendar({ status, handbook }: Attention, t: Terminal): string {
  const w = t.words.status.calendar;
  const { title, site } = handbook.config;
  const where = uidDomain(site.address ?? '', title);
  const reviews = status.reviews.map(
    (due): Event => ({
      uid: `review.${due.id}.${due.language}@${where}`,
      date: due.due,
      summary: w.review(due.title),
      text: w.reviewText(due.id, due.version, due.owner),
      category: 'REVIEW',
    }),
  );
  const starts = status.items.flatMap((item): Event[] =>
    item.kind === 'upcoming'
      ? [
          {
            uid: `effective.${item.id}.${item.language}.${item.version}@${where}`,
            date: item.start,
            summary: w.effective(item.title, item.version),
            text: w.effectiveText(item.id, item.version),
            category: 'EFFECTIVE',
          },
        ]
      : [],
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//sop//status//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(w.name(title))}`,
    ...[...reviews, ...starts].flatMap((event) => eventLines(event, status.on)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The same on the same day: DTSTAMP is the day that was asked for, so that a nightly job writes no file anew for nothing. */
function eventLines({ uid, date, summary, text, category }: Event, on: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${compact(on)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(text)}`,
    `CATEGORIES:${category}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const compact = (date: string) => date.replaceAll('-', '');

/** TEXT of RFC 5545, 3.3.11. */
const escaped = (text: string) => clean(text).replace(/[\\;,]/gu, (sign) => `\\${sign}`);

/** Lines of at most 75 octets, continued with a space (RFC 5545, 3.1), never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > 75) {
      parts.push(part);
      part = '';
      size = 1;
    }
    part += character;
    size += octets;
  }
  return [...parts, part].join('\r\n ');
}

/** Where identifiers are unique: the host of the site; else the name of the handbook, which is hashed where it has no Latin letter. */
function uidDomain(address: string, title: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  const name = fold(title)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return host || name || createHash('sha256').update(title).digest('hex').slice(0, 12);
}
