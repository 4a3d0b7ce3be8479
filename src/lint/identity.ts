import { hash } from 'node:crypto';
import type { Diagnostic } from '../document/diagnostic.ts';
import { sourceOf } from './source.ts';

/** What is needed to name a document independently of where its file lies. */
export interface DocumentName {
  path: string;
  /** Id of the front matter, when it can be read. */
  id?: string | undefined;
  language: string;
  /** Source of the file, for findings that do not tell their subject. */
  text?: string;
}

/**
 * Gives each finding of one document its identity: rule, document, language, hash of the normalised subject, and which one it is among
 * findings that agree in all of these. Line numbers and wording of messages are no part of it. `diagnostics` must stand in their final order.
 */
export function identify(diagnostics: readonly Diagnostic[], document: DocumentName): Diagnostic[] {
  const seen = new Map<string, number>();
  return diagnostics.map((d) => {
    const key = [
      d.ruleId,
      document.id ?? document.path,
      document.language,
      hashOf(subjectOf(d, document.text)),
    ].join(':');
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    return { ...d, identity: `${key}:${occurrence}` };
  });
}

function subjectOf(d: Diagnostic, text: string | undefined): string {
  if (d.subject !== undefined) return d.subject;
  const source = text === undefined ? '' : sourceOf(text, d.place);
  return source === '' ? JSON.stringify([d.message, d.actual]) : source;
}

function hashOf(subject: string): string {
  const normal = subject.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return hash('sha256', normal, 'hex').slice(0, 16);
}
