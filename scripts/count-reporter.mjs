/** A Vitest reporter that writes how many tests passed, failed and were skipped to the file PILOTLIGHT_COUNTS names. */
import { writeFileSync } from 'node:fs';

export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled  errors outside any test
   */
  onTestRunEnd(modules, unhandled) {
    const file = process.env.PILOTLIGHT_COUNTS;
    if (!file) return;
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      // A file that does not load, or a hook that throws, is a failure although no test says so.
      counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'pending' ? 'skipped' : state] += 1;
      }
    }
    writeFileSync(file, JSON.stringify(counts));
  }
}
