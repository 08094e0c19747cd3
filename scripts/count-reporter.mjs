/** A Vitest reporter that writes how the tests ended to the file PILOTLIGHT_COUNTS names: counts, and second tries. */
import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled  errors outside any test
   */
  onTestRunEnd(modules, unhandled) {
    const file = process.env.PILOTLIGHT_COUNTS;
    if (!file) return;
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    /** @type {string[]} */
    const triedAgain = [];
    for (const module of modules) {
      // A file that does not load, or a hook that throws, is a failure although no test says so.
      counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        counts[state === 'pending' ? 'skipped' : state] += 1;
        if (test.diagnostic()?.retryCount) {
          const why = errors?.[0]?.message.split('\n', 1)[0] ?? 'no error';
          triedAgain.push(`${module.relativeModuleId} > ${test.fullName}: ${stripVTControlCharacters(why)}`);
        }
      }
    }
    writeFileSync(file, JSON.stringify({ ...counts, triedAgain }));
  }
}
