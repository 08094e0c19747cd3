/** What is no text of ours: paths, addresses, numbers with their units, names, what is typed. */
const DATA =
  /“[^”⟦⟧]*”|"[^"⟦⟧]*"|(?:npm start -- |pilotlight )[a-z-]+|claude(?: -p)?:|api\.anthropic\.com|https?:\/\/\S+|~?(?:\/[\w.@-]+)+(?::\d+)*|\S+@\S+|\.?claude\.json|\d+|Pilotlight/g;

/** The words that are left when every bracketed text, and what comes from outside, is taken away. */
export function wordsOutside(text: string, data: readonly (string | RegExp)[] = []): string[] {
  let rest = text.replaceAll(/\s+/g, ' ');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  for (const one of data)
    rest = typeof one === 'string' ? rest.replaceAll(one, ' ') : rest.replaceAll(new RegExp(one, 'g'), ' ');
  return rest.replaceAll(DATA, ' ').match(/\p{L}[\p{L}’'-]*/gu) ?? [];
}
