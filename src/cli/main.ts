import type { Command } from 'commander';
import type { Output } from './lint-settings.ts';
import type { Shell } from './shell.ts';
import { onlyFlags, openTerminal, type Terminal } from './terminal.ts';

export { processShell } from './process.ts';

/**
 * Runs one command line, without the name of the program. Returns the exit code: 0 fine, 1 findings, 2 the person must change
 * something, 3 a fault of ours, 130 stopped by the person. Never throws.
 */
export async function run(argv: string[], shell: Shell): Promise<number> {
  if (asksVersion(argv)) return (await import('./version.ts')).version(argv.includes('--verbose'), shell);
  if (argv[0] === 'complete') return (await import('./complete.ts')).complete(argv.slice(1), shell, grammar);
  const terminal = await openTerminal(argv, shell);
  const paths = pathsToLint(argv);
  if (paths) return lintPlainly(paths, terminal, argv);
  const program = new (await import('commander')).Command('sop');
  let code = 0;
  const done = (result: number) => {
    code = result;
  };
  try {
    (await import('./help-page.ts')).prepare(grammar(program, terminal, done), terminal);
    await program.parseAsync(onlyFlags(argv) ? ['overview', ...argv] : argv, { from: 'user' });
    return code;
  } catch (error) {
    return (await import('./failure.ts')).report(error, terminal, argv);
  }
}

/** Help as every command prints it in this shell, by name of the command, of the whole under an empty name: for the build to keep. */
export const helpPages = async (shell: Shell): Promise<Record<string, string>> =>
  (await import('./help-pages.ts')).helpPages(shell, grammar);

/** The paths of a `sop lint` without a single option, what is run on every save: commander need not be loaded to read it. */
export const pathsToLint = ([command, ...paths]: string[]): string[] | undefined =>
  command === 'lint' && !paths.some((path) => path.startsWith('-')) ? paths : undefined;

/** The same as the grammar makes of such a line. */
async function lintPlainly(paths: string[], t: Terminal, argv: string[]): Promise<number> {
  try {
    return await (await import('./lint.ts')).lint(paths, { outputs: [], rule: [], baseline: true }, t);
  } catch (error) {
    return (await import('./failure.ts')).report(error, t, argv);
  }
}

const asksVersion = (argv: string[]) =>
  argv.every((arg) => arg.startsWith('-')) && (argv.includes('--version') || argv.includes('-V'));

/** Every command, argument and option. What a command does is loaded when it runs. */
function grammar(program: Command, t: Terminal, done: (code: number) => void): Command {
  const w = t.words.commands;
  const { json, dryRun } = t.words.help;

  program
    .command('overview', { hidden: true })
    .option('--json', json)
    .action(async (o) => done(await (await import('./overview.ts')).overview(o, t)));

  program
    .command('init')
    .argument('[folder]', w.init.folder)
    .option('--title <text>', w.init.title)
    .option('--department <name>', w.init.department)
    .option('--lang <tags>', w.init.lang)
    .option('--ci <host>', w.init.ci)
    .option('--git', w.init.git)
    .option('--no-git', w.init.noGit)
    .option('-y, --yes', w.init.yes)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (folder, o) => done(await (await import('./init.ts')).init(folder, o, t)));

  program
    .command('new')
    .argument('[title]', w.new.title)
    .option('-d, --department <name>', w.new.department)
    .option('-t, --template <name>', w.new.template)
    .option('--lang <tag>', w.new.lang)
    .option('--owner <name>', w.new.owner)
    .option('--id <id>', w.new.id)
    .option('--from <file>', w.new.from)
    .option('--edit', w.new.edit)
    .option('-y, --yes', w.new.yes)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (title, o) => done(await (await import('./new.ts')).newSop(title, o, t)));

  const outputs: Output[] = [];
  program
    .command('lint')
    .argument('[paths...]', w.lint.paths)
    .option('--fix', w.lint.fix)
    .option('--dry-run', w.lint.dryRun)
    .option('-f, --format <name>', w.lint.format, (format) => outputs.push({ format }))
    .option('-o, --output-file <file>', w.lint.outputFile, (file) =>
      outputs.push({ format: outputs.pop()?.format, file }),
    )
    .option('--stdin-filename <path>', w.lint.stdinFilename)
    .option('--rule <id=severity>', w.lint.rule, collect, [])
    .option('-q, --quiet', w.lint.quiet)
    .option('--max-warnings <n>', w.lint.maxWarnings)
    .option('--baseline <file>', w.lint.baseline)
    .option('--no-baseline', w.lint.noBaseline)
    .option('--update-baseline', w.lint.updateBaseline)
    .option('--since <ref>', w.lint.since)
    .option('--lang <tag>', w.lint.lang)
    .option('--json', json)
    .action(async (paths, o) => done(await (await import('./lint.ts')).lint(paths, { ...o, outputs }, t)));

  program
    .command('explain')
    .argument('[rule]', w.explain.rule)
    .option('--json', json)
    .action(async (rule, o) => done(await (await import('./explain.ts')).explain(rule, o, t)));

  program
    .command('rules')
    .option('--json', json)
    .action(async (o) => done(await (await import('./rules.ts')).rules(o, t)));

  program
    .command('flow')
    .argument('[file]', w.flow.file)
    .option('--ascii', w.flow.ascii)
    .option('-f, --format <name>', w.flow.format)
    .option('-o, --output <file>', w.flow.output)
    .option('--all <folder>', w.flow.all)
    .option('--layout <name>', w.flow.layout)
    .option('--write', w.flow.write)
    .option('--force', w.flow.force)
    .option('--dry-run', dryRun)
    .option('--lang <tag>', w.flow.lang)
    .option('--json', json)
    .action(async (file, o) => done(await (await import('./flow.ts')).flow(file, o, t)));

  program
    .command('list')
    .option('-d, --department <name>', w.list.department)
    .option('--status <status>', w.list.status)
    .option('--on <date>', w.list.on)
    .option('--csv', w.list.csv)
    .option('--json', json)
    .action(async (o) => done(await (await import('./list.ts')).list(o, t)));

  program
    .command('approve')
    .argument('<id>', w.approve.id)
    .option('--effective <date>', w.approve.effective)
    .option('--sign', w.approve.sign)
    .option('--correct <version>', w.approve.correct)
    .option('--from <file>', w.approve.from)
    .option('-m, --message <text>', w.approve.message)
    .option('--lang <tag>', w.approve.lang)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (id, o) => done(await (await import('./approve.ts')).approve(id, o, t)));

  program
    .command('reword')
    .argument('<id>', w.reword.id)
    .option('--because <text>', w.reword.because)
    .option('--lang <tag>', w.reword.lang)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (id, o) => done(await (await import('./reword.ts')).reword(id, o, t)));

  program
    .command('release')
    .argument('[ids...]', w.release.ids)
    .option('-m, --message <text>', w.release.message)
    .option('--effective <date>', w.release.effective)
    .option('--all-changed', w.release.allChanged)
    .option('--together', w.release.together)
    .option('--because <text>', w.release.because)
    .option('--class <class>', w.release.class)
    .option('--correct <version>', w.release.correct)
    .option('--from <file>', w.release.from)
    .option('--merged', w.release.merged)
    .option('--pull-request', w.release.pullRequest)
    .option('--reviews <file>', w.release.reviews)
    .option('--review-by <person>', w.release.reviewBy)
    .option('--review-url <address>', w.release.reviewUrl)
    .option('--lang <tag>', w.release.lang)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (ids, o) => done(await (await import('./release.ts')).release(ids, o, t)));

  program
    .command('schedule')
    .argument('<revision>', w.schedule.name)
    .option('--on <date>', w.schedule.on)
    .option('--cancel', w.schedule.cancel)
    .option('-m, --message <text>', w.schedule.message)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (name, o) => done(await (await import('./schedule.ts')).schedule(name, o, t)));

  program
    .command('schema')
    .argument('[name]', w.schema.name)
    .action(async (name) => done(await (await import('./schema.ts')).schema(name, t)));

  program
    .command('completion')
    .argument('[shell]', w.completion.shell)
    .action(async (name) => done(await (await import('./completion.ts')).completion(name, t)));

  for (const kind of ['stop', 'notice', 'resume'] as const) {
    const command = program
      .command(kind)
      .argument('<id>', w[kind].id)
      .option('-m, --message <text>', w[kind].message);
    if (kind === 'stop') command.option('--instead <id>', w.stop.instead);
    if (kind !== 'resume') command.option('--until <date>', w[kind].until);
    command
      .option('--dry-run', dryRun)
      .option('--json', json)
      .action(async (id, o) => done(await (await import('./notice.ts')).notice(kind, id, o, t)));
  }

  program
    .command('retire')
    .argument('<id>', w.retire.id)
    .option('--superseded-by <id>', w.retire.supersededBy)
    .option('-m, --message <text>', w.retire.message)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (id, o) => done(await (await import('./retire.ts')).retire(id, o, t)));

  program
    .command('review')
    .argument('<id>', w.review.id)
    .option('-m, --message <text>', w.review.message)
    .option('--lang <tag>', w.review.lang)
    .option('--in-force', w.review.inForce)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (id, o) => done(await (await import('./review.ts')).review(id, o, t)));

  program
    .command('handover')
    .argument('<person>', w.handover.person)
    .option('--to <person>', w.handover.to)
    .option('--until <date>', w.handover.until)
    .option('-m, --message <text>', w.handover.message)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (person, o) => done(await (await import('./handover.ts')).handover(person, o, t)));

  program
    .command('propose')
    .argument('[ids...]', w.propose.ids)
    .option('-m, --message <text>', w.propose.message)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (ids, o) => done(await (await import('./propose.ts')).propose(ids, o, t)));

  program
    .command('status')
    .option('--on <date>', w.status.on)
    .option('-f, --format <name>', w.status.format)
    .option('--all', w.status.all)
    .option('--exit-code', w.status.exitCode)
    .option('--json', json)
    .action(async (o) => done(await (await import('./status.ts')).status(o, t)));

  program
    .command('build')
    .option('-o, --out <folder>', w.build.out)
    .option('--base <path>', w.build.base)
    .option('--drafts', w.build.drafts)
    .option('--strict', w.build.strict)
    .option('--today <date>', w.build.today)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (o) => done(await (await import('./build.ts')).build(o, t)));

  program
    .command('serve')
    .option('-p, --port <number>', w.serve.port)
    .option('--open', w.serve.open)
    .option('--released', w.serve.released)
    .action(async (o) => done(await (await import('./serve.ts')).serve(o, t)));

  program
    .command('log')
    .argument('<sop>', w.log.sop)
    .option('--on <date>', w.log.on)
    .option('--lang <tag>', w.log.lang)
    .option('--verify', w.log.verify)
    .option('--json', json)
    .action(async (id, o) => done(await (await import('./log.ts')).log(id, o, t)));

  program
    .command('show')
    .argument('<sop>', w.show.sop)
    .option('--on <date>', w.show.on)
    .option('--lang <tag>', w.show.lang)
    .option('--json', json)
    .action(async (id, o) => done(await (await import('./show.ts')).show(id, o, t)));

  program
    .command('diff')
    .argument('[texts...]', w.diff.texts)
    .option('--since <ref>', w.diff.since)
    .option('-f, --format <name>', w.diff.format)
    .option('--lang <tag>', w.diff.lang)
    .option('--json', json)
    .action(async (texts, o) => done(await (await import('./diff.ts')).diff(texts, o, t)));

  program
    .command('restore')
    .argument('<sop>', w.restore.sop)
    .option('--lang <tag>', w.restore.lang)
    .option('--force', w.restore.force)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (id, o) => done(await (await import('./restore.ts')).restore(id, o, t)));

  program
    .command('audit')
    .argument('[id...]', w.audit.id)
    .option('--on <date>', w.audit.on)
    .option('-f, --format <name>', w.audit.format)
    .option('-o, --output <path>', w.audit.output)
    .option('--against <file>', w.audit.against)
    .option('--seal', w.audit.seal)
    .option('--pack <id@version>', w.audit.pack)
    .option('--explain <gap>', w.audit.explain)
    .option('--because <text>', w.audit.because)
    .option('--dry-run', dryRun)
    .option('--json', json)
    .action(async (id, o) => done(await (await import('./audit.ts')).audit(id, o, t)));

  program.command('lsp').action(async () => done(await (await import('./lsp.ts')).lsp(t)));

  program
    .command('help')
    .argument('[topic]', w.help.topic)
    .action(async (topic) => done(await (await import('./help.ts')).help(topic, program, t)));

  return program;
}

const collect = (value: string, before: string[]) => [...before, value];
