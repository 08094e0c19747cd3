/** What is remarkable at the place that a finding shows. */

export const EVIDENCE_NOTES = {
  holdsLogin: 'this holds a login',
  onboardingNotSet: 'hasCompletedOnboarding is not set here',
  modelSet: 'model is set',
  isSet: ({ name }: { name: string }) => `${name} is set`,
  accountNamed: 'oauthAccount names the account',
  isSetIn: ({ name, place }: { name: string; place: string }) => `${name} is set in ${place}`,
  isSetForTerminals: ({ name }: { name: string }) => `${name} is set here for every new terminal`,
  noLoginToken: 'claudeAiOauth.accessToken is no token of a login',
  runs: ({ name, program }: { name: string; program: string }) => `${name} runs ${program}`,
  runsThis: ({ name }: { name: string }) => `${name} runs this`,
  awsProfile: ({ name }: { name: string }) => `AWS_PROFILE or the default profile: ${name}`,
} as const;
