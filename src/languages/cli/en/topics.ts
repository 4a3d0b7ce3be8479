import { formsTable } from '../forms.ts';

/** A page of `sop help`: one line that says what it is, and its text. Lines that begin with four spaces are examples. */
export interface Topic {
  summary: string;
  text: string;
}

/** Pages of `sop help` in English; lines have at most 80 characters. */
export const topics: Record<'steps' | 'front-matter' | 'languages' | 'versions' | 'exit-codes', Topic> = {
  steps: {
    summary: 'how steps, decisions, jumps and endings are written',
    text: `Steps are a numbered list under the heading "Instructions". Everything is plain
Markdown; sop reads the words and draws the chart from them.

A step
    1. **Find the order.** Search the shop by order number or e-mail address.
  The bold words are its title. Give a title to every step that others go to.

A decision is a question with its answers below it
    2. Is the order older than 30 days?
       - **Yes:** Explain the 30-day rule and go to **Close the ticket**.
       - **No:** Go on.
  Any answers will do, also three or more. Indent them below the question. An
  answer that neither goes somewhere nor ends goes on with the next step.

Going to another step
    go to **Close the ticket**       by title: stays right when steps move
    go to step 6, back to step 2     by number: changes when a step is put in
    repeat step 3 until it works     a loop

An ending
    6. **Close the ticket.** Set it to Solved. End.
  "End", "Stop" or "Done" as a sentence. The last step ends by itself.

Passing work on
    - **Yes:** Hand over to @team-lead. Your part ends here.
  or you wait, and say what each answer leads to
    - **Yes:** Escalate to @team-lead and wait for the answer.
      - **Approved:** Go on.
      - **Declined:** Go to **Close the ticket**.
  or you go on meanwhile
    4. Escalate to @team-lead, then go on.

Another SOP as one step
    5. **Refund the payment.** Follow [Refund a payment](refund-payment.md).

Who and how long
    @team-lead, (Team lead) at the end, or **Team lead:** at the start
    within 48 hours, wait 2 days, every 3 months

What cannot be read with certainty stays a plain step; nothing is dropped.
Look at the result with \`sop flow FILE\`.`,
  },
  'front-matter': {
    summary: 'the facts at the top of an SOP',
    text: `The facts about an SOP stand at its top, between two lines of three hyphens:

    ---
    id: refund-customer
    title: Refund a customer
    department: Support
    owner: ana
    version: 0.0.0
    status: draft
    ---

Required
  id          short name for files and addresses: letters, digits, - and _
  title       what the SOP is called
  department  whose work it is, as in sop.yaml
  owner       who keeps it right: a person or a role

Written by sop, not by hand
  version     three numbers; 0.0.0 is a draft that was never in force
  status      draft, approved or retired
  effective   the day from which it holds

If you need them
  language    en, nl, pt-BR; the first language of sop.yaml when left out
  translates  in a translation: the version of the original it renders
  review      how often it is looked at again: 12 months
  when        what customers say: "I was charged twice"
  not-when    what sounds alike but belongs to another SOP
  audience    roles that must know it: [agent, team-lead]
  targets     - metric: first reply
                target: 15 min
  related     ids of other SOPs
  supersedes, superseded-by    the SOP before it, the one after it
  tags        words to group by
  x-...       keys of your own

Put a value in single quotes when it holds ": " or begins with @ or [:
    title: 'Refund: how to'`,
  },
  languages: {
    summary: 'which languages are read, and their words',
    text: `An SOP is read with the words of its own language: the one that "language:" at
its top names; without that, the first of "languages:" in sop.yaml. A file that
is in no handbook is read in the language that its words speak for.

${formsTable(['answers', 'going on', 'ending', 'going to a step'])}

These are the forms that sop itself writes; many others are understood too.
Headings may be in the language of the SOP or in English, in any order. Words of
another language are text: an English "Go to" in a Dutch SOP draws no arrow.

A translation is the same SOP in another language: the same id, its own
"language:", and the version of the original that it renders.
    refund.md       id: refund
    refund.nl.md    id: refund, language: nl, translates: 1.4.0

What sop says to you is in English or Dutch, as your system is set. To choose:
    SOP_LANGUAGE=nl sop lint`,
  },
  versions: {
    summary: 'how an SOP gets its number, and what readers see',
    text: `You write the text; sop gives the numbers. "version", "status" and "effective"
at the top of an SOP are written by sop, never by hand.

  0.0.0    a draft that was never in force
  1.0.0    the first release
  major    who does what and when has changed: steps, answers, roles, figures,
           times. Everybody has to read it again.
  minor    purpose, terms, notes, pictures or targets have changed
  patch    spelling, punctuation, capitals

From draft to release
    sop approve refund-customer     somebody who may approve says yes to this
                                    very text; a word that changes later ends it
    sop release refund-customer     works out the number, writes it at the top,
                                    and seals the text as refund-customer@1.4.0
  A released text never changes: every change that is released gets its own
  number.

Readers see the highest released version whose day has come. Text that is newer
is a draft until it is released, also on the main branch.`,
  },
  'exit-codes': {
    summary: 'what the number means with which sop ends',
    text: `  0    everything is fine; warnings and suggestions count as fine
  1    sop lint found errors, or more warnings than --max-warnings allows
  2    you have to change something: a wrong name or option, a missing answer, a
       file that cannot be read. A line "hint:" says what to do.
  3    a fault of sop itself. Run it again with --verbose and pass that on.
  130  you stopped it with Ctrl-C. Nothing was written.

What a command prints for use elsewhere goes to standard output, everything
said to you goes to standard error. So this keeps a clean file:
    sop list --csv > list.csv`,
  },
};
