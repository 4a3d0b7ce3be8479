import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { type ParseOptions, parseSop } from '../../src/document/parse.ts';

/** A document of the web shop "Lantern" with this front matter. */
export const withFrontMatter = (...lines: string[]): string =>
  ['---', ...lines, '---', '', '# Refund a customer', ''].join('\n');

export const required = ['id: refund', 'title: Refund a customer', 'department: Support', 'owner: ana'];

/** `line:column-line:column severity message reason` of each fault. */
export function faultsOf(text: string, options?: ParseOptions): string[] {
  return parseSop('sops/refund.md', text, options).diagnostics.map(said);
}

const said = ({ place: { start, end }, severity, message, reason }: Diagnostic): string =>
  `${start.line}:${start.column}-${end.line}:${end.column} ${severity} ${message?.key}: ${reason}`;

/** The text after every certain change of its front matter. */
export function fixed(text: string): string {
  const edits = parseSop('sops/refund.md', text).diagnostics.flatMap(({ fix }) => fix?.edits ?? []);
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((so, { start, end, text: put }) => so.slice(0, start) + put + so.slice(end), text);
}
