// What `sop review` says.

export const review = {
  flag: '-m "Read with the team; every step is as we work"',
  subject: (id: string, version: string) => `Review ${id} ${version}`,
  title: (id: string, title: string) => `Review ${id}: ${title}`,
  text: 'Text',
  says: 'Says',
  was: 'Until now',
  next: 'Next',
  theText: (version: string, language: string, fingerprint: string) =>
    `${version} (${language}), the text in force; its fingerprint begins with ${fingerprint}`,
  right: 'read as a whole and found right; the version stays',
  rightWith: (note: string) => `read as a whole and found right; the version stays. ${note}`,
  counted: {
    review: (last: string, due: string) => `last reviewed on ${last}, due on ${due}`,
    release: (last: string, due: string) => `not reviewed since it began to hold on ${last}, due on ${due}`,
  },
  due: (date: string) => `due on ${date}`,
  done: (id: string, version: string, due: string) =>
    `The review of ${id} ${version} is recorded. The next one is due on ${due}.`,
  retired: (id: string) => `\`${id}\` is retired: nobody works by it any more, so there is nothing to review`,
  nothingInForce: (id: string, language: string) =>
    `No text of \`${id}\` (${language}) is in force, so there is none to review; nothing was changed`,
  nothingInForceHint: (id: string) =>
    `A draft is read when it is approved: \`sop approve ${id}\`, then \`sop release ${id}\`.`,
  unreleased: (path: string, version: string) =>
    `\`${path}\` holds text that is not released; readers still see ${version}. Nothing was changed`,
  unreleasedHint: (id: string) =>
    `See what is new with \`sop diff ${id}\`, and release it with \`sop release ${id}\`: that counts as a review. If you read the text in force, say so: \`--in-force\`.`,
};

export const reviewCommands = {
  review: {
    summary: 'Record that the text in force was read again and is right',
    id: 'id of the SOP',
    message: 'What was looked at or found; for the records',
    lang: 'Language of the text; the main one when left out',
    inForce: 'The text in force is meant, although newer text waits',
    examples: [
      ['sop review refund-customer', 'the version stays; the next review is a year from now'],
      ['sop review refund-customer -m "Read with the team"', 'with a note'],
    ],
  },
};
