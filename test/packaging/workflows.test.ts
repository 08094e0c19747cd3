import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../scripts/project.mjs';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  'runs-on'?: string;
  'timeout-minutes'?: number;
  uses?: string;
  permissions?: Record<string, string>;
  needs?: string;
  steps?: readonly Step[];
  strategy?: { matrix: Record<string, readonly unknown[]> };
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: unknown;
  jobs: Record<string, Job>;
}

const FOLDER = join(ROOT, '.github/workflows');

const workflows = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});

const find = (name: string): Workflow => {
  const found = workflows.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not there`);
  return found.workflow;
};

const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe.each(workflows)('$name', ({ text, workflow }) => {
  it('has no rights but those that each job names, and only one job may write', () => {
    expect(workflow.permissions).toEqual({});
    // `write-all` is a word alone.
    for (const { permissions } of Object.values(workflow.jobs)) expect(permissions).toBeTypeOf('object');
    const writers = Object.entries(workflow.jobs).filter(([, { permissions = {} }]) =>
      Object.values(permissions).includes('write'),
    );
    expect(writers.map(([name]) => name)).toEqual('publish' in workflow.jobs ? ['publish'] : []);
  });

  it('takes every action at one commit, and says its version', () => {
    const lines = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/uses: (\.\/|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
  });

  it('leaves no credentials in the checkout', () => {
    for (const step of stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@')))
      expect(step.with?.['persist-credentials']).toBe(false);
  });

  it('puts nothing from outside into a command: a name could be one', () => {
    for (const { run = '' } of stepsOf(workflow)) expect(run).not.toContain('${{');
  });

  it('is never started by somebody else with our rights', () => {
    for (const trigger of ['pull_request_target', 'workflow_run', 'issue_comment'])
      expect(Object.keys(workflow.on)).not.toContain(trigger);
  });

  it('ends by itself, on systems that are named', () => {
    for (const job of Object.values(workflow.jobs).filter(({ uses }) => !uses)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      expect(JSON.stringify([job['runs-on'], job.strategy?.matrix.os ?? []])).not.toContain('latest');
    }
  });

  it('calls only scripts that package.json has', () => {
    const called = stepsOf(workflow).flatMap(({ run = '' }) =>
      [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name),
    );
    expect(called.filter((name) => !(String(name) in manifest.scripts))).toEqual([]);
  });
});

describe('together', () => {
  it('they test three systems and the Node versions that people have', () => {
    const matrix = find('check.yml').jobs.test?.strategy?.matrix;
    expect(matrix?.os?.map((name) => String(name).split('-')[0])).toEqual(['ubuntu', 'macos', 'windows']);
    expect(matrix?.node).toEqual([20, 22, 24]);
  });

  it('they try every installer on its own system and on the real Electron', () => {
    const { jobs } = find('package.yml');
    expect(jobs.package?.strategy?.matrix.os?.map((name) => String(name).split('-')[0])).toEqual([
      'ubuntu',
      'macos',
      'windows',
    ]);
    const commands = (jobs.package?.steps ?? []).map(({ run = '' }) => run).join('\n');
    for (const word of [
      'npm test -- test/e2e',
      'npm run package',
      'codesign --verify --deep --strict',
      'electron-fuses read',
    ])
      expect(commands).toContain(word);
  });

  it('they publish only what is complete, with checksums, and run none of our code where they may write', () => {
    const { jobs } = find('release.yml');
    expect(jobs.publish?.needs).toBe('package');
    const steps = jobs.publish?.steps ?? [];
    expect(steps.some(({ uses = '' }) => uses.startsWith('actions/checkout@'))).toBe(false);
    const commands = steps.map(({ run = '' }) => run).join('\n');
    expect(commands).not.toMatch(/\b(npm|npx|node)\b/);
    const order = ['sha256sum', '--draft --verify-tag', '--draft=false'].map((word) => commands.indexOf(word));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });
});
