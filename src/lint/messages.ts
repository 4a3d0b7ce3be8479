import type { Diagnostic, Fix, Severity } from '../document/diagnostic.ts';
import type { RuleTexts, RuleTranslations } from '../languages/rules/texts.ts';
import type { Finding, FindingFix, Rule } from './rule.ts';

type Values = Record<string, string | number>;

/** Longest value that a message repeats; the place shows the rest. */
const LONGEST_VALUE = 100;

/** Puts values into `{name}` placeholders, white space folded and long ones cut. A placeholder without a value stays as it is. */
export function fill(template: string, values: Values = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : shorten(String(value));
  });
}

function shorten(value: string): string {
  const characters = [...value.replace(/\s+/g, ' ').trim()];
  return characters.length <= LONGEST_VALUE
    ? characters.join('')
    : `${characters.slice(0, LONGEST_VALUE - 1).join('')}…`;
}

/** The texts of a rule in the language of `translations`, in English where it has none. */
export function textsOf(rule: Rule, translations: RuleTranslations = {}): RuleTexts {
  return translations[rule.id] ?? rule;
}

/** First sentence of a text. */
export function firstSentence(text: string): string {
  return /^.+?[.!?](?=\s|$)/su.exec(text)?.[0] ?? text;
}

/** What a rule found, as a diagnostic with all texts filled in. */
export function toDiagnostic(
  rule: Rule,
  finding: Finding,
  path: string,
  severity: Severity,
  translations?: RuleTranslations,
): Diagnostic {
  const texts = textsOf(rule, translations);
  const message = texts.messages[finding.message] ?? rule.messages[finding.message];
  if (!message) throw new Error(`rule \`${rule.id}\` has no message \`${finding.message}\``);
  const { values, cause, fix, suggestions, actual, expected, subject } = finding;
  const title = (d: FindingFix): Fix => ({
    ...d,
    title: d.title ?? fill(message.fix ?? message.hint, values),
  });
  return {
    ruleId: rule.id,
    severity,
    path,
    place: finding.place,
    reason: fill(message.reason, values),
    note: message.note ? fill(message.note, values) : firstSentence(texts.why),
    hint: fill(message.hint, values),
    message: { key: finding.message, values: values ?? {} },
    ...(cause && {
      cause: { ...cause, reason: cause.reason ?? fill(message.cause ?? message.reason, values) },
    }),
    ...(actual !== undefined && { actual }),
    ...(expected && { expected }),
    ...(fix && { fix: title(fix) }),
    ...(suggestions && { suggestions: suggestions.map(title) }),
    ...(subject !== undefined && { subject }),
  };
}

/** Says a fault that the reader of documents found in the language of `translations`, where it tells which message it is. */
export function translate(
  diagnostic: Diagnostic,
  rule: Rule | undefined,
  translations?: RuleTranslations,
): Diagnostic {
  if (!rule) return diagnostic;
  const texts = textsOf(rule, translations);
  const noted = { ...diagnostic, note: diagnostic.note ?? firstSentence(texts.why) };
  const { message: said, cause, fix } = diagnostic;
  const message = translations?.[rule.id]?.messages[said?.key ?? ''];
  if (!message || !said) return noted;
  const { values } = said;
  return {
    ...noted,
    reason: fill(message.reason, values),
    hint: fill(message.hint, values),
    note: message.note ? fill(message.note, values) : firstSentence(texts.why),
    ...(cause && message.cause && { cause: { ...cause, reason: fill(message.cause, values) } }),
    ...(fix && message.fix && { fix: { ...fix, title: fill(message.fix, values) } }),
  };
}
