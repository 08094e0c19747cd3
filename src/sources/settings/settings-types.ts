import { isOlder } from '../../diagnosis/version-rules.ts';
import { VALUE_SHAPES } from '../../shared/messages/file-shapes.ts';
import { SHAPES, type Shape, shapeFor } from './settings-shapes.ts';

export interface TypeProblem {
  path: readonly (string | number)[];
  /** One plain sentence without any value. */
  message: string;
}

/**
 * The first known name whose value has a type that makes Claude Code drop the file whole. Unknown names, and names whose
 * wrong values Claude Code skips one by one (themes, most hooks …), are no problem.
 * @param version  of the CLI whose rules decide; null: the newest known
 */
export function findTypeProblem(settings: unknown, version: string | null): TypeProblem | null {
  if (!isObject(settings)) {
    return { path: [], message: VALUE_SHAPES.fileObject({ found: nameOf(settings) }) };
  }
  for (const [name, value] of Object.entries(settings)) {
    const rule = Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
    if (rule === undefined || (value === null && rule.nullSince && !isOlder(version, rule.nullSince))) continue;
    const problem = findMisfit([name], value, shapeFor(rule, version));
    if (problem !== null) return problem;
  }
  return null;
}

function findMisfit(path: TypeProblem['path'], value: unknown, shape: Shape): TypeProblem | null {
  if (shape === 'anything') return null;
  const misfit = (): TypeProblem => ({
    path,
    message: VALUE_SHAPES.mustBe({ key: path.join('.'), wanted: wanted(shape), found: nameOf(value) }),
  });
  if (typeof shape === 'string') return fits(value, shape) ? null : misfit();
  switch (shape.kind) {
    case 'one-of':
      return typeof value === 'string' && shape.words.includes(value) ? null : misfit();
    case 'number':
      return typeof value === 'number' && isInRange(value, shape) ? null : misfit();
    case 'list':
      if (!Array.isArray(value)) return misfit();
      return firstOf(value.map((entry, at) => () => findMisfit([...path, at], entry, shape.of)));
    case 'record':
      if (!isObject(value)) return misfit();
      return firstOf(
        Object.entries(value).map(
          ([key, entry]) =>
            () =>
              findMisfit([...path, key], entry, shape.of),
        ),
      );
    case 'within':
      return (shape.is === 'list' ? Array.isArray(value) : isObject(value)) ? findMisfit(path, value, shape.of) : null;
    case 'either':
      return shape.of.some((option) => findMisfit(path, value, option) === null) ? null : misfit();
    case 'object': {
      if (!isObject(value)) return misfit();
      const known = Object.entries(shape.fields).filter(([key]) => Object.hasOwn(value, key));
      const lacking = shape.required.find((key) => !Object.hasOwn(value, key));
      if (lacking !== undefined) return { path, message: VALUE_SHAPES.lacks({ key: path.join('.'), field: lacking }) };
      return firstOf(
        known.map(
          ([key, field]) =>
            () =>
              findMisfit([...path, key], value[key], field),
        ),
      );
    }
  }
}

function firstOf(checks: readonly (() => TypeProblem | null)[]): TypeProblem | null {
  for (const check of checks) {
    const problem = check();
    if (problem !== null) return problem;
  }
  return null;
}

function fits(value: unknown, shape: Extract<Shape, string>): boolean {
  switch (shape) {
    case 'text':
      return typeof value === 'string';
    case 'switch':
      return typeof value === 'boolean';
    default:
      return true;
  }
}

function isInRange(value: number, range: Extract<Shape, { kind: 'number' }>): boolean {
  return value >= range.min && value <= range.max && (!range.whole || Number.isInteger(value));
}

/** What a person should write instead. */
function wanted(shape: Shape): string {
  if (shape === 'text') return VALUE_SHAPES.text;
  if (shape === 'switch') return VALUE_SHAPES.trueOrFalse;
  if (typeof shape === 'string') return VALUE_SHAPES.anything;
  switch (shape.kind) {
    case 'one-of':
      return VALUE_SHAPES.oneOf({ values: shape.words.map((word) => `"${word}"`).join(', ') });
    case 'number':
      return VALUE_SHAPES.number({
        whole: shape.whole,
        range:
          shape.max === Number.POSITIVE_INFINITY
            ? VALUE_SHAPES.from({ least: shape.min })
            : VALUE_SHAPES.fromTo({ least: shape.min, most: shape.max }),
      });
    case 'list':
      return shape.of === 'text' ? VALUE_SHAPES.texts : VALUE_SHAPES.list;
    case 'either':
      return [...new Set(shape.of.map(wanted))].join(VALUE_SHAPES.or);
    default:
      return VALUE_SHAPES.object;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const NAMES = { string: VALUE_SHAPES.aText, number: VALUE_SHAPES.aNumber, boolean: VALUE_SHAPES.trueOrFalse } as const;

/** The type of a value in a person's words; for texts and numbers out of range it must not repeat them. */
function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return VALUE_SHAPES.aList;
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? NAMES[type] : VALUE_SHAPES.anObject;
}
