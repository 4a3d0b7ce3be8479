/** What a git host says of the pull request whose merge started a job. */
export interface HostEvent {
  title?: string;
  /** Commit of the main line that the merge made. */
  merge?: string;
  /** Newest commit of the branch when it was merged. */
  head?: string;
  /** Reviews that the answer or the event holds, the last of each person. */
  reviews: HostReview[];
}

export interface HostReview {
  /** Name of the account. */
  account: string;
  url: string;
  /** Commit of the branch that was looked at. */
  commit?: string;
}

/**
 * Reads the event file of a job (`pull_request` or `pull_request_review` with the keys of GitHub's webhook payloads) and the host's answer with
 * the reviews of the pull request (a list, as `GET /repos/…/pulls/…/reviews` gives it). Only the last review of a person that approves, asks for
 * changes or was dismissed counts; comments leave it as it was. Unknown shapes give nothing; never throws.
 */
export function readHostEvent(event: unknown, answer: unknown): HostEvent {
  const pull = recordIn(event, 'pull_request');
  const title = textIn(pull, 'title');
  const merge = textIn(pull, 'merge_commit_sha');
  const head = textIn(recordIn(pull, 'head'), 'sha');
  const single = recordIn(event, 'review');
  const all = [...(Array.isArray(answer) ? answer : []), ...(single ? [single] : [])];
  return {
    ...(title ? { title } : {}),
    ...(merge ? { merge } : {}),
    ...(head ? { head } : {}),
    reviews: lastOfEach(all),
  };
}

function lastOfEach(all: readonly unknown[]): HostReview[] {
  const last = new Map<string, HostReview | undefined>();
  const sorted = all
    .map((one) => ({ one, time: textIn(one, 'submitted_at') ?? '' }))
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  for (const { one } of sorted) {
    const account = textIn(recordIn(one, 'user'), 'login');
    const state = textIn(one, 'state')?.toUpperCase();
    const url = textIn(one, 'html_url');
    if (!account || !state || !/^(?:APPROVED|CHANGES_REQUESTED|DISMISSED)$/u.test(state)) continue;
    const commit = textIn(one, 'commit_id');
    const isApproval = state === 'APPROVED' && url !== undefined;
    last.set(account, isApproval ? { account, url, ...(commit ? { commit } : {}) } : undefined);
  }
  return [...last.values()].filter((review) => review !== undefined);
}

function recordIn(value: unknown, key: string): Record<string, unknown> | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : undefined;
}

function textIn(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' && found !== '' ? found : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
