/** Opening hours: the text as written, and what could be read of it. */
export interface Hours {
  text: string;
  /** Undefined when the text is not in the form that is understood. */
  open?: OpenTime[];
}

interface OpenTime {
  /** Days of the week from 1 (Monday) to 7 (Sunday), as ISO 8601 counts them. */
  days: number[];
  /** `09:00`; `24:00` is the end of a day. */
  from: string;
  until: string;
}

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const day = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?';
const time = '(\\d{1,2})(?:[:.](\\d{2}))?';
const dayPart = new RegExp(`^${day}(?:\\s*[-–—]\\s*${day})?$`, 'i');
const timePart = new RegExp(`^${time}\\s*[-–—]\\s*${time}$`);

/**
 * Reads `Mon-Fri 9:00-17:00, Sat 10-14`, `Mon, Wed 9-12` and `24/7`. Any other text is kept and has no `open`. Hours that pass midnight
 * are given as two.
 */
export function readHours(text: string): Hours {
  const whole = text.trim();
  if (/^24\s*\/\s*7$/.test(whole))
    return { text: whole, open: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }] };
  const open: OpenTime[] = [];
  let days: number[] = [];
  for (const part of whole.split(/[,;]/)) {
    const [, names = '', hours = ''] = /^\s*(\D*?)\s*(\d.*?)?\s*$/.exec(part) ?? [];
    if (names !== '') {
      const read = readDays(names);
      if (!read) return { text: whole };
      // "Mon, Wed 9-12": days that still wait for their hours are gathered.
      days = open.length === 0 || hours === '' || days.length === 0 ? [...days, ...read] : read;
    }
    if (hours === '') continue;
    const times = readTimes(hours);
    if (!times || days.length === 0) return { text: whole };
    open.push(...spans(days, times));
    days = names === '' ? days : [];
  }
  return open.length > 0 && days.length === 0 ? { text: whole, open } : { text: whole };
}

function readDays(names: string): number[] | undefined {
  const [, first, last] = dayPart.exec(names) ?? [];
  if (!first) return undefined;
  const from = dayNames.indexOf(first.toLowerCase());
  const until = last ? dayNames.indexOf(last.toLowerCase()) : from;
  const count = ((until - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, n) => ((from + n) % 7) + 1);
}

function readTimes(hours: string): [string, string] | undefined {
  const [, fromHour, fromMinute = '00', untilHour, untilMinute = '00'] = timePart.exec(hours) ?? [];
  if (fromHour === undefined || untilHour === undefined) return undefined;
  const from = `${fromHour.padStart(2, '0')}:${fromMinute}`;
  const until = `${untilHour.padStart(2, '0')}:${untilMinute}`;
  const valid = (clock: string) => clock <= '24:00' && clock.slice(3) < '60';
  return valid(from) && valid(until) && from !== until ? [from, until] : undefined;
}

function spans(days: number[], [from, until]: [string, string]): OpenTime[] {
  if (from < until) return [{ days, from, until }];
  const next = days.map((d) => (d % 7) + 1);
  const late = { days, from, until: '24:00' };
  return until === '00:00' ? [late] : [late, { days: next, from: '00:00', until }];
}
