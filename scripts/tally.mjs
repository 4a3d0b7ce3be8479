// `tally.mjs REPORT TESTS_EXIT_CODE OTHER_FAILED_STEPS`: prints "N passed, N failed" from a JUnit report. A test that was skipped did
// not pass, and a report that is missing or holds no test is a failure: this check never passes by not looking.
import { readFileSync } from 'node:fs';

const [path, testsCode = '0', otherSteps = '0'] = process.argv.slice(2);
const { passed, failed } = count(read(path));
// `npm test` may fail without a failed test: types, style, unused code.
const total = Math.max(failed, testsCode === '0' && passed > 0 ? 0 : 1) + Number(otherSteps);
console.log(`${passed} passed, ${total} failed`);
process.exitCode = total === 0 ? 0 : 1;

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    console.error(`No test report at ${file}.`);
    return '';
  }
}

/** Counts the attributes of the root element: its sums cover all suites. */
function count(xml) {
  const root = /<testsuites\b[^>]*>/.exec(xml)?.[0] ?? '';
  const number = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(root)?.[1] ?? 0);
  const failed = number('failures') + number('errors');
  const skipped = (xml.match(/<skipped\b/g) ?? []).length;
  if (skipped > 0) console.error(`${skipped} tests were skipped; they count as failed.`);
  return { passed: number('tests') - failed - skipped, failed: failed + skipped };
}
