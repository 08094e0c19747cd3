import { expect, it } from 'vitest';
import { namesIn, sentenceMark } from '../../scripts/claude-names.mjs';

const PROGRAM = `x=process.env.ANTHROPIC_NEW_TOKEN;y=CLAUDE_CODE_EFFORT;\u0000\u0001
var s={$schema:()=>r().optional().describe("A schema"),apiKeyHelper:()=>r().optional().describe("A {brace"),"newKey":()=>l({inner:r()}),last:z()};
save({accessToken:a,refreshToken:b,scopes:c,newField:d});save({accessToken:a,refreshToken:b});
fail("Your sign-in has ended. Run /login again.");fail(\`Not logged in to \${host} at all\`);say("Press a key to go on now")`;

it('finds the names of a program that touch sign-in', () => {
  expect(namesIn(PROGRAM)).toEqual({
    variables: ['ANTHROPIC_NEW_TOKEN'],
    settings: ['$schema', 'apiKeyHelper', 'last', 'newKey'],
    credentials: ['accessToken', 'newField', 'refreshToken', 'scopes'],
    sentences: ['Not logged in to … at all', 'Your sign-in has ended. Run /login again.'],
  });
});

it('marks a sentence without repeating it', () => {
  expect(sentenceMark('Not logged in')).toMatch(/^[0-9a-f]{10}$/);
});
