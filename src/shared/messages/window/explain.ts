/** The line that takes an error; what answers it is fetched later and stands in explanation.ts. */
export const EXPLAIN_BOX = {
  label: 'Explain an error',
  placeholder: 'Paste an error to explain it…',
} as const;
