// Adds up the test runner's JSON reports of a folder and prints `N passed, N failed`, the gate's last line.
// Usage: count-results.js FOLDER FAILED_STEPS. A step that failed without a failed test counts as one failure.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, failedSteps] = [process.argv[2], Number(process.argv[3])];
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const passed = reports.reduce((sum, report) => sum + report.numPassedTests, 0);
const failedTests = reports.reduce((sum, report) => sum + report.numFailedTests, 0);
const notRun = reports.reduce((sum, report) => sum + report.numPendingTests + report.numTodoTests, 0);
if (notRun > 0) console.log(`${notRun} tests were skipped: none may be`);
const failed = Math.max(failedTests, failedSteps) + notRun;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
