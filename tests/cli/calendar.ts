/** A calendar as read by the grammar of RFC 5545. */
export interface Calendar {
  properties: Record<string, string>;
  events: Record<string, string>[];
}

const NAME = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"\u0000-\u001f]*"|[^",;:\u0000-\u001f]*))*):(.*)$/su;
const TEXTS = new Set(['SUMMARY', 'DESCRIPTION', 'X-WR-CALNAME', 'CATEGORIES']);

/** Reads one calendar by RFC 5545, sections 3.1 (lines), 3.2 (parameters), 3.3.4, 3.3.5 and 3.3.11 (values), 3.6.1. Throws where it breaks one. */
export function parseCalendar(text: string): Calendar {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end with CRLF');
  if (/(?<!\r)\n|\r(?!\n)/u.test(text)) throw new Error('a line ends with something else than CRLF');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical)
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`);
  const lines = text
    .slice(0, -2)
    .replace(/\r\n[ \t]/gu, '')
    .split('\r\n');
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('no calendar');
  const calendar: Calendar = { properties: {}, events: [] };
  let event: Record<string, string> | undefined;
  for (const line of lines.slice(1, -1)) {
    const [, name = '', parameters = '', value = ''] = NAME.exec(line) ?? [];
    if (name === '') throw new Error(`no content line: ${line}`);
    if (name === 'BEGIN' || name === 'END') event = nested(calendar, event, name, value);
    else set(event ?? calendar.properties, name, parameters, value);
  }
  if (event) throw new Error('an event is not closed');
  for (const name of ['VERSION', 'PRODID']) if (!calendar.properties[name]) throw new Error(`no ${name}`);
  return calendar;
}

function nested(calendar: Calendar, event: Record<string, string> | undefined, what: string, of: string) {
  if (of !== 'VEVENT' || (what === 'BEGIN') !== (event === undefined))
    throw new Error(`unexpected ${what}:${of}`);
  if (what === 'BEGIN') return {};
  for (const name of ['UID', 'DTSTAMP', 'DTSTART'])
    if (!event?.[name]) throw new Error(`an event without ${name}`);
  if (calendar.events.some(({ UID }) => UID === event?.UID)) throw new Error(`${event?.UID} stands twice`);
  calendar.events.push(event ?? {});
  return undefined;
}

function set(into: Record<string, string>, name: string, parameters: string, value: string): void {
  if (into[name] !== undefined) throw new Error(`${name} stands twice`);
  if (parameters === ';VALUE=DATE' && !/^\d{8}$/u.test(value)) throw new Error(`no date: ${value}`);
  if (name === 'DTSTAMP' && !/^\d{8}T\d{6}Z$/u.test(value)) throw new Error(`no UTC time: ${value}`);
  if (!TEXTS.has(name)) into[name] = value;
  else {
    if (/(?<!\\)(?:\\\\)*[;,]/u.test(value) || /\\(?![\\;,nN])/u.test(value.replace(/\\\\/gu, '')))
      throw new Error(`not escaped: ${value}`);
    into[name] = value.replace(/\\([\\;,nN])/gu, (_, sign: string) => (/n/iu.test(sign) ? '\n' : sign));
  }
}
