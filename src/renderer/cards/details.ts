/** What stands behind the lines of the window, as one file: five would be larger, and more to ask for. */
export { AuthCard } from './auth-card.tsx';
export { ClaudePlace } from './claude-place.tsx';
export { FallbackOptions } from './fallback-ways.tsx';
export { NoticesCard } from './notices-card.tsx';
export { ProfileSwitch } from './profile-switch.tsx';
export { ServiceCard } from './service-card.tsx';
export { SetupCard } from './setup-card.tsx';
export { SignInCard } from './sign-in-card.tsx';
