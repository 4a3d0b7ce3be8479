#!/usr/bin/env node
const { quickAnswer, surroundings, say } = require('../dist/quick.cjs');

const answer = quickAnswer(process.argv.slice(2), surroundings);
if (answer !== undefined) say(answer);
else {
  // Node 22 and later keep what they compiled.
  require('node:module').enableCompileCache?.();
  const { run, processShell } = require('../dist/cli.cjs');
  run(process.argv.slice(2), processShell()).then((code) => {
    process.exitCode = code;
  });
}
