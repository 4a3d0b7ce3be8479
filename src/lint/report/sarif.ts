import type { Position } from 'unist';
import type { Diagnostic, Edit, Fix } from '../../document/diagnostic.ts';
import { placesIn } from '../../document/places.ts';
import { textsOf } from '../messages.ts';
import type { Rule } from '../rule.ts';
import { clean, jsonText, wellFormed } from './clean.ts';
import { pathInRepository, type Reporter, type ReportOptions, type Result } from './reporter.ts';

const levels = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** Name of the folder that all paths start from (SARIF 2.1.0, 3.4.4); whoever reads the log knows where it lies. */
const ROOT = 'SRCROOT';

/** SARIF 2.1.0 (OASIS standard), for code scanning and editors. Columns count UTF-16 code units. */
export const sarif: Reporter = (results, options = {}) => {
  const rules = rulesIn(results, options);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'sop',
            ...(options.version && { version: options.version, semanticVersion: options.version }),
            rules: rules.map((d) => descriptor(d, options)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The folder that holds the repository.' } } },
        results: results.flatMap(({ diagnostics, text }) =>
          diagnostics.map((d) =>
            finding(
              d,
              text,
              rules.findIndex(({ id }) => id === d.ruleId),
              options,
            ),
          ),
        ),
      },
    ],
  };
  return jsonText(log);
};

function rulesIn(results: readonly Result[], { rules = [] }: ReportOptions): Rule[] {
  const used = new Set(results.flatMap((d) => d.diagnostics.map(({ ruleId }) => ruleId)));
  return rules.filter((d) => used.has(d.id));
}

function descriptor(rule: Rule, { translations }: ReportOptions) {
  const { summary, why } = textsOf(rule, translations);
  return {
    id: rule.id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: {
      text: `${why} Run \`sop explain ${rule.id}\` for examples.`,
      markdown: `${why}\n\nRun \`sop explain ${rule.id}\` for examples.`,
    },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.group] },
  };
}

function finding(d: Diagnostic, text: string | undefined, rule: number, { folder }: ReportOptions) {
  const message = [d.reason, d.hint].flatMap((part) => (part ? [clean(part)] : [])).join('. ');
  const fixes = text === undefined ? [] : [...(d.fix ? [d.fix] : []), ...(d.suggestions ?? [])];
  return {
    ruleId: d.ruleId,
    ...(rule >= 0 && { ruleIndex: rule }),
    level: levels[d.severity],
    message: { text: message },
    locations: [{ physicalLocation: location(d.path, d.place, folder) }],
    ...(d.cause && {
      relatedLocations: [
        {
          id: 1,
          message: { text: clean(d.cause.reason) },
          physicalLocation: location(d.cause.path ?? d.path, d.cause.place, folder),
        },
      ],
    }),
    ...(d.identity && { partialFingerprints: { 'sopFinding/v1': d.identity } }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => change(fix, d.path, text ?? '', folder)) }),
  };
}

function location(path: string, place: Position, folder: string | undefined) {
  return { artifactLocation: artifact(path, folder), region: region(place) };
}

function region({ start, end }: Position) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A percent-encoded address: relative to the root where it lies below it, else absolute. */
function artifact(path: string, folder: string | undefined) {
  const encoded = wellFormed(pathInRepository(path, folder)).split('/').map(encodeURIComponent).join('/');
  return encoded.startsWith('/') ? { uri: `file://${encoded}` } : { uri: encoded, uriBaseId: ROOT };
}

function change({ title, edits }: Fix, path: string, text: string, folder: string | undefined) {
  const places = placesIn(text);
  const replacement = ({ start, end, text: added }: Edit) => ({
    deletedRegion: region(places.place(start, end)),
    ...(added && { insertedContent: { text: added } }),
  });
  return {
    description: { text: clean(title) },
    artifactChanges: [{ artifactLocation: artifact(path, folder), replacements: edits.map(replacement) }],
  };
}
