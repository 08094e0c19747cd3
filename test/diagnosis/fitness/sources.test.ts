import { describe, expect, it } from 'vitest';
import type { CloudTrouble, CommandFacts } from '../../../src/shared/facts.ts';
import { EVIDENCE } from '../../../src/shared/messages/evidence.ts';
import { ask, KEY, one, said, settingsFile } from './ask-fitness.ts';

const HELPER: CommandFacts = { key: 'apiKeyHelper', line: 4, program: '/home/u/key.sh', trouble: 'missing' };
const withCommand = (command: Partial<CommandFacts>, file: Parameters<typeof settingsFile>[0] = {}) => ({
  login: null,
  profile: {
    settings: [
      settingsFile({
        apiKeyHelper: { line: 4, state: 'set' },
        commands: [
          { key: 'gcpAuthRefresh', line: 9, program: null, trouble: null },
          { ...HELPER, ...command },
        ],
        ...file,
      }),
    ],
  },
});

describe('a command that gives the credential', () => {
  it('is told where it is named, when its program is missing', () => {
    expect(one('helper-cannot-run', withCommand({}))).toMatchObject({
      severity: 'error',
      evidence: [{ file: '/home/u/.claude/settings.json', line: 4, note: expect.stringContaining('/home/u/key.sh') }],
      remedies: ['open-file'],
    });
    expect(one('helper-cannot-run', withCommand({ program: null })).evidence[0]?.note).toBe('apiKeyHelper is set');
  });

  it.each(['line-ends', 'interpreter', 'empty'] as const)('with %s is put right in the script', (trouble) => {
    const file = { place: 'managed-settings', path: '/etc/claude-code/managed-settings.json' } as const;
    const { evidence, remedies } = one('helper-cannot-run', withCommand({ trouble }, file));
    expect(evidence.map((where) => where.file)).toEqual(['/home/u/key.sh', file.path]);
    expect(remedies).toEqual(['open-file']);
  });

  it('that the company names is not the person’s to change', () => {
    const file = { place: 'managed-settings', path: '/etc/claude-code/managed-settings.json' } as const;
    expect(one('helper-cannot-run', withCommand({}, file)).remedies).toEqual([]);
  });

  it('that may not be run comes with the line that allows it', () => {
    const { detail, step } = one('helper-cannot-run', withCommand({ trouble: 'not-executable' }));
    expect(detail).toContain('chmod +x /home/u/key.sh');
    expect(step).toBe('run-line');
    expect(one('helper-cannot-run', withCommand({})).step).toBeUndefined();
  });

  it('is no matter where it runs, or where something else is sent', () => {
    expect(said(withCommand({ trouble: null }))).toEqual([]);
    const cloud = { ...withCommand({}), env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'x' } };
    expect(said(cloud)).not.toContain('helper-cannot-run error');
    // Both are sent then, the helper's as a key.
    const both = { ...withCommand({}), env: { ANTHROPIC_AUTH_TOKEN: 'made-up-token-made-up' } };
    expect(said(both)).toContain('helper-cannot-run error');
  });

  it('of a cloud that only renews a session is a warning, and of another cloud is nothing', () => {
    const command = { key: 'awsAuthRefresh' } as const;
    const on = (env: Record<string, string>) =>
      said({ ...withCommand(command, { apiKeyHelper: null }), env }).filter((word) => word.startsWith('helper'));
    expect(on({ CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'x' })).toEqual(['helper-cannot-run warning']);
    expect(on({ CLAUDE_CODE_USE_VERTEX: '1', CLOUD_ML_REGION: 'x' })).toEqual([]);
    expect(on({ ANTHROPIC_API_KEY: KEY })).toEqual([]);
  });
});

describe('a cloud that cannot sign', () => {
  const trouble = (kind: CloudTrouble['kind'], file: string | null = '/home/u/.aws/config'): CloudTrouble => ({
    kind,
    name: 'corp',
    file,
    line: 3,
  });
  const bedrock = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'x' };
  const FOUNDRY_UNSIGNED = {
    CLAUDE_CODE_USE_FOUNDRY: '1',
    ANTHROPIC_FOUNDRY_RESOURCE: 'r',
    CLAUDE_CODE_SKIP_FOUNDRY_AUTH: '1',
  };
  const asked = (env: Record<string, string>, kind: CloudTrouble['kind'] = 'aws-sso-ended', file?: string | null) => ({
    login: null,
    env,
    profile: { cloud: { hasCredentials: false, trouble: trouble(kind, file) } },
  });

  it.each([
    ['its files', asked(bedrock), true],
    ['its files, and signing is switched off', asked({ ...bedrock, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' }), false],
    ['its files, and a token goes instead', asked({ ...bedrock, AWS_BEARER_TOKEN_BEDROCK: 'made-up-made-up' }), false],
    ['its files, and it is not on', asked({}), false],
    ['its files, and a gateway is asked', asked({ ANTHROPIC_BASE_URL: 'https://g.example' }), false],
    ['Foundry’s resource, and signing is switched off', asked(FOUNDRY_UNSIGNED, 'foundry-resource-no-name'), true],
    [
      'Foundry named twice, with a key',
      asked(
        { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_RESOURCE: 'r', ANTHROPIC_FOUNDRY_API_KEY: 'made-up-made-up' },
        'foundry-address-twice',
      ),
      true,
    ],
  ])('for %s', (_name, situation, isTold) => {
    expect(ask(situation).some(({ id }) => id === 'cloud-credentials')).toBe(isTold);
  });

  it('is told with the file, which can be opened where there is one', () => {
    expect(one('cloud-credentials', asked(bedrock))).toMatchObject({
      severity: 'error',
      evidence: [{ file: '/home/u/.aws/config', line: 3, note: EVIDENCE.awsProfile({ name: 'corp' }) }],
      step: 'run-line',
      remedies: ['open-file'],
    });
    expect(one('cloud-credentials', asked(bedrock, 'aws-sso-none', null)).remedies).toEqual([]);
    const broken = one('cloud-credentials', asked(bedrock, 'cloud-file-broken'));
    expect(broken.evidence[0]?.note).toBe(EVIDENCE.isSet({ name: 'corp' }));
    expect(broken.step).toBeUndefined();
  });
});
