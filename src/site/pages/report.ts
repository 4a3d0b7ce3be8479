import type { SiteWords } from '../../languages/site/index.ts';
import type { Entry, Site } from '../model.ts';
import type { SopView } from './view.ts';

/** Address of a report without the step: `mailto:` with subject and text, a form with its fields. */
export function reportOf(site: Site, { id, title, language }: Entry, version: string): SopView['reportBase'] {
  const { report } = site.input.config.site;
  return report ? { address: report, id, title, version, language } : undefined;
}

/** @param step number of the step, or empty */
export function reportAddress(
  { address, id, title, version }: NonNullable<SopView['reportBase']>,
  step: string,
  words: SiteWords,
): string {
  if (address.startsWith('mailto:')) {
    const subject = encodeURIComponent(words.reportSubject(id, version, step));
    return `${address}?subject=${subject}&body=${encodeURIComponent(words.reportBody(title, id, version, step))}`;
  }
  const fields = new URLSearchParams({ id, version, ...(step === '' ? {} : { step }) });
  return `${address}${address.includes('?') ? '&' : '?'}${fields}`;
}
