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
    const header = /^\s*\[\s*([^\]]*?)\s*\]/.exec(raw)?.[1];
    if (header !== undefined) {
      const name = header.replace(/\s+/g, ' ').replace(/["']/g, '');
      const section = sections.get(name) ?? { line: at + 1, values: new Map<string, string>() };
      sections.set(name, section);
      open = section.values;
      return;
    }
    // What is indented belongs to the setting above it.
    const [, name, value = ''] = /^([^\s#;=][^=]*?)\s*=\s*(.*)$/.exec(raw) ?? [];
    if (open === null || name === undefined) return;
    const key = name.toLowerCase();
    open.set(key, SECRETS.test(key) && value.trim() !== '' ? 'set' : value.replace(/\s[#;].*$/, '').trim());
  });
  return sections;
}
