import { z } from 'zod';
import { type Duration, readDuration } from '../document/amounts.ts';
import { faultOfId, idFrom } from '../document/ids.ts';
import { nearest } from '../document/near.ts';
import { readDate, readLanguage } from '../document/values.ts';
import type { ConfigFault } from './config-faults.ts';
import { type Hours, readHours } from './hours.ts';

/** What travels in an issue of the schema: the name of a fault and the values of its text. */
export interface ValueFault {
  fault: ConfigFault;
  values: Record<string, string | number>;
  likely?: string[];
}

const read = <T>(parse: (text: string) => { value: T } | ValueFault) =>
  z.string().transform((text, context) => {
    const result = parse(text.trim());
    if ('value' in result) return result.value;
    context.addIssue({ code: 'custom', params: result });
    return z.NEVER;
  });

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

export const text = () =>
  read<string>((value) => {
    if (value === '') return { fault: 'empty-value', values: {} };
    if (control.test(value)) return { fault: 'control-character', values: {} };
    return { value: value.replace(/\s+/g, ' ') };
  });

/** One value or a list of them; always a list afterwards. */
export const list = <T extends z.ZodType>(entry: T) =>
  z.union([entry, z.array(entry)]).transform((value) => [value].flat() as z.output<T>[]);

export const id = () =>
  read<string>((value) => {
    if (!faultOfId(value)) return { value };
    const expected = idFrom(value).toLowerCase();
    return {
      fault: 'id',
      values: { found: value, expected: expected || 'support' },
      likely: expected ? [expected] : [],
    };
  });

export const date = () =>
  read<string>((value) => {
    const result = readDate(value);
    if ('value' in result) return { value: result.value };
    const likely = result.certain ? [result.certain] : (result.likely ?? []);
    return { fault: 'date', values: { found: value, expected: likely[0] ?? '2026-01-31' }, likely };
  });

export const duration = () =>
  read<Duration>((value) => {
    const found = readDuration(value);
    if (found && found.amount > 0) return { value: found };
    const expected = /^[1-9]\d*$/.test(value) ? `${value} months` : '12 months';
    return {
      fault: 'duration',
      values: { found: value, expected },
      likely: /^\d/.test(value) ? [expected] : [],
    };
  });

export const reply = () =>
  read<Duration & { text: string }>((value) => {
    const found = readDuration(value);
    if (found) return { value: { ...found, text: value } };
    return { fault: 'duration', values: { found: value, expected: '4 hours' } };
  });

export const language = () =>
  read<string>((value) => {
    const result = readLanguage(value);
    if ('value' in result) return { value: result.value };
    const likely = result.certain ? [result.certain] : [];
    return { fault: 'language', values: { found: value, expected: likely[0] ?? 'en' }, likely };
  });

export const timezone = () =>
  read<string>((value) => {
    // Loading the names of all zones takes longer than reading the rest of the file.
    if (value === 'UTC') return { value };
    try {
      return { value: new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone };
    } catch {
      const likely = nearest(value, Intl.supportedValuesOf('timeZone'), 1);
      return { fault: 'timezone', values: { found: value, expected: likely[0] ?? 'Europe/Riga' }, likely };
    }
  });

/** A folder inside the handbook: relative, `/` between its parts, never upwards. */
export const folder = () =>
  read<string>((value) => {
    const parts = value.replace(/^\.\//, '').replace(/\/+$/, '').split('/');
    const outside = /^(?:[/~]|[A-Za-z]:)|\\/.test(value) || control.test(value);
    if (outside || parts.some((part) => part === '..' || part === '.' || part === ''))
      return { fault: 'folder', values: { found: value, expected: 'sops' } };
    return { value: parts.join('/') };
  });

/** An address that a page may link to. */
export const address = (schemes: readonly string[], expected: string) =>
  read<string>((value) => {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
    if (schemes.includes('mailto') && /^[^\s@:/]+@[^\s@:/]+$/.test(value))
      return { value: `mailto:${value}` };
    if (!scheme || !schemes.includes(scheme) || /[\s<>"'`\\]/.test(value))
      return { fault: 'address', values: { found: value, expected } };
    if (scheme !== 'mailto' && !URL.canParse(value.replaceAll(/[{}]/g, '')))
      return { fault: 'address', values: { found: value, expected } };
    return { value };
  });

export const base = () =>
  read<string>((value) => {
    if (!/^\/(?:[A-Za-z0-9._~-]+\/?)*$/.test(value) || value.includes('..') || value.includes('//'))
      return { fault: 'base', values: { found: value, expected: '/handbook/' } };
    return { value: value.endsWith('/') ? value : `${value}/` };
  });

export const email = () =>
  read<string>((value) =>
    /^[^\s@<>]+@[^\s@<>]+$/.test(value)
      ? { value: value.toLowerCase() }
      : { fault: 'e-mail', values: { found: value, expected: 'ana@lantern.example' } },
  );

export const hours = () => read<Hours>((value) => ({ value: readHours(value) }));
