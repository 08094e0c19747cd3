import type { FieldCase } from './field-case.ts';

/** A set-up in which nothing is wrong. */
export type Home = Omit<FieldCase, 'kind' | 'light'>;
