// What `sop audit` says: what each check proves, what each gap means, and the words of its reports.

type Values = Record<string, string | number>;

/** What is proven when a check finds no gap, and what is said where it finds one. */
export const checks = {
  'document-identity': {
    proves: 'every SOP has an id, a title, a department and an owner',
    gaps: { missing: (v: Values) => `\`${v.path}\` lacks ${v.keys}` },
  },
  'one-in-force': {
    proves: 'no two files are the same SOP in one language',
    gaps: { double: (v: Values) => `\`${v.path}\` and \`${v.other}\` both are \`${v.name}\`` },
  },
  'owner-known': {
    proves: 'every owner is somebody whom `sop.yaml` lists',
    gaps: { unknown: (v: Values) => `nobody in \`sop.yaml\` is \`${v.owner}\`, who owns \`${v.name}\`` },
  },
  'review-due': {
    proves: 'no review is overdue',
    gaps: { overdue: (v: Values) => `the review of \`${v.name}\` has been due since ${v.due}` },
  },
  'retired-links': {
    proves: 'no SOP in use sends readers to a retired one',
    gaps: { linked: (v: Values) => `\`${v.other}\` still leads to \`${v.name}\`, which is retired` },
  },
  'file-kept': {
    proves: 'no released SOP vanished without being retired, nor before its time of retention was over',
    gaps: {
      gone: (v: Values) => `\`${v.path}\` is gone although \`${v.name}\` was released and never retired`,
      early: (v: Values) =>
        `\`${v.path}\` was removed on ${v.removed}; \`${v.name}\` is to be kept until ${v.until}`,
    },
  },
  'translation-current': {
    proves: 'every translation renders the major revision that holds',
    gaps: {
      behind: (v: Values) => `\`${v.name}\` renders ${v.translates}; its source has been ${v.newest} since`,
    },
  },
  'stamps-true': {
    proves: 'the version that a text claims is one that was sealed',
    gaps: {
      never: (v: Values) =>
        `\`${v.name}\` says ${[v.version, v.status].filter((part) => part !== '').join(', ')} and was never released`,
      other: (v: Values) => `\`${v.name}\` says version ${v.version}; the last one sealed is ${v.sealed}`,
    },
  },
  approved: {
    proves: 'every revision was approved for the very text and by the rules of its day',
    gaps: {
      none: (v: Values) => `nobody approved ${v.revision}`,
      'none-counts': (v: Values) => `none of the approvals of ${v.revision} counts`,
      'other-text': (v: Values) => `${v.person} approved another text than ${v.revision}`,
      'other-revision': (v: Values) =>
        `${v.person} approved ${v.revision} as the successor of another revision`,
    },
  },
  'approval-evidence': {
    proves: 'a signature, a review on the git host or a commit of the approver’s own stands behind approvals',
    gaps: { typed: (v: Values) => `somebody else wrote down that ${v.person} approved ${v.revision}` },
  },
  'approver-entitled': {
    proves: 'whoever approved was allowed to on that day',
    gaps: { 'not-entitled': (v: Values) => `${v.person} was no approver when ${v.revision} was approved` },
  },
  'four-eyes': {
    proves: 'where two pairs of eyes are asked for, no author approved the change',
    gaps: { 'wrote-it': (v: Values) => `${v.person} approved ${v.revision} and wrote a part of it` },
  },
  'approval-complete': {
    proves: 'every approval has a name, a time and a meaning',
    gaps: {
      incomplete: (v: Values) => `the approval of ${v.revision} in line ${v.line} lacks its ${v.keys}`,
    },
  },
  'seal-text': {
    proves: 'the text at every tag is the text that was sealed, byte for byte',
    gaps: {
      missing: (v: Values) => `the text of ${v.revision} is not in the repository`,
      other: (v: Values) => `the text at ${v.revision} is not the one that the seal names`,
    },
  },
  'seal-fingerprint': {
    proves: 'the sealed text is the text that was approved',
    gaps: {
      none: (v: Values) => `the seal of ${v.revision} names no fingerprint`,
      other: (v: Values) => `the fingerprint of ${v.revision} is not the one that was approved`,
    },
  },
  'seal-on-main': {
    proves: 'every revision stands on the main line',
    gaps: { away: (v: Values) => `the main line does not hold the commit of ${v.revision}` },
  },
  'seal-signed': {
    proves: 'since the team signs, every seal is signed and its signature holds',
    gaps: {
      unsigned: (v: Values) => `${v.revision} is not signed, although seals before it are`,
      bad: (v: Values) => `git cannot verify the signature of ${v.revision}`,
    },
  },
  'release-only-own': {
    proves: 'a release commits the texts that it seals, their pictures and its records alone',
    gaps: {
      more: (v: Values) => `the release of ${v.revision} also changed \`${v.path}\`, which it does not seal`,
    },
  },
  'version-order': {
    proves: 'versions rise with time',
    gaps: { back: (v: Values) => `${v.revision} was sealed after ${v.other}` },
  },
  'version-class': {
    proves: 'no change has a smaller number than what it changes for readers, unless somebody said why',
    gaps: {
      lighter: (v: Values) => `${v.revision} is called ${v.class} and is ${v.computed} (${v.why})`,
      none: (v: Values) => `${v.revision} names no class, so nobody knows who has to read it again`,
      step: (v: Values) => `${v.revision} is too small a step from ${v.follows} for a ${v.class} change`,
    },
  },
  'version-content': {
    proves: 'one number names one text',
    gaps: {
      stamp: (v: Values) => `the text of ${v.revision} says version ${v.version}`,
      twice: (v: Values) => `${v.revision} and ${v.other} are two texts with one number`,
    },
  },
  'version-reason': {
    proves: 'every revision after the first says why it was made',
    gaps: { none: (v: Values) => `${v.revision} gives no reason` },
  },
  'dates-forward': {
    proves: 'no revision holds from a day before it was sealed',
    gaps: {
      backdated: (v: Values) =>
        `${v.revision} claims to hold from ${v.effective} and was sealed on ${v.sealed}`,
      early: (v: Values) =>
        `${v.revision} was sealed at ${v.sealed}, before its text was committed (${v.committed})`,
    },
  },
  'records-kept': {
    proves: 'no line of the records was changed or removed',
    gaps: {
      edited: (v: Values) =>
        `${v.person} changed ${v.count === 1 ? 'a line' : `${v.count} lines`} of \`${v.path}\`: ${v.text}`,
      removed: (v: Values) =>
        `${v.person} removed ${v.count === 1 ? 'a line' : `${v.count} lines`} of \`${v.path}\`: ${v.text}`,
      lost: (v: Values) =>
        `a merge lost ${v.count === 1 ? 'a line' : `${v.count} lines`} of \`${v.path}\`: ${v.text}`,
    },
  },
  'records-readable': {
    proves: 'every line of the records can be read',
    gaps: {
      header: (v: Values) => `\`${v.path}\` does not begin with the names of its columns`,
      columns: (v: Values) => `line ${v.line} of \`${v.path}\` has another number of columns`,
      quote: (v: Values) => `line ${v.line} of \`${v.path}\` has a quotation mark that nothing closes`,
      time: (v: Values) => `line ${v.line} of \`${v.path}\` begins with no time`,
    },
  },
  'records-times': {
    proves: 'the times in the records agree with the commits that brought them',
    gaps: {
      ahead: (v: Values) =>
        `line ${v.line} of \`${v.path}\` tells of ${v.time}, after it was committed (${v.committed})`,
      late: (v: Values) =>
        `line ${v.line} of \`${v.path}\` tells of ${v.time} and was committed long after (${v.committed})`,
    },
  },
  'records-own': {
    proves: 'reviews, notices, moved starts and explanations were recorded by the person whom they name',
    gaps: {
      other: (v: Values) => `line ${v.line} of \`${v.path}\` names ${v.person}, and ${v.author} brought it`,
    },
  },
  'records-known': {
    proves: 'every record is about an SOP and a revision that exist',
    gaps: {
      sop: (v: Values) => `line ${v.line} of \`${v.path}\` is about \`${v.what}\`, which is no SOP`,
      version: (v: Values) =>
        `line ${v.line} of \`${v.path}\` is about \`${v.what}\`, which was never released`,
    },
  },
  'history-kept': {
    proves: 'nothing that the seal kept outside holds was changed since',
    gaps: {
      commit: (v: Values) => `the commit ${v.commit} of the seal of ${v.since} is no longer on the main line`,
      'tag-gone': (v: Values) => `the tag ${v.tag} of the seal of ${v.since} is gone`,
      'tag-moved': (v: Values) => `the tag ${v.tag} is another one than in the seal of ${v.since}`,
      lines: (v: Values) =>
        `${v.count === 1 ? 'a line' : `${v.count} lines`} of \`${v.path}\` that the seal of ${v.since} holds ${v.count === 1 ? 'is' : 'are'} gone, the first is line ${v.line}`,
    },
  },
};

export const audit = {
  checks,
  title: (handbook: string, on: string) => `Audit of ${handbook} on ${on}`,
  about: (branch: string, commit: string) => `What git has on ${branch} at ${commit}.`,
  detached: 'no branch',
  progress: (done: number, total: number) => `Reading ${done} of ${total} revisions …`,
  sections: { gaps: 'Gaps', sops: 'SOPs', checks: 'Checks', explained: 'Explained' },
  columns: { check: 'Check', proves: 'Proves that', clauses: 'Clauses', looked: 'Looked at', gaps: 'Gaps' },
  clausesFrom: 'Clauses: 7.5 of ISO 9001:2015, 11 of 21 CFR Part 11.',
  none: 'No gaps.',
  summary: (gaps: number, explained: number) =>
    gaps === 0
      ? 'No gaps.'
      : `${gaps === 1 ? '1 gap' : `${gaps} gaps`}, ${explained} explained, ${gaps - explained} open.`,
  explainedBy: (person: string, day: string, because: string) =>
    `explained by ${person} on ${day}: ${because}`,
  open: 'open',
  where: (at: string) => `at ${at}`,
  howToExplain: (key: string) => `sop audit --explain ${key} --because "…"`,
  gapsMean:
    'A gap is what the records do not prove. This report changed nothing, and no text is lost by a gap: what readers see stands below, with each SOP.',
  howToExplainHint: 'Mend a gap, or say what happened; an explanation is kept with it and hides nothing:',
  states: {
    'in-force': 'in force',
    upcoming: 'sealed, not yet in force',
    'was-in-force': 'was in force',
    cancelled: 'cancelled',
    replaced: 'replaced on the day it began, or before',
    void: 'proves nothing',
  },
  statuses: { draft: 'draft', approved: 'released', retired: 'retired', gone: 'file gone' },
  evidences: {
    signed: 'signed',
    'host-review': 'review on the git host',
    'own-commit': 'own commit',
    typed: 'written by somebody else',
  },
  objections: {
    typed: 'does not count: somebody else wrote it down',
    'not-entitled': 'does not count: was no approver',
    'wrote-it': 'does not count: wrote a part of it',
    'other-text': 'does not count: for another text',
    'other-revision': 'does not count: for another predecessor',
  } as Record<string, string>,
  labels: {
    owner: 'owner',
    inForce: 'in force',
    nextReview: 'next review',
    wrote: 'wrote',
    approved: 'approved',
    sealed: 'sealed',
    held: 'held',
    holds: 'holds',
    willHold: 'will hold',
    reason: 'reason',
    because: 'because',
    corrects: 'corrects',
    unreleased: 'its newest text is not released',
    never: 'never released',
    nothing: 'nothing is in force',
    nobody: 'nobody',
  },
  since: (day: string) => `since ${day}`,
  period: (from: string, until: string | undefined) =>
    until === undefined ? `from ${from}` : `from ${from} until ${until}`,
  signed: 'signed',
  unknownGap: 'gap',
  expectedGap: 'the name of a gap that this audit finds',
  becauseNeeded: 'An explanation needs its reason',
  becauseNeededHint: 'Say what happened: `--because "The tag was made anew after a typing error"`.',
  explainedNow: (key: string) => `Recorded in records/explanations.csv: ${key}.`,
  wouldExplain: (key: string) =>
    `Would be recorded in records/explanations.csv: ${key}. Nothing was changed.`,
  explainSubject: (key: string) => `Explain ${key}`,
  brokenSeal: (path: string) => `\`${path}\` is no seal that \`sop audit --seal\` wrote, or it was changed`,
  brokenSealHint: 'Take the copy that was kept where nobody could change it.',
  sealed: (tags: number, lines: number, path: string) =>
    `${tags} seals and ${lines} lines of records are sealed in ${path}. Keep it where nobody who can write here can write.`,
  notBoth: (a: string, b: string) => `\`${a}\` and \`${b}\` cannot be used together`,
  pack: {
    changes: 'What changed',
    first: 'The first revision: there is none before it.',
    intro: (tag: string, fingerprint: string) =>
      `Everything that proves the revision \`${tag}\`. Its fingerprint is \`${fingerprint}\`: approvals name it, and the sealed text has it.`,
    file: 'File',
    holds: 'What it is',
    files: {
      'text.md': 'the sealed text, byte for byte',
      'former.md': 'the revision before it, where there is one',
      'changes.md': 'what readers have to do differently than before',
      'approvals.csv':
        'every approval of this text, with the evidence that was found for it and why it does not count, where it does not',
      'read-by.csv': 'who has confirmed to have read this text',
      'report.md': 'the audit of this SOP: all revisions and gaps; `report.json` holds the same as data',
      'seal.txt': 'the tag as git keeps it, with its signature where there is one',
      'commit.txt': 'the commit that was sealed',
      'attachments/': 'pictures and forms as they were',
    },
    check: 'In the repository of the handbook, this shows that the files here are what was sealed:',
    limits:
      'The tool is no validated system in the sense of 21 CFR Part 11. Who may write to the main line, and who somebody is, is for the git host to guarantee.',
  },
  packNeedsFolder: 'A folder is needed for the pack',
  packNeedsFolderHint: (name: string) => `sop audit --pack ${name} -o ${name.replace('@', '-')}`,
  packExists: (path: string) => `\`${path}\` is there already and is not empty`,
  packExistsHint: 'Name a new folder; nothing was written.',
  wouldPack: (n: number, folder: string) =>
    `This would write ${n === 1 ? 'one file' : `${n} files`} to ${folder}. Nothing was written.`,
  packed: (n: number, path: string) => `${n} files written to ${path}. Begin with README.md.`,
  noRevision: (name: string) => `There is no revision \`${name}\``,
  noRevisionHint: (names: string[]) =>
    names.length > 0
      ? `Revisions: ${names.join(', ')}.`
      : '`sop list` shows the SOPs, `sop log` the revisions of one.',
};
