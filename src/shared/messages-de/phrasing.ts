/** German for ../messages/phrasing.ts. */
export { asSentence, capitalize, cut, sayPlan } from '../messages/phrasing.ts';

const plurals = new Intl.PluralRules('de');
const numbers = new Intl.NumberFormat('de');

/** `others` is always given, unless the plural is written like the singular. */
export function counted(count: number, one: string, others = one): string {
  return `${numbers.format(count)} ${plurals.select(count) === 'one' ? one : others}`;
}

export function either(parts: readonly string[]): string {
  return new Intl.ListFormat('de', { type: 'disjunction' }).format(parts);
}

export function listed(parts: readonly string[]): string {
  return new Intl.ListFormat('de').format(parts);
}
