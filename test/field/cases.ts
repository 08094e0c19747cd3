/** The cases, kind by kind. Keys and people are made up. */

import { addressCases } from './cases-address.ts';
import { cloudCases } from './cases-cloud.ts';
import { fitForUseCases } from './cases-fit-for-use.ts';
import { moreCases } from './cases-more.ts';
import { networkCases } from './cases-network.ts';
import { originCases } from './cases-origin.ts';
import { refusedCases } from './cases-refused.ts';
import { secretCases } from './cases-secret.ts';
import { storeCases } from './cases-store.ts';
import type { FieldCase } from './field-case.ts';

export const CASES: readonly FieldCase[] = [
  ...secretCases,
  ...addressCases,
  ...cloudCases,
  ...networkCases,
  ...storeCases,
  ...originCases,
  ...refusedCases,
  ...fitForUseCases,
  ...moreCases,
];
