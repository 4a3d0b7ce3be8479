// Loaded before the program (`node --require`): counts files that are opened and processes that are started, without timing anything.
const childProcess = require('node:child_process');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { resolve } = require('node:path');

const seen = { opened: [], started: [] };
const note = (path) => {
  if (typeof path === 'string') seen.opened.push(resolve(path));
};
for (const from of [fs, fs.promises]) {
  for (const name of ['open', 'openSync', 'readFile', 'readFileSync']) {
    const real = from[name];
    if (!real) continue;
    from[name] = (path, ...rest) => {
      note(path);
      return real.call(from, path, ...rest);
    };
  }
}
const { spawn } = childProcess.ChildProcess.prototype;
childProcess.ChildProcess.prototype.spawn = function (options) {
  seen.started.push(options.file);
  return spawn.call(this, options);
};
const { spawnSync } = childProcess;
childProcess.spawnSync = (file, ...rest) => {
  seen.started.push(file);
  return spawnSync(file, ...rest);
};
syncBuiltinESMExports();
const { writeFileSync } = fs;
process.on('exit', () => writeFileSync(process.env.SOP_COUNTS, JSON.stringify(seen)));
