/** `sop.yaml` once validated; every field has a default, so that no file at all works too. */
export interface Config {
  title: string;
  /** BCP 47 tags; the first is the handbook's own language. */
  languages: string[];
}
