/** Small rules of writing. */

/** Made at its first use: it is dear. */
let plurals: Intl.PluralRules | null = null;

/** First letter in capitals. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** First letter in capitals, a full stop at the end. */
export function asSentence(text: string): string {
  const capital = capitalize(text.trim());
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

/** At most so many characters, the last of them a "…" where something is left out. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/** "max" as a person writes it: "Max". */
export function sayPlan(plan: string): string {
  return capitalize(plan.replaceAll('_', ' '));
}

/** "1 day", "3 days". `others`: the plural, where it is not the singular with an s. */
export function counted(count: number, one: string, others = `${one}s`): string {
  plurals ??= new Intl.PluralRules('en');
  return `${count} ${plurals.select(count) === 'one' ? one : others}`;
}

/** "a or b". */
export function either(parts: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(parts);
}

/** "a, b, and c". */
export function listed(parts: readonly string[]): string {
  return new Intl.ListFormat('en').format(parts);
}
