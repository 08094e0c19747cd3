/** How sentences are put together: units and spans of time, capitals and full stops. */

/** Units of time, longest first. */
export const UNITS = { day: 'd', hour: 'h', minute: 'min', second: 's' } as const;

export const TIME = {
  now: 'just now',
  ago: (span: string) => `${span} ago`,
  left: (span: string) => `${span} left`,
  in: (span: string) => `in ${span}`,
  endedNow: 'just ended',
  ended: (span: string) => `ended ${span} ago`,
};

/** What a screen reader says when the verdict changes. */
export function announce(headline: string, whose: string | null, next: string | null): string {
  return [headline, whose, next].flatMap((part) => (part === null ? [] : asSentence(part))).join(' ');
}

/** First letter in capitals. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** First letter in capitals, a full stop at the end: the table's and the findings' steps are telegrams. */
export function asSentence(text: string): string {
  const capital = capitalize(text.trim());
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

/** "max" as a person writes it: "Max". */
export function sayPlan(plan: string): string {
  return capitalize(plan.replaceAll('_', ' '));
}
