/** AWS's configuration files: sections of `name = value`. What a secret stands under is only noted to be there. */

export interface Section {
  /** 1-based. */
  line: number;
  /** Values by name; of secrets only that they are there. */
  values: ReadonlyMap<string, string>;
}

const SECRETS = /^aws_(access_key_id|secret_access_key|session_token|security_token)$/;

/** Sections by their name as it is written; of two equal ones the values are put together. */
export function parseIni(text: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, { line: number; values: Map<string, string> }>();
  let open: Map<string, string> | null = null;
  text.split(/\r?\n/).forEach((raw, at) => {
    const header = headerOf(raw);
    if (header !== null) {
      const name = header.replace(/\s+/g, ' ').replace(/["']/g, '');
      const section = sections.get(name) ?? { line: at + 1, values: new Map<string, string>() };
      sections.set(name, section);
      open = section.values;
      return;
    }
    // What is indented belongs to the setting above it.
    const sign = raw.indexOf('=');
    if (open === null || sign === -1 || /^[\s#;=]/.test(raw)) return;
    const key = raw.slice(0, sign).trimEnd().toLowerCase();
    const value = raw.slice(sign + 1).trimStart();
    open.set(key, SECRETS.test(key) && value.trim() !== '' ? 'set' : value.replace(/\s[#;].*$/, '').trim());
  });
  return sections;
}

/** What stands between the brackets of a line that begins with one. By searches: a pattern would try every blank anew. */
function headerOf(line: string): string | null {
  const text = line.trimStart();
  const end = text.indexOf(']');
  return text.startsWith('[') && end !== -1 ? text.slice(1, end).trim() : null;
}
