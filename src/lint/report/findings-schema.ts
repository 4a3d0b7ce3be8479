import { z } from 'zod';

const count = () => z.int().nonnegative();

const range = {
  line: z.int().describe('First line, counted from 1.'),
  column: z.int().describe('First column, counted from 1 in UTF-16 code units.'),
  endLine: z.int(),
  endColumn: z.int().describe('The column behind the last character.'),
};

const fix = z
  .strictObject({
    title: z.string().describe('What it does, as an instruction.'),
    edits: z.array(
      z
        .strictObject({ start: count(), end: count(), text: z.string() })
        .describe(
          'Replaces the characters from `start` up to `end` of the whole file, in UTF-16 code units, by `text`.',
        ),
    ),
  })
  .describe('Changes that belong together: make all or none.');

const finding = z.strictObject({
  rule: z.string().describe('Name of the rule; `sop explain` takes it.'),
  severity: z.enum(['error', 'warning', 'hint']),
  ...range,
  reason: z.string().describe('What is wrong, in one sentence.'),
  why: z.string().optional().describe('Why it matters to a reader of the SOP.'),
  hint: z.string().optional().describe('What to do.'),
  actual: z.string().optional(),
  expected: z.array(z.string()).optional(),
  cause: z
    .strictObject({ path: z.string(), ...range, reason: z.string() })
    .optional()
    .describe('A second place that explains the finding.'),
  fix: fix.optional().describe('The change that `sop lint --fix` makes.'),
  suggestions: z.array(fix).optional().describe('Changes of which a person has to choose.'),
  identity: z.string().optional().describe('The same for the same finding when lines move.'),
});

const findings = z
  .strictObject({
    version: z.literal(1).describe('Rises when a field changes its meaning.'),
    summary: z.strictObject({
      errors: count(),
      warnings: count(),
      hints: count(),
      fixable: count().describe('Findings that `sop lint --fix` mends.'),
      filesWithFindings: count(),
      filesChecked: count(),
    }),
    files: z
      .array(z.strictObject({ path: z.string(), findings: z.array(finding) }))
      .describe('Files with findings.'),
    baseline: z
      .strictObject({
        known: count().describe('Findings that the baseline left out.'),
        fixed: z
          .array(z.strictObject({ identity: z.string(), at: z.string() }))
          .describe('Entries of the baseline that are no longer found.'),
      })
      .optional(),
  })
  .meta({ title: 'Findings of `sop lint --json`' });

/** What `sop lint --json` prints. */
export type Findings = z.input<typeof findings>;

/** The output of `sop lint --json` as a JSON Schema (draft 7). */
export const findingsSchema = (): Record<string, unknown> => z.toJSONSchema(findings, { target: 'draft-7' });
