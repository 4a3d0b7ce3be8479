/** The moment at which tests happen, wherever and whenever they run. */
export const morning = '2026-11-22T09:30:00+02:00';

/** What git's clock shows, ISO 8601. Seals and commits that had the day of the machine would make findings hang on the day of the run. */
export function setGitClock(moment: string): void {
  process.env.GIT_AUTHOR_DATE = moment;
  process.env.GIT_COMMITTER_DATE = moment;
}

setGitClock(morning);
