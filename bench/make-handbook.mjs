#!/usr/bin/env node
// Makes a handbook of N SOPs of 2 to 6 KB for measurements: the same arguments give the same bytes.
//   node bench/make-handbook.mjs N FOLDER [--clean]
// One SOP in 20 holds a mistake; FOLDER/planted.json names file and rule, so that what is found can be counted too. With --clean none does.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [count, folder] = [Number(process.argv[2]), process.argv[3]];
const isClean = process.argv[4] === '--clean';
if (!(count > 0) || !folder) {
  process.stderr.write('Usage: node bench/make-handbook.mjs N FOLDER [--clean]\n');
  process.exit(2);
}

/** Lehmer's generator: small, seeded, the same everywhere. */
let state = 20_261_122;
const random = () => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};
const between = (low, high) => low + Math.floor(random() * (high - low + 1));
const pick = (list) => list[Math.floor(random() * list.length)];

const departments = ['Customer support', 'Billing', 'Logistics', 'Operations', 'People', 'Security'];
const roles = ['team-lead', 'duty-manager', 'billing-clerk', 'warehouse', 'data-officer'];
const verbs = [
  'Refund',
  'Replace',
  'Return',
  'Check',
  'Close',
  'Reopen',
  'Forward',
  'Answer',
  'Record',
  'Confirm',
];
const things = [
  'a late parcel',
  'a broken lamp',
  'a double payment',
  'a lost invoice',
  'a locked account',
  'a warranty claim',
  'a wrong address',
  'a data request',
];
const terms = [
  ['SLA', 'Service level agreement: the reply time that we promise.'],
  ['RMA', 'Return merchandise authorisation: the number a parcel needs before it comes back.'],
  ['VAT', 'Value added tax, shown apart on every invoice.'],
  ['PSP', 'Payment service provider, which moves the money.'],
  ['CSAT', 'Customer satisfaction, asked after every closed ticket.'],
];
const actions = [
  'Search the shop by order number or e-mail address and open the order.',
  'Write down what the customer saw, in the words of the customer.',
  'Compare the amount with the invoice; the currency must be the same.',
  'Ask for one photo in daylight and wait for the answer.',
  'Add a note to the ticket, so that a colleague can go on from here.',
  'Send the reply *Thank you for waiting* and name the next step.',
  'Set the ticket to `pending` and choose a date within 2 days.',
  'Call the carrier and ask for the last known place of the parcel.',
];
const questions = [
  'Is the order older than 30 days?',
  'Does the photo show a defect?',
  'Was the parcel scanned in the last 48 hours?',
  'Is the amount over 200 euro?',
  'Does the name on the account match the order?',
];

const sops = Array.from({ length: count }, (_, index) => {
  const [verb, thing, department] = [pick(verbs), pick(things), pick(departments)];
  const id = `${`${verb}-${thing}`.toLowerCase().replace(/\ba /u, '').replaceAll(' ', '-')}-${index + 1}`;
  const path = `sops/${department.toLowerCase().replaceAll(' ', '-')}/${id}.md`;
  return { id, path, department, title: `${verb} ${thing} (${index + 1})`, index };
});

const mistakes = ['unknown-step', 'missing-section', 'undefined-acronym', 'broken-link'];

function stepsOf(sop, mistake) {
  const total = between(6, 16);
  const last = `${total}. **Close the ticket.** Set it to *Solved*. End.`;
  const lines = [];
  for (let number = 1; number < total; number += 1) {
    if (number % 4 !== 2) {
      lines.push(`${number}. ${pick(actions)}`);
      continue;
    }
    const target = mistake === 'unknown-step' && number === 2 ? `step ${total + 9}` : '**Close the ticket**';
    const indent = ' '.repeat(`${number}. `.length);
    lines.push(`${number}. ${pick(questions)}`, `${indent}- **Yes:** Go to ${target}.`);
    lines.push(
      `${indent}- **No:** ${random() < 0.3 ? `Escalate to @${pick(roles)} and wait for the answer, then go on.` : 'Go on.'}`,
    );
  }
  const other = sops[between(0, count - 1)];
  const folderOf = (path) => path.split('/')[1];
  const link =
    folderOf(other.path) === folderOf(sop.path)
      ? `${other.id}.md`
      : `../${folderOf(other.path)}/${other.id}.md`;
  lines.push(last, '', '## Escalation', '');
  lines.push(
    `The duty manager decides when two rules disagree. See [${other.title}](${mistake === 'broken-link' ? 'gone.md' : link}).`,
  );
  return lines;
}

function textOf(sop, mistake) {
  const used = terms.filter(() => random() < 0.6);
  const lines = [
    '---',
    `id: ${sop.id}`,
    `title: ${sop.title}`,
    `department: ${sop.department}`,
    `owner: ${pick(roles)}`,
    'version: 0.0.0',
    'status: draft',
  ];
  lines.push(
    `review: ${pick([6, 12, 24])} months`,
    `tags: [${pick(['orders', 'money', 'people'])}]`,
    '---',
    '',
  );
  if (mistake !== 'missing-section') {
    lines.push(
      '## Purpose',
      '',
      `Everybody handles ${sop.title.toLowerCase()} in the same way, whoever answers and whatever the hour.`,
      '',
    );
  }
  lines.push(
    '## Terms',
    '',
    ...used.map(([term, meaning]) => `- **${term}**: ${meaning}`),
    '- **Ticket**: One question of one customer.',
    '',
  );
  const uses = used.map(([term]) => `the ${term}`).join(', ') || 'the ticket';
  lines.push(
    '## Scope',
    '',
    `It holds for all channels. It speaks of ${uses}${mistake === 'undefined-acronym' ? ' and the QXZ' : ''}.`,
    '',
  );
  return [...lines, '## Instructions', '', ...stepsOf(sop, mistake), ''].join('\n');
}

const planted = [];
for (const sop of sops) {
  const hasMistake = !isClean && sop.index % 20 === 7;
  const mistake = hasMistake ? mistakes[Math.floor(sop.index / 20) % mistakes.length] : undefined;
  if (mistake) planted.push({ path: sop.path, rule: mistake });
  mkdirSync(dirname(join(folder, sop.path)), { recursive: true });
  writeFileSync(join(folder, sop.path), textOf(sop, mistake));
}
writeFileSync(
  join(folder, 'sop.yaml'),
  `title: Lantern\nlanguages: [en]\ndepartments: [${departments.join(', ')}]\nroles: [${roles.join(', ')}]\n`,
);
writeFileSync(join(folder, 'planted.json'), `${JSON.stringify(planted, null, 1)}\n`);
process.stdout.write(`${count} SOPs in ${folder}, ${planted.length} with a mistake\n`);
