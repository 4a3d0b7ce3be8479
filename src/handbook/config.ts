/** `sop.yaml` once validated; every field has a default, so that no file at all works too. */
export interface Config {
  title: string;
  /** BCP 47 tags; the first is the handbook's own language. */
  languages: string[];
  /** Severity by rule id, where it differs from the rule's own. */
  rules: Record<string, 'error' | 'warning' | 'hint' | 'off'>;
  /** Titles of sections that every SOP of this handbook must have besides purpose, terms and instructions. */
  sections: string[];
  /** Acronyms that every reader of this handbook knows. */
  acronyms: string[];
}
