/** Small rules of writing. */

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
